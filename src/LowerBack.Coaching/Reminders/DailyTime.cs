using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Once a day, at a time: a check-in at 08:30, a wind-down at 22:45, a digest on Sundays.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Days">The member's days on which it comes.</param>
/// <param name="Time">When, on the wall clock. In quiet hours it never comes; <see cref="IsSilencedBy"/> tells.</param>
public sealed record DailyTime(ReminderKind Kind, Weekdays Days, LocalTime Time) : ReminderSchedule(Kind, Days)
{
    /// <summary>Whether quiet hours keep it from ever coming, which whoever sets it wants to know.</summary>
    public bool IsSilencedBy(ClockHours quiet) => KindRules.Of(Kind).KeepsQuiet && quiet.Covers(Time);

    private protected override Occurrence? FirstOn(LocalDate day, in MemberClock clock, Instant after, LastTime last)
    {
        if (day <= last.Day || IsSilencedBy(clock.Quiet) || MomentOn(day, Time, clock) is not { } moment)
            return null;
        var rules = KindRules.Of(Kind);
        var due = moment + Duration.FromSeconds((long)(clock.Phase * (rules.Jitter ?? Duration.Zero).TotalSeconds));
        if (rules.KeepsQuiet && clock.Quiet.Covers(due, clock.Zone))
        {
            due = moment;
            if (clock.Quiet.Covers(due, clock.Zone))
                return null;
        }

        return due > after ? new Occurrence(due, day, WallClock.At(moment, clock.Zone)) : null;
    }
}
