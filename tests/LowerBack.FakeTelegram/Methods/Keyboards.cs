using System.Text;
using System.Text.Json;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.Words;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>Reads reply_markup: buttons under a message, or a keyboard in place of the letters.</summary>
internal static class Keyboards
{
    private const int PerRow = 12;
    private const int InAll = 300;
    private const int DataBytes = 64;

    private static readonly string[] OtherActions =
    [
        "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
        "copy_text", "callback_game", "pay",
    ];

    /// <param name="reply">The keyboard in place of the letters, as it came, or null.</param>
    /// <exception cref="Refusal">It is not what it should be.</exception>
    public static InlineKeyboard? Read(Call call, out string? reply)
    {
        reply = null;
        if (Object(call.Arguments.Json("reply_markup", "can't parse reply keyboard markup JSON object"), "reply markup") is not { } markup)
            return null;
        if (markup.TryGetProperty("inline_keyboard", out var rows))
            return Inline(call, rows);
        if (markup.TryGetProperty("keyboard", out var keys))
            CheckKeys(keys);
        reply = markup.GetRawText();
        return null;
    }

    public static JsonElement? Object(JsonElement? value, string what) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } => value,
        _ => throw Refusal.Bad($"object expected as {what}"),
    };

    private static InlineKeyboard? Inline(Call call, JsonElement rows)
    {
        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
            throw Refusal.Bad("can't parse inline keyboard: Field \"inline_keyboard\" must be an Array of Arrays");
        var (kept, left) = (new List<IReadOnlyList<InlineButton>>(), InAll);
        var lost = 0;
        foreach (var row in rows.EnumerateArray())
        {
            var buttons = row.EnumerateArray().Select(Button).ToList();
            var fits = buttons.Take(Math.Min(PerRow, left)).ToList();
            (left, lost) = (left - fits.Count, lost + buttons.Count - fits.Count);
            if (fits.Count > 0)
                kept.Add(fits);
        }

        if (lost > 0)
            call.Bot.Violations.Add("keyboard", call.Method, $"{lost} buttons were dropped: {PerRow} fit in a row and {InAll} in all.");
        return kept.Count == 0 ? null : new InlineKeyboard(kept);
    }

    private static InlineButton Button(JsonElement button)
    {
        if (button.ValueKind != JsonValueKind.Object || Text(button, "text") is not { Length: > 0 } text)
            throw Refusal.Bad("can't parse inline keyboard button: Can't find field \"text\"");
        var (url, data, style) = (Text(button, "url"), Text(button, "callback_data"), Text(button, "style"));
        if (data is not null && (data.Length == 0 || Encoding.UTF8.GetByteCount(data) > DataBytes))
            throw Refusal.Bad("BUTTON_DATA_INVALID");
        if (url is not null && !Markup.IsAddress(url))
            throw Refusal.Bad("BUTTON_URL_INVALID");
        var other = OtherActions.FirstOrDefault(name => button.TryGetProperty(name, out _));
        if (url is null && data is null && other is null)
            throw Refusal.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        return new InlineButton(text, data, url, other is null ? null : (other, button.GetProperty(other).GetRawText()), style);
    }

    private static void CheckKeys(JsonElement rows)
    {
        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
            throw Refusal.Bad("can't parse reply keyboard markup JSON object: Field \"keyboard\" must be an Array of Arrays");
        if (rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Any(key =>
            key.ValueKind != JsonValueKind.String && (key.ValueKind != JsonValueKind.Object || Text(key, "text") is not { Length: > 0 })))
            throw Refusal.Bad("can't parse keyboard button: Can't find field \"text\"");
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
