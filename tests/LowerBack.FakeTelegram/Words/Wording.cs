using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Words;

/// <summary>A text with its entities.</summary>
public sealed record Wording(string Text, IReadOnlyList<Entity> Entities)
{
    /// <summary>No words at all.</summary>
    public static readonly Wording None = new("", []);

    /// <inheritdoc/>
    public bool Equals(Wording? other) => other is not null && Text == other.Text && Entities.SequenceEqual(other.Entities);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Links to people become mentions of those the bot can know; of others only the words stay.</summary>
    internal Wording WithPeople(Func<long, User?> find)
    {
        const string toSomebody = "tg://user?id=";
        var entities = new List<Entity>(Entities.Count);
        foreach (var entity in Entities)
        {
            if (entity.Url?.StartsWith(toSomebody, StringComparison.Ordinal) != true)
                entities.Add(entity);
            else if (long.TryParse(entity.Url.AsSpan(toSomebody.Length), out var id) && find(id) is { } user)
                entities.Add(new Entity("text_mention", entity.Offset, entity.Length) { User = user });
        }

        return this with { Entities = entities };
    }

    internal void WriteMembers(Utf8JsonWriter json, string text, string entities)
    {
        json.Text(text, Text);
        json.ShapeList(entities, Entities);
    }
}

/// <summary>A stretch of a text that means something.</summary>
/// <param name="Kind">"bold", "bot_command", "text_link" and so on.</param>
/// <param name="Offset">In UTF-16 code units.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Url">Where a text_link leads.</param>
/// <param name="Language">The language of a pre.</param>
public sealed record Entity(string Kind, int Offset, int Length, string? Url = null, string? Language = null) : IShape
{
    /// <summary>Whom a text_mention calls.</summary>
    public User? User { get; init; }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("offset", Offset);
        json.WriteNumber("length", Length);
        json.WriteString("type", Kind);
        json.Text("url", Url);
        json.Shape("user", User);
        json.Text("language", Language);
        json.WriteEndObject();
    }
}
