using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>The buttons under a message.</summary>
public sealed record InlineKeyboard(IReadOnlyList<IReadOnlyList<InlineButton>> Rows) : IShape
{
    /// <summary>All of them, row by row.</summary>
    public IEnumerable<InlineButton> Buttons => Rows.SelectMany(row => row);

    /// <inheritdoc/>
    public bool Equals(InlineKeyboard? other) => other is not null && Rows.Count == other.Rows.Count
        && Rows.Zip(other.Rows).All(rows => rows.First.SequenceEqual(rows.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Count;

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("inline_keyboard");
        foreach (var row in Rows)
        {
            json.WriteStartArray();
            foreach (var button in row)
                button.Write(json);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A button under a message: it sends its data back, opens an address, or does something else.</summary>
/// <param name="Data">What a press sends back, at most 64 bytes.</param>
/// <param name="Other">Another action, as the JSON it came with, under its name.</param>
public sealed record InlineButton(string Text, string? Data = null, string? Url = null, (string Name, string Json)? Other = null, string? Style = null)
    : IShape
{
    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("text", Text);
        json.Text("url", Url);
        json.Text("callback_data", Data);
        json.Text("style", Style);
        if (Other is var (name, value))
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }

        json.WriteEndObject();
    }
}
