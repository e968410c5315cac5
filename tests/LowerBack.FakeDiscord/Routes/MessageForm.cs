using System.Globalization;
using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>The limits of messages.</summary>
internal static class MessageForm
{
    private const int MostContent = 2000;
    private const int MostFileBytes = 10 * 1024 * 1024;
    private const int MostOfEmbeds = 6000;

    /// <param name="place">Where in the body the message is: at the top, or in "data".</param>
    /// <param name="flags">Of the message as it will be.</param>
    /// <exception cref="Refusal">Something is over a limit, or makes no sense.</exception>
    public static void Check(JsonElement data, string place, Body body, int flags)
    {
        if (body.Files.Values.Any(file => file.Bytes.Length > MostFileBytes))
            throw new Refusal(413, 40005, "Request entity too large") { Rule = "request size" };
        var form = new Form();
        form.Text(data, place, "content", MostContent);
        form.Text(data, place, "nonce", 25);
        CheckEmbeds(form, data, place);
        if (data.TryGetProperty("allowed_mentions", out var allowed))
            Pings.Check(form, allowed, Form.Under(place, "allowed_mentions"));
        foreach (var (file, index) in form.List(data, place, "attachments", most: 10).Select((file, index) => (file, index)))
            form.Text(file, Form.Under(place, "attachments", index), "description", 1024);
        if ((flags & Message.ComponentsV2) != 0)
            CheckV2(form, data, place);
        else
            ComponentForm.CheckRows(form, data, place);
        form.Check();
    }

    private static void CheckV2(Form form, JsonElement data, string place)
    {
        foreach (var name in (ReadOnlySpan<string>)["content", "embeds", "poll", "sticker_ids"])
        {
            if (data.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !IsEmpty(value))
                form.Wrong(Form.Under(place, name), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", $"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        ComponentForm.CheckV2(form, data, place);
    }

    private static bool IsEmpty(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) || (value.ValueKind == JsonValueKind.String && value.ValueEquals(""));

    private static void CheckEmbeds(Form form, JsonElement data, string place)
    {
        var (all, index) = (0, 0);
        foreach (var embed in form.List(data, place, "embeds", most: 10))
        {
            var here = Form.Under(place, "embeds", index++);
            if (embed.ValueKind != JsonValueKind.Object)
            {
                form.Wrong(here, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
                continue;
            }

            all += Length(form.Text(embed, here, "title", 256)) + Length(form.Text(embed, here, "description", 4096));
            all += Part(form, embed, here, "footer", "text", 2048) + Part(form, embed, here, "author", "name", 256);
            foreach (var (field, number) in form.List(embed, here, "fields", most: 25).Select((field, number) => (field, number)))
            {
                var there = Form.Under(here, "fields", number);
                all += Length(form.Text(field, there, "name", 256, least: 1, required: true)) + Length(form.Text(field, there, "value", 1024, least: 1, required: true));
            }
        }

        if (all > MostOfEmbeds)
            form.Wrong(Form.Under(place, "embeds"), "MAX_EMBED_SIZE_EXCEEDED", string.Create(CultureInfo.InvariantCulture, $"Embed size exceeds maximum size of {MostOfEmbeds}"));
    }

    private static int Part(Form form, JsonElement embed, string place, string name, string text, int most) =>
        embed.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object
            ? Length(form.Text(part, Form.Under(place, name), text, most))
            : 0;

    private static int Length(string? text) => text is null ? 0 : Form.Length(text);
}
