using System.Globalization;
using System.Text.Json;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>Something that Discord answers with or tells.</summary>
public interface IShape
{
    /// <summary>Writes the value.</summary>
    void Write(Utf8JsonWriter json);
}

/// <summary>A shape written on the spot, for answers that exist nowhere else.</summary>
internal sealed class Written(Action<Utf8JsonWriter> write) : IShape
{
    public void Write(Utf8JsonWriter json) => write(json);
}

/// <summary>A list of shapes.</summary>
internal sealed class Many(IEnumerable<IShape> shapes) : IShape
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var shape in shapes)
            shape.Write(json);
        json.WriteEndArray();
    }
}

internal static class Shapes
{
    /// <summary>Writes a snowflake: a number as text.</summary>
    public static void Id(this Utf8JsonWriter json, string name, ulong id)
    {
        json.WritePropertyName(name);
        json.IdValue(id);
    }

    public static void IdValue(this Utf8JsonWriter json, ulong id)
    {
        Span<char> digits = stackalloc char[20];
        id.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        json.WriteStringValue(digits[..length]);
    }

    public static void Ids(this Utf8JsonWriter json, string name, IEnumerable<ulong> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.IdValue(id);
        json.WriteEndArray();
    }

    /// <summary>Writes a text that may be null, and is there all the same.</summary>
    public static void TextOrNull(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }

    /// <summary>Writes a text that may be absent.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    public static void Nulls(this Utf8JsonWriter json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            json.WriteNull(name);
    }

    public static void Empty(this Utf8JsonWriter json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }
    }

    /// <summary>Writes a shape that may be absent.</summary>
    public static void Shape(this Utf8JsonWriter json, string name, IShape? shape)
    {
        if (shape is null)
            return;
        json.WritePropertyName(name);
        shape.Write(json);
    }

    public static void ShapeList(this Utf8JsonWriter json, string name, IEnumerable<IShape> shapes)
    {
        json.WriteStartArray(name);
        foreach (var shape in shapes)
            shape.Write(json);
        json.WriteEndArray();
    }

    /// <summary>Writes JSON as it came, or an empty list.</summary>
    public static void ListAsItCame(this Utf8JsonWriter json, string name, JsonElement list)
    {
        json.WritePropertyName(name);
        if (list.ValueKind == JsonValueKind.Array)
        {
            list.WriteTo(json);
            return;
        }

        json.WriteStartArray();
        json.WriteEndArray();
    }

    /// <summary>Bits are text in Discord's JSON.</summary>
    public static void Permissions(this Utf8JsonWriter json, string name, Permissions permissions) => json.Id(name, (ulong)permissions);
}
