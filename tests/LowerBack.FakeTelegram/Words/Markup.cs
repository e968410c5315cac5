using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Words;

/// <summary>From what a call brings to the words of a message: markup or entities, cleaned, trimmed, measured.</summary>
internal static class Markup
{
    private const int MostBytes = 32768;

    /// <exception cref="Refusal">The text cannot be sent.</exception>
    public static Wording ReadText(Arguments call) =>
        Read(call, "text", "entities") is { Text.Length: > 0 } words ? words : throw Refusal.Bad("message text is empty");

    /// <exception cref="Refusal">The caption cannot be sent.</exception>
    public static Wording ReadCaption(Arguments call) => Read(call, "caption", "caption_entities");

    /// <summary>A mistake in somebody's markup.</summary>
    public static Refusal Wrong(string detail) =>
        new(400, $"Bad Request: can't parse entities: {detail}") { Rule = "markup" };

    /// <summary>As Telegram orders them: by their beginning, and the longer around the shorter.</summary>
    public static IReadOnlyList<Entity> InOrder(IEnumerable<Entity> entities) =>
        [.. entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)];

    /// <summary>Whether a link can lead there.</summary>
    public static bool IsAddress(string url) =>
        url.StartsWith("tg://", StringComparison.Ordinal)
        || (Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : $"http://{url}", UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal));

    /// <summary>Words as people type them: no markup, only what Telegram finds by itself.</summary>
    public static Wording Typed(string text) => EntityFinder.Find(Cleaning.Clean(new Wording(text, [])));

    private static Wording Read(Arguments call, string name, string entities)
    {
        var text = call.Text(name);
        if (text.Length > MostBytes / 3 && System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes)
            throw Refusal.Bad("text is too long");
        var mode = call.Text("parse_mode");
        var marked = mode.ToUpperInvariant() switch
        {
            "" => new Wording(text, Given(call, entities, text.Length)),
            "NONE" => new Wording(text, []),
            "HTML" => HtmlMarkup.Read(text),
            "MARKDOWNV2" => MarkdownV2.Read(text),
            _ => throw Refusal.Bad("unsupported parse_mode"),
        };
        var words = Cleaning.Clean(marked);
        var most = name == "text" ? 4096 : 1024;
        if (Runes(words.Text) > most)
            throw Refusal.Bad(name == "text" ? "message is too long" : "message caption is too long");
        return EntityFinder.Find(words);
    }

    private static IReadOnlyList<Entity> Given(Arguments call, string name, int length)
    {
        if (call.Json(name, "can't parse entities JSON object") is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Refusal.Bad("expected an Array of MessageEntity");
        return InOrder(list.EnumerateArray().Select(entity =>
        {
            if (entity.ValueKind != JsonValueKind.Object || !Member(entity, "type", out var kind) || !entity.TryGetProperty("offset", out var from)
                || !from.TryGetInt32(out var offset) || !entity.TryGetProperty("length", out var many) || !many.TryGetInt32(out var count))
                throw Refusal.Bad("can't parse MessageEntity: Field \"offset\" must be of type Number");
            if (offset < 0)
                throw Wrong($"Receive an entity with incorrect offset {offset}");
            if (offset + count > length)
                throw Wrong($"Entity begins after the end of the text at UTF-16 offset {offset}");
            return new Entity(
                kind, offset, count, Member(entity, "url", out var url) ? url : null, Member(entity, "language", out var language) ? language : null);
        }));
    }

    private static bool Member(JsonElement entity, string name, out string value)
    {
        value = "";
        if (!entity.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.String)
            return false;
        value = member.GetString()!;
        return true;
    }

    /// <summary>Telegram counts code points.</summary>
    private static int Runes(string text)
    {
        var count = text.Length;
        foreach (var letter in text)
        {
            if (char.IsLowSurrogate(letter))
                count--;
        }

        return count;
    }
}
