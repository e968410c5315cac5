using LowerBack.Chat;
using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>What one call can send: words, or a photo or a file with words under it.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Body">The words.</param>
/// <param name="Keyboard">The buttons under it.</param>
internal sealed record Letter(ChatPlace To, Prose Body, InlineKeyboard? Keyboard)
{
    /// <summary>A picture over the words.</summary>
    public Photo? Photo { get; init; }

    /// <summary>A file.</summary>
    public ChatFile? File { get; init; }

    /// <summary>Who is called by name before the words.</summary>
    public Mention? Calling { get; init; }

    /// <summary>Whether it arrives without a sound.</summary>
    public bool Quiet { get; init; }

    /// <summary>Without any form, where Telegram could not read the form.</summary>
    public bool AsPlain { get; init; }

    /// <summary>The words as they travel.</summary>
    public string Text => AsPlain ? Html.Plain(Body, Calling, !To.IsPrivate) : Html.Of(Body, Calling, !To.IsPrivate);

    /// <summary>The same for under a picture, where there may be none.</summary>
    public string? Caption => Body.Blocks.IsEmpty ? null : Text;

    public string? ParseMode => AsPlain || Body.Blocks.IsEmpty ? null : "HTML";
}

/// <summary>Somebody who is called by name, so that their phone tells them.</summary>
/// <param name="Name">As others see it now: their own words.</param>
internal sealed record Mention(long Person, string Name);

/// <summary>A drawing as pixels.</summary>
/// <param name="Key">The drawing's name: the same for the same pixels, so that they are uploaded once.</param>
internal sealed record Photo(ReadOnlyMemory<byte> Png, string Key);

/// <summary>One of the bot's messages that somebody pressed a button on.</summary>
/// <param name="Id">The message.</param>
/// <param name="Kind">What can be edited about it.</param>
/// <param name="PhotoKey">Telegram's own mark of the photo it shows.</param>
internal sealed record PressedMessage(int Id, PressedKind Kind, string? PhotoKey = null);

/// <summary>What a message is made of, which an edit cannot change.</summary>
internal enum PressedKind
{
    Text,
    Photo,

    /// <summary>A file to keep, or anything else.</summary>
    Other,
}
