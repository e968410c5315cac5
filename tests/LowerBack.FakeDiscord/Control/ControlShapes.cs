using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Control;

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

    public static IShape Text(string name, string text) => new Written(json =>
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    });

    public static IShape Guild(Guild guild) => new Written(json =>
    {
        json.WriteStartObject();
        json.Id("id", guild.Id);
        json.WriteString("name", guild.Name);
        json.ShapeList("channels", guild.Channels);
        json.WriteEndObject();
    });

    public static IShape Interaction(Interaction interaction) => new Written(json =>
    {
        json.WriteStartObject();
        json.Id("id", interaction.Id);
        json.WriteString("token", interaction.Token);
        json.Id("channel_id", interaction.Channel.Id);
        json.WriteEndObject();
    });

    public static void App(Utf8JsonWriter json, FakeDiscordServer server)
    {
        json.WriteStartObject();
        json.Id("id", server.App.Id);
        json.WriteString("token", server.App.Token);
        json.WriteString("public_key", server.App.PublicKey);
        json.WriteString("api", server.Api.OriginalString);
        json.WriteString("gateway", server.Gateway.Url.OriginalString);
        json.WriteEndObject();
    }

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
        foreach (var (route, count) in counts)
            json.WriteNumber(route, count);
        json.WriteEndObject();
    }

    public static void Seen(Utf8JsonWriter json, IEnumerable<Seen> all)
    {
        json.WriteStartArray();
        foreach (var seen in all)
        {
            json.WriteStartObject();
            json.WriteString("what", seen.What);
            json.WriteString("by", seen.By.Username);
            json.Text("only_for", seen.To?.Username);
            json.WriteString("text", seen.Message?.Text ?? seen.Text);
            if (seen.Message is not null && seen.Text.Length > 0)
                json.WriteString("label", seen.Text);
            json.Shape("message", seen.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Gateway(Utf8JsonWriter json, IEnumerable<GatewayEvent> journal)
    {
        json.WriteStartArray();
        foreach (var happened in journal)
        {
            json.WriteStartObject();
            json.WriteString("at", happened.At);
            json.WriteNumber("connection", happened.Connection);
            json.WriteString("what", happened.What);
            json.WriteString("detail", happened.Detail);
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
            json.WriteString("route", call.Route);
            json.WriteString("path", call.Path);
            json.WriteNumber("status", call.Status);
            json.WriteNumber("code", call.Code);
            json.Text("error", call.Error);
            if (call.Body.ValueKind != JsonValueKind.Undefined)
            {
                json.WritePropertyName("body");
                call.Body.WriteTo(json);
            }

            List(json, "files", call.Files);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WritePropertyName(name);
        List(json, lines);
    }
}
