using System.Runtime.InteropServices;
using LowerBack.Coaching.Safety;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Why a reminder is not sent; what the log names.</summary>
public enum Withheld
{
    /// <summary>The member turned this kind off.</summary>
    TurnedOff = 1,

    /// <summary>A STOP or a HOLD does not leave it, or there was no screen yet.</summary>
    Locked,

    /// <summary>They cannot be written to.</summary>
    Unreachable,

    /// <summary>They paused everything.</summary>
    Paused,

    /// <summary>They have not been seen for a week.</summary>
    Asleep,

    /// <summary>It is done already.</summary>
    Done,

    /// <summary>A newer one of its kind took its place.</summary>
    Replaced,

    /// <summary>It is no longer wanted.</summary>
    Late,

    /// <summary>It is in their quiet hours.</summary>
    Quiet,

    /// <summary>It is part of another one.</summary>
    Merged,

    /// <summary>Something less important was said just now, and the two would be a burst.</summary>
    JustSpoke,

    /// <summary>They left the last three unanswered, and every other one is left out.</summary>
    Slowed,

    /// <summary>They were sent enough today.</summary>
    Budget,
}

/// <summary>All that bears on whether a reminder may be sent, as it is at the moment of sending.</summary>
public readonly record struct SendFacts
{
    public required ReminderKind Kind { get; init; }

    public required Instant Now { get; init; }

    /// <summary>Until when it is wanted; see <see cref="Lateness"/>.</summary>
    public required Instant NotAfter { get; init; }

    public required MemberClock Clock { get; init; }

    /// <summary>Where the member stands.</summary>
    public required SafetyState Safety { get; init; }

    public bool TurnedOff { get; init; }

    public bool Unreachable { get; init; }

    /// <summary>Until when everything is paused.</summary>
    public Instant? PausedUntil { get; init; }

    public bool Done { get; init; }

    public bool Replaced { get; init; }

    /// <summary>Whether it merges into another one; see <see cref="Merging"/>.</summary>
    public bool Merged { get; init; }

    /// <summary>Until when it would make a burst with something less important that was said just now; null where nothing was.</summary>
    public Instant? BurstUntil { get; init; }

    /// <summary>See <see cref="Throttle"/>.</summary>
    public Pace Pace { get; init; }

    /// <summary>Whether the one before it was sent, so that at half pace this one is left out.</summary>
    public bool SpokeLastTime { get; init; }

    /// <summary>Whether the day's messages are used up; see <see cref="Reminders.Budget"/>.</summary>
    public bool OverBudget { get; init; }
}

/// <summary>Whether a reminder is sent.</summary>
/// <param name="Why">Why it is not; null: send it.</param>
/// <param name="AskAgain">When to ask again, where the reason passes while it is still wanted; null: let it go.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SendVerdict(Withheld? Why, Instant? AskAgain = null);

/// <summary>
/// The last look before a reminder is sent. What was right when it was planned may be wrong by now, and what is sent after it
/// is done, at night or in a pause is what makes people block a bot.
/// </summary>
public static class SendCheck
{
    /// <summary>Whether it is sent. The gravest reason is named: what the member decided before what the coach saves them from.</summary>
    public static SendVerdict Of(in SendFacts facts)
    {
        var rules = KindRules.Of(facts.Kind);
        if (facts.TurnedOff)
            return new(Withheld.TurnedOff);
        if (Locks(facts.Safety, rules))
            return new(Withheld.Locked);
        if (facts.Unreachable)
            return new(Withheld.Unreachable);
        if (facts.Pace == Pace.Asleep)
            return new(Withheld.Asleep);
        if (facts.Done)
            return new(Withheld.Done);
        if (facts.Replaced)
            return new(Withheld.Replaced);
        if (facts.Now > facts.NotAfter)
            return new(Withheld.Late);
        if (facts.PausedUntil is { } paused && paused > facts.Now)
            return Passing(Withheld.Paused, paused, facts.NotAfter);
        if (rules.KeepsQuiet && facts.Clock.Quiet.Covers(facts.Now, facts.Clock.Zone))
            return Passing(Withheld.Quiet, facts.Clock.Quiet.NextEnd(facts.Now, facts.Clock.Zone), facts.NotAfter);
        if (facts.Merged)
            return new(Withheld.Merged);
        // It matters more than what was said, so it is not dropped for that: where it cannot wait, it speaks.
        if (facts.BurstUntil is { } over && over > facts.Now && over <= facts.NotAfter)
            return new(Withheld.JustSpoke, over);
        if (facts.Pace == Pace.Half && facts.SpokeLastTime)
            return new(Withheld.Slowed);
        return facts.OverBudget ? new(Withheld.Budget) : default;
    }

    /// <summary>After a stop the coach is silent, on hold it leaves training out; a group hears of its week whatever befell one member.</summary>
    internal static bool Locks(SafetyState state, KindRules rules) => state switch
    {
        _ when rules.Has(KindTraits.ToGroup) => false,
        SafetyState.Stop or SafetyState.TooYoung => true,
        SafetyState.Hold or SafetyState.Unscreened => !rules.Has(KindTraits.WhileOnHold),
        _ => false,
    };

    private static SendVerdict Passing(Withheld why, Instant passes, Instant notAfter) =>
        passes <= notAfter ? new(why, passes) : new(why);
}
