using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// How long a reminder is still wanted. What comes later than that is dropped: a burst of stale messages after an hour's
/// downtime is what makes people mute a bot.
/// </summary>
public static class Lateness
{
    /// <summary>A check-in can wait until this hour, where the member's wind-down does not come first.</summary>
    public static readonly LocalTime Evening = new(22, 0);

    /// <summary>A check-in that somebody set for late in the evening keeps this long, if bed allows.</summary>
    private static readonly Duration Least = Duration.FromHours(1);

    /// <summary>From bed time to the farthest a snooze can carry a wind-down past it, and well over it.</summary>
    private static readonly Duration PastBed = Duration.FromHours(6);

    /// <summary>
    /// The last moment at which it may be sent. Before <paramref name="due"/> where it is stale from the start, as a wind-down
    /// that was snoozed past bed time is.
    /// </summary>
    /// <param name="kind">What it is.</param>
    /// <param name="due">When it was due.</param>
    /// <param name="clock">The member's clock.</param>
    /// <param name="sleep">When they sleep, where they said so.</param>
    public static Instant NotAfter(ReminderKind kind, Instant due, in MemberClock clock, SleepTimes? sleep) =>
        KindRules.Of(kind).Late is { } late ? due + late
        : kind == ReminderKind.WindDown ? UntilBed(due, clock, sleep)
        : UntilEvening(due, clock, sleep);

    private static Instant UntilBed(Instant due, in MemberClock clock, SleepTimes? sleep) =>
        sleep is { } night ? WallClock.Next(night.Bed, due - PastBed, clock.Zone) : due + Least;

    private static Instant UntilEvening(Instant due, in MemberClock clock, SleepTimes? sleep)
    {
        var today = LocalNow.At(due, clock.Zone, clock.DayStart);
        var end = today.DayStartsAt(today.Today.PlusDays(1));
        var evening = WallClock.Next(Evening, due, clock.Zone);
        if (sleep is { } night)
        {
            evening = Instant.Min(evening, WallClock.Next(night.WindDown, due, clock.Zone));
            end = Instant.Min(end, WallClock.Next(night.Bed, due, clock.Zone));
        }

        return Instant.Min(end, Instant.Max(evening, due + Least));
    }
}
