namespace LowerBack.Discord;

/// <summary>What only this adapter has to say, because the coach knows nothing of it; the texts are in DiscordText.resx.</summary>
internal enum DiscordText
{
    /// <summary>In a server, after the coach has written to somebody.</summary>
    WroteToYou,

    /// <summary>The button that leads there.</summary>
    OpenOurChat,

    /// <summary>Among others, to somebody the coach may not write to: what they begin themselves in their own chat is answered there.</summary>
    CannotWriteToYou,

    /// <summary>To a sticker, a voice message, a photo without words.</summary>
    WordsOnly,

    /// <summary>To somebody who sends more than anybody can read.</summary>
    TooFast,

    /// <summary>To a press whose form came too late to be shown.</summary>
    NoForm,
}
