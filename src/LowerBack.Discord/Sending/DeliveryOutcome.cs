using LowerBack.Discord.Api;

namespace LowerBack.Discord.Sending;

/// <summary>What came of a call that sends or edits; a closed family. <see cref="Of"/> is the table.</summary>
internal abstract record DeliveryOutcome
{
    /// <summary>What an error means.</summary>
    public static DeliveryOutcome Of(DiscordException error) => error switch
    {
        // Once the request has begun to leave, nobody knows.
        NoAnswerException { Written: true } => new OutcomeUnknown(),
        NoAnswerException => new TryAgain(After: null),
        HeldBackException held => new TryAgain(held.After),
        AnsweredNoException no => Of(no),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DeliveryOutcome Of(AnsweredNoException no) => (no.Status, no.Code) switch
    {
        (429, _) => new TryAgain(no.RetryAfter ?? TimeSpan.FromSeconds(1), Flood: true),
        (_, 40003 or 40062 or 110001 or 130000) => new TryAgain(After: null),
        ( >= 500, _) => new OutcomeUnknown(),
        (_, 40060) => new Acknowledged(),
        // A token of an interaction lasts a quarter of an hour and says nothing about the bot's.
        (_, 50027 or 10062 or 10015) => new InteractionOver(),
        // Where only somebody themselves brought the app, five more messages may follow the first answer.
        (_, 40094) => new InteractionOver(),
        (401 or 404, 0) when no.Route.Kind != RouteKind.Bot => new InteractionOver(),
        (401, _) or (_, 50014) => new TokenRefused(),
        (_, 50007 or 50278 or 10013 or 10003 or 10004) => new Unreachable(no.Code),
        (_, 50001 or 50013) => new Unreachable(no.Code),
        (_, 10008) => new MessageGone(),
        (413, _) or (_, 40005 or 50045) => new TooLarge(),
        _ => new Refused(no.Status, no.Code),
    };
}

/// <summary>It is there.</summary>
internal sealed record Delivered : DeliveryOutcome;

/// <summary>Not now; Discord has not acted on it.</summary>
/// <param name="After">When, where Discord said so.</param>
/// <param name="Flood">Whether a limit was reached, which is no failure.</param>
internal sealed record TryAgain(TimeSpan? After, bool Flood = false) : DeliveryOutcome;

/// <summary>Nobody knows whether it is there.</summary>
internal sealed record OutcomeUnknown : DeliveryOutcome;

/// <summary>The interaction already has its first answer.</summary>
internal sealed record Acknowledged : DeliveryOutcome;

/// <summary>The interaction can no longer be answered.</summary>
internal sealed record InteractionOver : DeliveryOutcome;

/// <summary>The bot may not write there: no direct messages, no permission, no such place.</summary>
/// <param name="Code">Discord's reason.</param>
internal sealed record Unreachable(int Code) : DeliveryOutcome;

/// <summary>The message to edit is gone.</summary>
internal sealed record MessageGone : DeliveryOutcome;

/// <summary>What hangs on it is too large.</summary>
internal sealed record TooLarge : DeliveryOutcome;

/// <summary>Discord does not take it, ever: a mistake of ours.</summary>
internal sealed record Refused(int Status, int Code) : DeliveryOutcome;

/// <summary>The bot's token is not valid (any more).</summary>
internal sealed record TokenRefused : DeliveryOutcome;
