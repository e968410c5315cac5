namespace LowerBack.Telegram;

/// <summary>What only this adapter has to say, because the coach knows nothing of it; the texts are in TelegramText.resx.</summary>
internal enum TelegramText
{
    /// <summary>To a group, for somebody the bot may not write to yet. Says nothing about anybody.</summary>
    WriteToMeFirst,

    /// <summary>The button that opens the private chat.</summary>
    OpenOurChat,

    /// <summary>To an administrator who is hidden behind the group.</summary>
    CannotTellWho,

    /// <summary>To a sticker, a voice message, a photo without words.</summary>
    WordsOnly,

    /// <summary>To somebody who sends more than anybody can read.</summary>
    TooFast,

    /// <summary>To a press that would open a form.</summary>
    NoForms,
}
