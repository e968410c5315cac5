using LowerBack.Chat;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Sending;

/// <summary>
/// What came of a call that sends or edits; a closed family. <see cref="Of"/> is the table of what Discord says, and
/// <see cref="OfFirstWord"/> the one of what that means to the coach where it spoke first.
/// </summary>
internal abstract record CallOutcome
{
    /// <summary>What came of a message that the coach said first, or of a change to one, for whoever keeps it.</summary>
    public DeliveryOutcome OfFirstWord => this switch
    {
        Done => new Delivered(),
        MessageGone => new Gone(),
        NotNow later => new TryAgain(later.After),
        // A person has to do something first, and none of the messages is at fault.
        Quarantined => new TryAgain(TimeSpan.FromHours(1)),
        TokenRefused => new TryAgain(After: null),
        Unsure => new OutcomeUnknown(),
        DoorClosed closed => new Unreachable($"code {closed.Code}"),
        Rejected rejected => new Refused($"{rejected.Status}, code {rejected.Code}"),
        _ => new Refused(GetType().Name),
    };

    /// <summary>What an error means.</summary>
    public static CallOutcome Of(DiscordException error) => error switch
    {
        // Once the request has begun to leave, nobody knows.
        NoAnswerException { Written: true } => new Unsure(),
        NoAnswerException => new NotNow(After: null),
        HeldBackException held => new NotNow(held.After),
        AnsweredNoException no => Of(no),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CallOutcome Of(AnsweredNoException no) => (no.Status, no.Code) switch
    {
        (429, _) => new NotNow(no.RetryAfter ?? TimeSpan.FromSeconds(1), Flood: true),
        (_, 40003 or 40062 or 110001 or 130000 or 30046) => new NotNow(After: null),
        (_, 20026) => new Quarantined(),
        ( >= 500, _) => new Unsure(),
        (_, 40060) => new Acknowledged(),
        // A token of an interaction lasts a quarter of an hour and says nothing about the bot's.
        (_, 50027 or 10062 or 10015) => new InteractionOver(),
        // Where only somebody themselves brought the app, five more messages may follow the first answer.
        (_, 40094) => new InteractionOver(),
        (401 or 404, 0) when no.Route.Kind != RouteKind.Bot => new InteractionOver(),
        (401, _) or (_, 50014) => new TokenRefused(),
        (_, 50007 or 50278 or 10013 or 10003 or 10004) => new DoorClosed(no.Code),
        (_, 50001 or 50013) => new DoorClosed(no.Code),
        // Unknown, somebody else's, or in a thread that is put away, which a new message opens again and a change does not.
        (_, 10008 or 50005 or 50083) => new MessageGone(),
        (413, _) or (_, 40005 or 50045) => new TooLarge(),
        _ => new Rejected(no.Status, no.Code),
    };
}

/// <summary>It is there.</summary>
internal sealed record Done : CallOutcome;

/// <summary>Not now; Discord has not acted on it.</summary>
/// <param name="After">When, where Discord said so.</param>
/// <param name="Flood">Whether a limit was reached, which is no failure.</param>
internal sealed record NotNow(TimeSpan? After, bool Flood = false) : CallOutcome;

/// <summary>Discord takes the bot for a spammer, and lets it write to nobody to whom it has not written before.</summary>
internal sealed record Quarantined : CallOutcome;

/// <summary>Nobody knows whether it is there.</summary>
internal sealed record Unsure : CallOutcome;

/// <summary>The interaction already has its first answer.</summary>
internal sealed record Acknowledged : CallOutcome;

/// <summary>The interaction can no longer be answered.</summary>
internal sealed record InteractionOver : CallOutcome;

/// <summary>The bot may not write there: no direct messages, no permission, no such place.</summary>
/// <param name="Code">Discord's reason.</param>
internal sealed record DoorClosed(int Code) : CallOutcome;

/// <summary>The message to edit is gone, or cannot be changed.</summary>
internal sealed record MessageGone : CallOutcome;

/// <summary>What hangs on it is too large.</summary>
internal sealed record TooLarge : CallOutcome;

/// <summary>Discord does not take it, ever: a mistake of ours.</summary>
internal sealed record Rejected(int Status, int Code) : CallOutcome;

/// <summary>The bot's token is not valid (any more).</summary>
internal sealed record TokenRefused : CallOutcome;
