using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.World;

/// <summary>
/// Writes embeds and components as Discord gives them back: nulls left out, defaults filled in, components numbered, and files
/// of the message by their address.
/// </summary>
internal static class Echo
{
    private const string Attached = "attachment://";

    public static void Components(Utf8JsonWriter json, Message message, bool visible)
    {
        var next = 0;
        json.WriteStartArray("components");
        foreach (var component in Items(message.Components, visible))
            Component(json, message, component, ref next);
        json.WriteEndArray();
    }

    public static void Embeds(Utf8JsonWriter json, Message message, bool visible)
    {
        json.WriteStartArray("embeds");
        foreach (var embed in Items(message.Embeds, visible))
        {
            json.WriteStartObject();
            json.WriteString("type", "rich");
            foreach (var member in Members(embed).Where(member => member.Name != "type"))
                EmbedMember(json, message, member);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list, bool visible) =>
        visible && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static IEnumerable<JsonProperty> Members(JsonElement of) => of.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null);

    private static void EmbedMember(Utf8JsonWriter json, Message message, JsonProperty member)
    {
        if (member.NameEquals("fields"))
        {
            json.WriteStartArray("fields");
            foreach (var field in member.Value.EnumerateArray())
            {
                json.WriteStartObject();
                json.WriteString("name", World.Components.Text(field, "name"));
                json.WriteString("value", World.Components.Text(field, "value"));
                json.WriteBoolean("inline", World.Components.Flag(field, "inline"));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
        else if (member.Value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject(member.Name);
            foreach (var part in Members(member.Value))
            {
                if (part.Name is "url" or "icon_url")
                    json.WriteString(part.Name, Address(message, part.Value.GetString()!));
                else
                    part.WriteTo(json);
            }

            json.WriteEndObject();
        }
        else
        {
            member.WriteTo(json);
        }
    }

    private static void Component(Utf8JsonWriter json, Message message, JsonElement component, ref int next)
    {
        json.WriteStartObject();
        var number = ++next;
        foreach (var member in Members(component))
        {
            if (member.Name is "components" or "items" && member.Value.ValueKind == JsonValueKind.Array)
            {
                json.WriteStartArray(member.Name);
                foreach (var inside in member.Value.EnumerateArray())
                {
                    if (member.Name == "items")
                        Item(json, message, inside);
                    else
                        Component(json, message, inside, ref next);
                }

                json.WriteEndArray();
            }
            else if (member.Name is "accessory")
            {
                json.WritePropertyName(member.Name);
                Component(json, message, member.Value, ref next);
            }
            else if (member.Name is "media" or "file")
            {
                Media(json, message, member.Name, member.Value);
            }
            else
            {
                member.WriteTo(json);
            }
        }

        Defaults(json, component, number);
        json.WriteEndObject();
    }

    /// <summary>What Discord fills in where it was left out.</summary>
    private static void Defaults(Utf8JsonWriter json, JsonElement component, int number)
    {
        Default(json, component, "id", number);
        switch (World.Components.Type(component))
        {
            case 3 or (>= 5 and <= 8):
                Default(json, component, "min_values", 1);
                Default(json, component, "max_values", 1);
                break;
            case 11:
                Default(json, component, "description", value: null);
                Default(json, component, "spoiler", value: false);
                break;
            case 13:
                json.Nulls("name", "size");
                Default(json, component, "spoiler", value: false);
                break;
            case 14:
                Default(json, component, "spacing", 1);
                Default(json, component, "divider", value: true);
                break;
            case 17:
                Default(json, component, "accent_color", value: null);
                Default(json, component, "spoiler", value: false);
                break;
        }
    }

    private static void Item(Utf8JsonWriter json, Message message, JsonElement item)
    {
        json.WriteStartObject();
        Media(json, message, "media", item.GetProperty("media"));
        json.TextOrNull("description", World.Components.Text(item, "description"));
        json.WriteBoolean("spoiler", World.Components.Flag(item, "spoiler"));
        json.WriteEndObject();
    }

    private static void Media(Utf8JsonWriter json, Message message, string name, JsonElement media)
    {
        var url = Address(message, World.Components.Text(media, "url") ?? "");
        json.WriteStartObject(name);
        json.Id("id", message.Id);
        json.WriteString("url", url);
        json.WriteString("proxy_url", url);
        json.WriteEndObject();
    }

    private static void Default(Utf8JsonWriter json, JsonElement component, string name, object? value)
    {
        if (component.TryGetProperty(name, out var given) && given.ValueKind != JsonValueKind.Null)
            return;
        json.WritePropertyName(name);
        switch (value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static string Address(Message message, string url) =>
        url.StartsWith(Attached, StringComparison.Ordinal) && message.Attachments.FirstOrDefault(file => file.Name == url[Attached.Length..]) is { } file
            ? file.Url.OriginalString
            : url;
}
