using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>What kind of place a chat is.</summary>
public enum ChatKind
{
    /// <summary>One person and the bot.</summary>
    Private,

    /// <summary>A basic group; its id is negative.</summary>
    Group,

    /// <summary>A supergroup, perhaps with topics; its id begins with -100.</summary>
    Supergroup,

    /// <summary>A channel; its id begins with -100.</summary>
    Channel,
}

/// <summary>Where somebody stands in a chat, the bot included.</summary>
public enum Standing
{
    /// <summary>Was never there. For the bot in a private chat: the person never started it.</summary>
    Never,

    /// <summary>Is there.</summary>
    Member,

    /// <summary>Is there and sees everything.</summary>
    Administrator,

    /// <summary>Made the group. Never the bot.</summary>
    Creator,

    /// <summary>Is there and may not write.</summary>
    Restricted,

    /// <summary>Went, or was let go.</summary>
    Left,

    /// <summary>Was thrown out. For the bot in a private chat: the person blocked it.</summary>
    Kicked,
}

/// <summary>A chat as it is named in every message. What is said there is the bot's <see cref="World.Room"/>.</summary>
public sealed record Chat(long Id, ChatKind Kind, string? Title = null, bool IsForum = false) : IShape
{
    /// <summary>The person, in a private chat.</summary>
    public User? Person { get; init; }

    /// <summary>The public name, without the @.</summary>
    public string? Username { get; init; }

    /// <summary>Groups and supergroups.</summary>
    public bool IsGroup => Kind is ChatKind.Group or ChatKind.Supergroup;

    internal string KindName => Kind switch
    {
        ChatKind.Private => "private",
        ChatKind.Group => "group",
        ChatKind.Supergroup => "supergroup",
        _ => "channel",
    };

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber("id", Id);
        json.Text("first_name", Person?.FirstName);
        json.Text("last_name", Person?.LastName);
        json.Text("username", Person?.Username ?? Username);
        json.Text("title", Title);
        json.WriteString("type", KindName);
        json.Flag("is_forum", IsForum);
    }
}
