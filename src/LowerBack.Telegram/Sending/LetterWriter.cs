using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>Makes letters of a message: as few as hold it, the buttons under the last.</summary>
internal sealed class LetterWriter(IPictures pictures, BotAccount bot)
{
    /// <summary>Telegram's limit for the words under a picture or a file, in characters.</summary>
    public const int Caption = 1024;

    /// <summary>So much of a picture's description stands in for it; more would bury the message.</summary>
    private const int LongestAlt = 200;

    /// <summary>
    /// One letter, or two where the words do not fit under the picture: the picture first, then the words with the buttons,
    /// since buttons under words that are off the screen are not found. At 1900 characters words alone always fit.
    /// </summary>
    /// <param name="calling">Who is called by name, where the words begin.</param>
    public ImmutableArray<Letter> Write(ChatPlace to, ChatMessage message, Mention? calling = null)
    {
        var photo = PhotoOf(message.Picture);
        var said = message.Body.Select(span => span is StartLink link ? new Span(bot.Link(link.Payload, link.IntoGroup)) : span);
        var body = photo is null && message.Picture is { } picture ? InWords(picture) + said : said;
        var keyboard = KeyboardOf(message.Buttons);
        var words = new Letter(to, body, keyboard) { Calling = calling };
        var fits = Html.Plain(body, calling, !to.IsPrivate).Length <= Caption;
        return (photo, message.File) switch
        {
            (null, null) => [words],
            ({ } above, null) when fits => [words with { Photo = above }],
            ({ } above, null) => [new Letter(to, Prose.Empty, null) { Photo = above }, words],
            (null, { } file) when fits => [words with { File = file }],
            (null, { } file) => [new Letter(to, Prose.Empty, null) { File = file }, words],
            ({ } above, { } file) => [new Letter(to, Prose.Empty, null) { File = file }, .. Write(to, message with { File = null }, calling)],
        };
    }

    private Photo? PhotoOf(ChatPicture? picture) => picture is not null && pictures.Png(picture) is { } png
        ? new Photo(png, picture.Name)
        : null;

    private static Prose InWords(ChatPicture picture)
    {
        var alt = picture.Alt.Length <= LongestAlt ? picture.Alt : Cut.To(picture.Alt, LongestAlt - 1) + "…";
        return new([new Paragraph([new Span(alt, SpanStyle.Emphasis)])]);
    }

    /// <summary>Telegram has no forms, so what would open one is left out.</summary>
    private InlineKeyboard? KeyboardOf(ImmutableArray<ButtonRow> rows) => rows.IsEmpty
        ? null
        : new([.. rows.Select(row => row.Buttons.Where(button => button is not FormButton).Select(ButtonOf).ToImmutableArray()).Where(row => !row.IsEmpty)]);

    private InlineButton ButtonOf(Button button) => button switch
    {
        ActionButton action => new(action.Label, CallbackData: action.Token.Text, Style: action.Look == ButtonLook.Primary ? "primary" : null),
        PrivateChatButton open => new(open.Label, Url: bot.Link(open.Start ?? BotAccount.Opened)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
