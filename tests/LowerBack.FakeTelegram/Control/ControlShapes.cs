using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Control;

/// <summary>What control calls answer.</summary>
internal static class ControlShapes
{
    public static IShape Did(Action act)
    {
        act();
        return new Written(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("ok", value: true);
            json.WriteEndObject();
        });
    }

    public static IShape Number(string name, long number) => new Written(json =>
    {
        json.WriteStartObject();
        json.WriteNumber(name, number);
        json.WriteEndObject();
    });

    public static IShape Text(string name, string text) => new Written(json =>
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    });

    public static void List(Utf8JsonWriter json, IEnumerable<string> lines)
    {
        json.WriteStartArray();
        foreach (var line in lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
    }

    public static void Counts(Utf8JsonWriter json, IReadOnlyDictionary<string, long> counts)
    {
        json.WriteStartObject();
        foreach (var (method, count) in counts)
            json.WriteNumber(method, count);
        json.WriteEndObject();
    }

    public static void Seen(Utf8JsonWriter json, IEnumerable<Seen> all)
    {
        json.WriteStartArray();
        foreach (var seen in all)
        {
            json.WriteStartObject();
            json.WriteString("what", seen.What);
            json.Text("by", seen.By?.FirstName);
            json.Text("to", seen.To?.FirstName);
            json.Text("text", seen.Text);
            json.Shape("message", seen.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Calls(Utf8JsonWriter json, IEnumerable<RecordedCall> calls)
    {
        json.WriteStartArray();
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("at", call.At);
            json.WriteString("method", call.Method);
            json.WriteNumber("status", call.Status);
            json.Text("description", call.Description);
            json.WriteStartObject("arguments");
            foreach (var (name, value) in call.Arguments)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteStartArray("files");
            foreach (var file in call.Files)
                json.WriteStringValue(file);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
