using System.Text;
using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.World;

/// <summary>Reads and writes message components and embeds.</summary>
internal static class Components
{
    public const int Row = 1;
    public const int ButtonType = 2;
    public const int TextInput = 4;
    public const int Label = 18;

    /// <summary>All that can be used, top to bottom.</summary>
    public static IEnumerable<MessageControl> Find(JsonElement components)
    {
        foreach (var component in Walk(components))
        {
            var type = Type(component);
            if (type == ButtonType)
                yield return ReadButton(component);
            else if (type is 3 or (>= 5 and <= 8))
                yield return ReadSelect(component, type);
        }
    }

    /// <summary>Every component, each before those inside it.</summary>
    public static IEnumerable<JsonElement> Walk(JsonElement components)
    {
        if (components.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var component in components.EnumerateArray())
        {
            if (component.ValueKind != JsonValueKind.Object)
                continue;
            yield return component;
            foreach (var inside in Inside(component).SelectMany(Walk))
                yield return inside;
        }
    }

    public static int Type(JsonElement component) =>
        component.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Number && type.TryGetInt32(out var number) ? number : 0;

    public static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>All that a message says, a line each.</summary>
    public static string Text(Message message)
    {
        var lines = new StringBuilder(message.Content);
        if (message.Embeds.ValueKind == JsonValueKind.Array)
        {
            foreach (var embed in message.Embeds.EnumerateArray())
            {
                Line(lines, Text(embed, "title"));
                Line(lines, Text(embed, "description"));
                if (embed.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array)
                {
                    foreach (var field in fields.EnumerateArray())
                        Line(lines, $"{Text(field, "name")}: {Text(field, "value")}");
                }

                if (embed.TryGetProperty("footer", out var footer))
                    Line(lines, Text(footer, "text"));
            }
        }

        foreach (var component in Walk(message.Components).Where(component => Type(component) == 10))
            Line(lines, Text(component, "content"));
        return lines.ToString();
    }

    /// <summary>Writes components as Discord gives them back: each with its number.</summary>
    public static void WriteComponents(Utf8JsonWriter json, JsonElement components)
    {
        var next = 0;
        json.WriteStartArray("components");
        if (components.ValueKind == JsonValueKind.Array)
        {
            foreach (var component in components.EnumerateArray())
                Write(json, component, ref next);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes embeds as Discord gives them back: each with its type.</summary>
    public static void WriteEmbeds(Utf8JsonWriter json, JsonElement embeds)
    {
        json.WriteStartArray("embeds");
        if (embeds.ValueKind == JsonValueKind.Array)
        {
            foreach (var embed in embeds.EnumerateArray())
            {
                json.WriteStartObject();
                json.WriteString("type", "rich");
                foreach (var member in embed.EnumerateObject().Where(member => member.Name != "type" && member.Value.ValueKind != JsonValueKind.Null))
                    member.WriteTo(json);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static IEnumerable<JsonElement> Inside(JsonElement component)
    {
        if (component.TryGetProperty("components", out var many))
            yield return many;
        // A section's button, and what a label is for, stand alone.
        foreach (var name in (string[])["accessory", "component"])
        {
            if (component.TryGetProperty(name, out var one) && one.ValueKind == JsonValueKind.Object)
                yield return JsonSerializer.SerializeToElement(new[] { one });
        }
    }

    private static void Write(Utf8JsonWriter json, JsonElement component, ref int next)
    {
        json.WriteStartObject();
        var number = ++next;
        foreach (var member in component.EnumerateObject())
        {
            if (member.Name is "components" && member.Value.ValueKind == JsonValueKind.Array)
            {
                json.WriteStartArray("components");
                foreach (var inside in member.Value.EnumerateArray())
                    Write(json, inside, ref next);
                json.WriteEndArray();
            }
            else if (member.Name is "accessory" or "component" && member.Value.ValueKind == JsonValueKind.Object)
            {
                json.WritePropertyName(member.Name);
                Write(json, member.Value, ref next);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                member.WriteTo(json);
            }
        }

        if (!component.TryGetProperty("id", out _))
            json.WriteNumber("id", number);
        WriteDefaults(json, component);
        json.WriteEndObject();
    }

    /// <summary>What Discord fills in where it was left out.</summary>
    private static void WriteDefaults(Utf8JsonWriter json, JsonElement component)
    {
        switch (Type(component))
        {
            case 3 or (>= 5 and <= 8):
                foreach (var name in (ReadOnlySpan<string>)["min_values", "max_values"])
                {
                    if (!component.TryGetProperty(name, out _))
                        json.WriteNumber(name, 1);
                }

                break;
            case 17:
                if (!component.TryGetProperty("accent_color", out _))
                    json.WriteNull("accent_color");
                if (!component.TryGetProperty("spoiler", out _))
                    json.WriteBoolean("spoiler", value: false);
                break;
        }
    }

    private static Button ReadButton(JsonElement button)
    {
        var url = Text(button, "url");
        var style = button.TryGetProperty("style", out var given) && given.TryGetInt32(out var number) ? number : 0;
        return new Button(Text(button, "custom_id"), Text(button, "label") ?? "", style, url is null ? null : new Uri(url, UriKind.RelativeOrAbsolute), Flag(button, "disabled"));
    }

    private static Select ReadSelect(JsonElement select, int type)
    {
        var options = select.TryGetProperty("options", out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().Select(option => (Text(option, "label") ?? "", Text(option, "value") ?? "")).ToList()
            : [];
        return new Select(Text(select, "custom_id"), type, options, Number(select, "min_values", 1), Number(select, "max_values", 1), Flag(select, "disabled"));
    }

    public static int Number(JsonElement of, string name, int otherwise) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : otherwise;

    public static bool Flag(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static void Line(StringBuilder lines, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        if (lines.Length > 0)
            lines.Append('\n');
        lines.Append(text);
    }
}
