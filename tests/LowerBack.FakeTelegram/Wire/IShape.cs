using System.Text.Json;

namespace LowerBack.FakeTelegram.Wire;

/// <summary>Something the Bot API answers with, written as its documentation gives it: what is false or empty is left out.</summary>
public interface IShape
{
    /// <summary>Writes the value.</summary>
    void Write(Utf8JsonWriter json);
}

/// <summary>The answer of the many methods that only do something.</summary>
internal sealed class Done(string? description = null) : IShape
{
    public static readonly Done True = new();

    /// <summary>What is said beside the result, as setWebhook does.</summary>
    public string? Description => description;

    public void Write(Utf8JsonWriter json) => json.WriteBooleanValue(true);
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

/// <summary>A shape written on the spot, for answers that exist nowhere else.</summary>
internal sealed class Written(Action<Utf8JsonWriter> write) : IShape
{
    public void Write(Utf8JsonWriter json) => write(json);
}

internal static class Shapes
{
    /// <summary>Writes a text that may be absent.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }

    /// <summary>Writes a flag, which the Bot API gives only where it is true.</summary>
    public static void Flag(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value: true);
    }

    /// <summary>Writes a number that may be absent.</summary>
    public static void Number(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    /// <summary>Writes a shape that may be absent.</summary>
    public static void Shape(this Utf8JsonWriter json, string name, IShape? shape)
    {
        if (shape is null)
            return;
        json.WritePropertyName(name);
        shape.Write(json);
    }

    /// <summary>Writes shapes, or nothing where there are none.</summary>
    public static void ShapeList(this Utf8JsonWriter json, string name, IReadOnlyCollection<IShape> shapes)
    {
        if (shapes.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var shape in shapes)
            shape.Write(json);
        json.WriteEndArray();
    }
}
