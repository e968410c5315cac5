using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Not now, but in a while: 10, 20 or 60 minutes, at most twice; then it is let go.</summary>
public static class Snooze
{
    /// <summary>The most often one reminder can be put off.</summary>
    public const int Most = 2;

    /// <summary>For how long, in minutes.</summary>
    public static ImmutableArray<int> Minutes { get; } = [10, 20, 60];

    /// <summary>When it comes again, or null where it cannot: put off twice already, no such choice, or then quiet or stale.</summary>
    /// <param name="kind">What is put off.</param>
    /// <param name="minutes">For how long; what comes in a button is untrusted.</param>
    /// <param name="before">How often this one was put off before.</param>
    /// <param name="now">When the member asked.</param>
    /// <param name="clock">The member's clock.</param>
    /// <param name="sleep">When they sleep, where they said so.</param>
    public static Instant? Until(ReminderKind kind, int minutes, int before, Instant now, in MemberClock clock, SleepTimes? sleep)
    {
        if (before >= Most || !Minutes.Contains(minutes))
            return null;
        var due = now + Duration.FromMinutes(minutes);
        var quiet = KindRules.Of(kind).KeepsQuiet && clock.Quiet.Covers(due, clock.Zone);
        return quiet || Lateness.NotAfter(kind, due, clock, sleep) <= due ? null : due;
    }

    /// <summary>The choices to offer, in minutes, the longest last: two at most, shorter for what is soon stale; none where it cannot be put off.</summary>
    public static ImmutableArray<int> Choices(ReminderKind kind, int before, Instant now, MemberClock clock, SleepTimes? sleep) =>
        [.. Lengths(kind).Where(minutes => Until(kind, minutes, before, now, clock, sleep) is not null)];

    private static ImmutableArray<int> Lengths(ReminderKind kind) => kind switch
    {
        ReminderKind.DeskNudge => [10, 20],
        ReminderKind.Session or ReminderKind.Stretch or ReminderKind.CheckIn => [20, 60],
        _ => [],
    };
}
