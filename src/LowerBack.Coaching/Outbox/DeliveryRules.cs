using LowerBack.Chat;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>What becomes of a message after an attempt to send it, as a table.</summary>
public static class DeliveryRules
{
    /// <summary>As often as this a message may fail to be made ready, or stay unknown, before it is given up.</summary>
    public const int MostAttempts = 5;

    /// <summary>Longer than any call to a platform takes: what still has not landed has lost its sender. Our own figure.</summary>
    public static readonly Duration LongestFlight = Duration.FromMinutes(10);

    /// <summary>What is in flight when its sender dies is sent again no later than this before the platform forgets the key.</summary>
    private static readonly Duration Margin = Duration.FromSeconds(20);

    private static readonly Duration[] Pauses = [Duration.FromSeconds(5), Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(10)];

    /// <summary>Writes down what came of an attempt.</summary>
    /// <param name="message">The message; it is in flight.</param>
    /// <param name="outcome">What the platform said.</param>
    /// <param name="knowsDoublesFor">For how long the platform knows a message by its key.</param>
    /// <param name="now">The moment.</param>
    public static void Take(OutboxMessage message, DeliveryOutcome outcome, Duration knowsDoublesFor, Instant now)
    {
        switch (outcome)
        {
            case Delivered there:
                message.Message = there.Message;
                End(message, OutboxState.Sent, null, now);
                break;
            case TryAgain again:
                // This attempt left nothing there; of an earlier one, whose fate was unknown, that says nothing.
                if (message.FlownAt == message.TryAt)
                    message.FlownAt = null;
                Retry(message, now + (again.After is { } after ? Duration.FromTimeSpan(after) : Pause(message.Attempts)), now);
                break;
            case OutcomeUnknown when MayRepeat(message, knowsDoublesFor, now) && message.Attempts < MostAttempts:
                Retry(message, now + Pauses[0], now);
                break;
            case OutcomeUnknown:
                End(message, OutboxState.Unknown, null, now);
                break;
            case Gone when message.Changes is not null:
                End(message, OutboxState.Dropped, Drop.Gone, now);
                break;
            case Unreachable:
                End(message, OutboxState.Dropped, Drop.Unreachable, now);
                break;
            case Refused refused:
                End(message, OutboxState.Parked, refused.Why, now);
                break;
            default:
                End(message, OutboxState.Parked, outcome.GetType().Name, now);
                break;
        }
    }

    /// <summary>What becomes of a message whose sender died while it was in flight.</summary>
    public static void Recover(OutboxMessage message, Duration knowsDoublesFor, Instant now)
    {
        if (MayRepeat(message, knowsDoublesFor, now))
            Retry(message, now, now);
        else
            End(message, OutboxState.Unknown, null, now);
    }

    /// <summary>What becomes of a message that could not be made ready because of a mistake of ours.</summary>
    public static void Fail(OutboxMessage message, string why, Instant now)
    {
        message.Attempts++;
        if (message.Attempts < MostAttempts)
            Retry(message, now + Pause(message.Attempts), now);
        else
            End(message, OutboxState.Parked, why, now);
    }

    /// <summary>Ends a message.</summary>
    public static void End(OutboxMessage message, OutboxState state, string? why, Instant now)
    {
        message.State = state;
        message.Why = why is null ? null : Cut.To(why, 64);
        message.EndedAt = now;
        message.Sender = null;
    }

    private static void Retry(OutboxMessage message, Instant at, Instant now)
    {
        message.State = OutboxState.Ready;
        message.Sender = null;
        message.TryAt = at;
        if (at > message.NotAfter)
            End(message, message.FlownAt is null ? OutboxState.Dropped : OutboxState.Unknown, message.FlownAt is null ? Drop.Late : null, now);
    }

    /// <summary>Whether it may be there already, and would come twice if it were sent now.</summary>
    public static bool IsInDoubt(OutboxMessage message, Duration knowsDoublesFor, Instant now) =>
        message.FlownAt is not null && !MayRepeat(message, knowsDoublesFor, now);

    /// <summary>
    /// To change something twice is to change it once. Of what is new a nudge is not worth the doubt; anything else is, where a
    /// double would be known as one.
    /// </summary>
    private static bool MayRepeat(OutboxMessage message, Duration knowsDoublesFor, Instant now) =>
        message.Changes is not null || (message.Rank < OutboxRank.Nudge && message.FlownAt is { } flown && now - flown < knowsDoublesFor - Margin);

    private static Duration Pause(int attempts) => Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)];
}

/// <summary>
/// The order in which what is due leaves. Answers to people do not pass here and come before all. Between two of these there is
/// room for a slice to order its own.
/// </summary>
public static class OutboxRank
{
    /// <summary>What safety asks for.</summary>
    public const int Safety = 0;

    /// <summary>Check-ins and the wind-down.</summary>
    public const int Daily = 10;

    /// <summary>What a team reads.</summary>
    public const int Digest = 20;

    /// <summary>Everything that asks somebody to move.</summary>
    public const int Nudge = 30;
}
