using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>A time at which a reminder is due.</summary>
/// <param name="Due">The moment, spread among members.</param>
/// <param name="Day">
/// The member's day it is about: a reminder at 01:00 is about the day before while their day starts at 03:00, and every nudge
/// of a desk window is about the day on which it opened.
/// </param>
/// <param name="Wall">What the clock shows at the time that was asked for, before spreading: what to show the member.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Occurrence(Instant Due, LocalDate Day, LocalDateTime Wall);

/// <summary>By what clock a member lives.</summary>
/// <param name="Zone">Their zone.</param>
/// <param name="DayStart">When their day begins, 00:00 to 06:00; what comes before it belongs to the day before.</param>
/// <param name="Quiet">When nothing may be sent on its own.</param>
/// <param name="Phase">Their place among all members, 0 to below 1; see <see cref="MemberPhase"/>.</param>
public readonly record struct MemberClock(DateTimeZone Zone, LocalTime DayStart, ClockHours Quiet, double Phase);

/// <summary>What came last of a schedule, so that nothing comes twice when the member moves to another zone. Nothing by default.</summary>
/// <param name="Day">For what comes once a day: the day that the last one was about. That day and those before it are done.</param>
/// <param name="At">For a desk window: when the last nudge was due or, where that is later, when the member last moved. The next
/// one comes an interval after it at the earliest.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastTime(LocalDate? Day, Instant? At);

/// <summary>
/// When a member wants to hear one kind of reminder: on certain of their days, at a time (<see cref="DailyTime"/>) or over a
/// window (<see cref="DeskWindow"/>), on their wall clock. A closed family.
/// </summary>
/// <param name="Kind">What is said.</param>
/// <param name="Days">The member's days on which it comes: at 01:00 on Mondays is the night after Monday.</param>
[JsonDerivedType(typeof(DailyTime), "at")]
[JsonDerivedType(typeof(DeskWindow), "window")]
public abstract record ReminderSchedule(ReminderKind Kind, Weekdays Days)
{
    /// <summary>A weekly time can fall on a date that a country skipped, and then comes the week after: nothing is farther away.</summary>
    private const int FarthestDays = 15;

    /// <summary>A night's window opens the day before the date on which its day began, and runs past midnight.</summary>
    private const int DaysBack = 2;

    /// <summary>
    /// The first time it is due after a moment, or null where it never is: on no day, in quiet hours, in a window without room.
    /// Where the clocks change: a time they jump over comes at the first moment after it, one that comes twice is due the first
    /// time, and a date the country skipped has none. Never in quiet hours, unless the kind is not bound by them.
    /// </summary>
    /// <param name="clock">The clock by which the member lives now.</param>
    /// <param name="after">After this moment: the time the last one was due, or now where there was none or the member moved.</param>
    /// <param name="last">What came last.</param>
    public Occurrence? NextOccurrence(in MemberClock clock, Instant after, LastTime last = default)
    {
        var day = WallClock.At(after, clock.Zone).Date.PlusDays(-DaysBack);
        for (var more = DaysBack + FarthestDays; more >= 0; more--)
        {
            if (Days.Has(day.DayOfWeek) && FirstOn(day, clock, after, last) is { } occurrence)
                return occurrence;
            day = day.PlusDays(1);
        }

        return null;
    }

    /// <summary>The first time on a day of the member's that is after a moment.</summary>
    private protected abstract Occurrence? FirstOn(LocalDate day, in MemberClock clock, Instant after, LastTime last);

    /// <summary>
    /// When a time of a member's day comes, null on a day that the country skipped. What is before the day start comes on the
    /// next date, and the night after the day before a skipped one is the night after the skip.
    /// </summary>
    private protected static Instant? MomentOn(LocalDate day, LocalTime time, in MemberClock clock)
    {
        if (time >= clock.DayStart)
            return WallClock.FirstMoment(day, time, clock.Zone);
        return WallClock.FirstMoment(day, LocalTime.Midnight, clock.Zone) is null ? null : WallClock.FirstMomentFrom(day.PlusDays(1), time, clock.Zone);
    }
}
