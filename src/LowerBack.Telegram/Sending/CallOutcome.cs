using System.Globalization;
using LowerBack.Chat;
using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>
/// What came of a call that sends or edits; a closed family. <see cref="Of"/> is the table of what Telegram says, and
/// <see cref="OfFirstWord"/> the one of what that means to the coach where it spoke first.
/// </summary>
internal abstract record CallOutcome
{
    /// <summary>What came of a message that the coach said first, or of a change to one, for whoever keeps it.</summary>
    public DeliveryOutcome OfFirstWord => this switch
    {
        Done { Message.MessageId: var id } => new Delivered(id.ToString(CultureInfo.InvariantCulture)),
        AlreadySo => new Delivered(),
        MessageGone => new Gone(),
        NotNow later => new TryAgain(later.After),
        // The program ends over it; the next one has another token.
        TokenRefused => new TryAgain(After: null),
        Unsure => new OutcomeUnknown(),
        MovedOn moved => new Moved(new ChatPlace(moved.To).Address),
        DoorClosed closed => new Unreachable(closed.Why),
        NotAllowed barred => new Unreachable(barred.Why),
        FormRefused form => new Refused(form.Why),
        Rejected rejected => new Refused(rejected.Why),
        _ => new Refused(GetType().Name),
    };

    /// <summary>What an error means. Telegram says the same in many words, so only the words that matter are looked for.</summary>
    public static CallOutcome Of(TelegramException error) => error switch
    {
        // Once the request has begun to leave, nobody knows: sending it again could say it twice.
        NoAnswerException { Written: true } => new Unsure(),
        NoAnswerException => new NotNow(After: null),
        AnsweredNoException no => Of(no),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CallOutcome Of(AnsweredNoException no) => no.Code switch
    {
        429 => new NotNow(no.RetryAfter ?? TimeSpan.FromSeconds(1), Flood: true),
        // Telegram had it, and whoever stands before it grew tired of waiting.
        504 => new Unsure(),
        >= 500 => new NotNow(After: null),
        401 => new TokenRefused(),
        403 => new DoorClosed(no.Reason),
        400 => OfBadRequest(no),
        _ => new Rejected(no.Reason),
    };

    private static CallOutcome OfBadRequest(AnsweredNoException no)
    {
        if (no.MigrateTo is { } to)
            return new MovedOn(to);
        if (no.Says("message is not modified"))
            return new AlreadySo();
        if (no.Says("message to edit not found") || no.Says("message can't be edited") || no.Says("MESSAGE_ID_INVALID"))
            return new MessageGone();
        // It is a picture or a file, and stays one.
        if (no.Says("there is no text in the message to edit"))
            return new MessageGone();
        if (no.Says("message to delete not found") || no.Says("message can't be deleted"))
            return new MessageGone();
        if (no.Says("query is too old"))
            return new TooLate();
        if (no.Says("can't parse entities"))
            return new FormRefused(no.Reason);
        if (no.Says("message thread not found"))
            return new ThreadGone();
        if (no.Says("chat not found") || no.Says("user not found"))
            return new DoorClosed(no.Reason);
        if (no.Says("rights to send text messages") || no.Says("no rights to send a message") || no.Says("CHAT_WRITE_FORBIDDEN") || no.Says("TOPIC_CLOSED"))
            return new NotAllowed(no.Reason);
        if (no.Says("wrong file identifier") || no.Says("wrong remote file identifier") || no.Says("wrong file_id"))
            return new FileForgotten();
        return new Rejected(no.Reason);
    }
}

/// <summary>It is there.</summary>
internal sealed record Done(Message Message) : CallOutcome;

/// <summary>It already said just that.</summary>
internal sealed record AlreadySo : CallOutcome;

/// <summary>Not now; Telegram has not acted on it.</summary>
/// <param name="After">When, where Telegram said so.</param>
/// <param name="Flood">Whether the chat is told too much, so that everything for it waits.</param>
internal sealed record NotNow(TimeSpan? After, bool Flood = false) : CallOutcome;

/// <summary>Nobody knows whether it is there.</summary>
internal sealed record Unsure : CallOutcome;

/// <summary>The group lives under another id now.</summary>
internal sealed record MovedOn(long To) : CallOutcome;

/// <summary>The chat takes nothing from the bot until something comes from there.</summary>
internal sealed record DoorClosed(string Why) : CallOutcome;

/// <summary>The bot is there and may not write. Nobody tells it when that changes, so it is asked again each time.</summary>
internal sealed record NotAllowed(string Why) : CallOutcome;

/// <summary>Telegram does not take it, ever.</summary>
internal sealed record Rejected(string Why) : CallOutcome;

/// <summary>The message to edit or to delete is gone, or cannot be changed any more.</summary>
internal sealed record MessageGone : CallOutcome;

/// <summary>The press was too long ago to be answered.</summary>
internal sealed record TooLate : CallOutcome;

/// <summary>The form of the words was not understood: a mistake of ours.</summary>
internal sealed record FormRefused(string Why) : CallOutcome;

/// <summary>The forum topic is gone.</summary>
internal sealed record ThreadGone : CallOutcome;

/// <summary>The file id means nothing to Telegram (any more).</summary>
internal sealed record FileForgotten : CallOutcome;

/// <summary>The token is not valid (any more).</summary>
internal sealed record TokenRefused : CallOutcome;
