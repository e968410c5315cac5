using System.Collections.Immutable;

namespace LowerBack.Chat;

/// <summary>One message: words, buttons under them, perhaps a picture or a file.</summary>
/// <exception cref="ArgumentException">It would not fit the smallest platform; see <see cref="ChatLimits"/>.</exception>
public sealed record ChatMessage
{
    public ChatMessage(Prose body, params ImmutableArray<ButtonRow> buttons)
    {
        var length = body.ToPlainText().Length;
        if (length > ChatLimits.MessageText)
            throw new ArgumentException($"A message has {length} characters; {ChatLimits.MessageText} fit.", nameof(body));
        if (buttons.Length > ChatLimits.ButtonRows)
            throw new ArgumentException($"A message has {buttons.Length} button rows; {ChatLimits.ButtonRows} fit.", nameof(buttons));
        if (!buttons.IsEmpty && buttons.All(row => row.Buttons.All(button => button is FormButton)))
            throw new ArgumentException("All buttons of a message open forms; where there are none it would have no button.", nameof(buttons));
        Body = body;
        Buttons = buttons;
    }

    /// <summary>What it says.</summary>
    public Prose Body { get; }

    /// <summary>The rows of buttons under it, at most <see cref="ChatLimits.ButtonRows"/>.</summary>
    public ImmutableArray<ButtonRow> Buttons { get; }

    /// <summary>A picture over the words.</summary>
    public ChatPicture? Picture { get; init; }

    /// <summary>A file to keep.</summary>
    public ChatFile? File { get; init; }
}

/// <summary>Buttons side by side, at most <see cref="ChatLimits.ButtonsPerRow"/>.</summary>
public sealed record ButtonRow
{
    public ButtonRow(params ImmutableArray<Button> buttons)
    {
        if (buttons.Length is 0 or > ChatLimits.ButtonsPerRow)
            throw new ArgumentException($"A row has {buttons.Length} buttons; 1 to {ChatLimits.ButtonsPerRow} fit.", nameof(buttons));
        Buttons = buttons;
    }

    public ImmutableArray<Button> Buttons { get; }

    /// <summary>Lays buttons out in as few rows as hold them, evenly filled.</summary>
    public static ImmutableArray<ButtonRow> Wrap(IReadOnlyList<Button> buttons, int perRow = ChatLimits.ButtonsPerRow)
    {
        if (buttons.Count == 0)
            return [];
        var rows = (buttons.Count + perRow - 1) / perRow;
        var width = (buttons.Count + rows - 1) / rows;
        return [.. buttons.Chunk(width).Select(row => new ButtonRow([.. row]))];
    }
}

/// <summary>Something to press.</summary>
/// <param name="Label">What it does, in the reader's language, at most <see cref="ChatLimits.ButtonLabel"/> characters.</param>
public abstract record Button(string Label)
{
    /// <summary>What it does, in the reader's language.</summary>
    public string Label { get; } = Label.Length is > 0 and <= ChatLimits.ButtonLabel
        ? Label
        : throw new ArgumentException($"A label has {Label.Length} characters; 1 to {ChatLimits.ButtonLabel} fit.", nameof(Label));
}

/// <summary>Comes back to the coach as <see cref="ButtonPressed"/>.</summary>
public sealed record ActionButton(string Label, ButtonToken Token, ButtonLook Look = ButtonLook.Normal) : Button(Label);

/// <summary>
/// Opens a form: comes back to the coach as <see cref="ButtonPressed"/>, which it answers with <see cref="Fill"/>. A platform
/// that shows no forms leaves it out, so it is never the only way to do something.
/// </summary>
public sealed record FormButton(string Label, ButtonToken Token) : Button(Label);

/// <summary>
/// Opens the private conversation with the coach, which starts by greeting with <c>/start</c>. Where a platform's link carries
/// what the conversation starts with, the coach hears <c>/start</c> with it; elsewhere (Discord) it hears <c>/start</c> alone, and
/// an <see cref="ActionButton"/> does it better.
/// </summary>
/// <param name="Start">What comes with <c>/start</c>; see <see cref="StartLink"/>. Null for nothing.</param>
/// <exception cref="ArgumentException">The platforms would not carry what it starts with.</exception>
public sealed record PrivateChatButton(string Label, string? Start = null) : Button(Label)
{
    /// <summary>What comes with <c>/start</c>; null for nothing.</summary>
    public string? Start { get; } = Start is null ? null : StartLink.Carried(Start);
}

/// <summary>How much a button stands out.</summary>
public enum ButtonLook
{
    Normal,

    /// <summary>The usual next step; at most one a message.</summary>
    Primary,
}

/// <summary>
/// A drawing. Platforms that need pixels have it rendered; where none can be made the words in Alt stand alone. It is drawn
/// when somebody asks for it: a platform that has sent one of this name before need not.
/// </summary>
/// <param name="Name">The same name is the same drawing for as long as the program runs.</param>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Draw">Draws it; may be called from many threads.</param>
public sealed record ChatPicture(string Name, string Alt, Func<string> Draw)
{
    /// <summary>The drawing, self-contained; drawn each time.</summary>
    public string Svg => Draw();
}

/// <summary>A file for the reader to keep.</summary>
/// <param name="Name">A plain file name with its ending.</param>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record ChatFile(string Name, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>What fits on every platform: the smallest of Discord's and Telegram's published limits.</summary>
public static class ChatLimits
{
    /// <summary>Characters of a message (Discord 2 000, Telegram 4 096), with room left for escaping.</summary>
    public const int MessageText = 1900;

    /// <summary>Button rows of a message (Discord 5).</summary>
    public const int ButtonRows = 5;

    /// <summary>Buttons of a row (Discord 5, Telegram 8).</summary>
    public const int ButtonsPerRow = 5;

    /// <summary>Characters of a button's label: Discord takes 80, a phone shows about 40.</summary>
    public const int ButtonLabel = 40;

    /// <summary>Characters of a text that comes in (Telegram 4 096); what is longer is cut by the adapter.</summary>
    public const int InboundText = 4096;

    /// <summary>Characters of what a link to the coach carries (Telegram 64).</summary>
    public const int StartPayload = 64;

    /// <summary>Fields of a form (Discord 5).</summary>
    public const int FormFields = 5;

    /// <summary>Characters of a form's title (Discord 45).</summary>
    public const int FormTitle = 45;

    /// <summary>Characters of a field's name, which nobody reads.</summary>
    public const int FieldName = 32;

    /// <summary>Characters of a field's label (Discord 45).</summary>
    public const int FieldLabel = 45;

    /// <summary>Characters of a field's hint, and of its example (Discord 100).</summary>
    public const int FieldHint = 100;

    /// <summary>Choices of a field (Discord 25).</summary>
    public const int FieldChoices = 25;

    /// <summary>Characters of a choice's value, and of its label (Discord 100).</summary>
    public const int FieldChoice = 100;

    /// <summary>Characters of a field of words: Discord takes 4 000, nobody types that in a form.</summary>
    public const int FieldText = 1000;

    /// <summary>Pixels across a picture: twice a phone's 360, so that it is sharp there.</summary>
    public const int PictureWidth = 720;

    /// <summary>The narrowest picture that is made, in pixels.</summary>
    public const int PictureWidthLeast = 16;

    /// <summary>The widest picture that is made, in pixels; what a chat shows full-screen is less.</summary>
    public const int PictureWidthMost = 2048;
}
