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
