using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>
/// The days that a move to another clock leaves less than 24 hours: nobody loses a day to a flight east or a new setting. One
/// that becomes longer, as on the way west, stays a day like any other, and a date that comes twice is one day.
/// </summary>
public static class ShortDays
{
    private static readonly Duration WholeDay = Duration.FromHours(24);

    /// <summary>The days cut short, oldest first.</summary>
    /// <param name="before">The moment of the change by the clock they lived by.</param>
    /// <param name="after">The same moment by the new one.</param>
    public static ImmutableArray<LocalDate> Of(LocalNow before, LocalNow after)
    {
        var days = ImmutableArray.CreateBuilder<LocalDate>();
        for (var day = before.Today; day <= after.Today; day = day.PlusDays(1))
        {
            var from = day == before.Today ? before.DayStartsAt(day) : before.Now;
            var until = day == after.Today ? after.DayStartsAt(day.PlusDays(1)) : before.Now;
            if (until - from < WholeDay)
                days.Add(day);
        }

        return days.ToImmutable();
    }
}
