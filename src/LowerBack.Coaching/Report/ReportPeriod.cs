using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>The days a report is about, both ends included: whole weeks that end today.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, today.</param>
/// <param name="Weeks">How many weeks that is, 1 to <see cref="MostWeeks"/>.</param>
internal sealed record ReportPeriod(LocalDate From, LocalDate To, int Weeks)
{
    /// <summary>What is reported unless somebody asks for another length.</summary>
    public const int UsualWeeks = 6;

    /// <summary>The longest report: a year.</summary>
    public const int MostWeeks = 52;

    /// <summary>From here on four weeks make a row, so that a year still fits on the page.</summary>
    private const int WeeksByFour = 13;

    /// <summary>Days of a row of the table over time: 7, or 28 in a long report.</summary>
    public int RowDays => Weeks < WeeksByFour ? 7 : 28;

    /// <summary>The last weeks up to today; fewer where the member joined later, since before that there is nothing to tell.</summary>
    public static ReportPeriod Of(int weeks, LocalDate today, LocalDate joined)
    {
        var known = (Period.DaysBetween(joined, today) / 7) + 1;
        weeks = Math.Min(weeks, Math.Max(1, known));
        return new ReportPeriod(today.PlusDays(1 - (7 * weeks)), today, weeks);
    }

    /// <summary>Whether a day is in it.</summary>
    public bool Has(LocalDate day) => From <= day && day <= To;

    /// <summary>The rows of the table over time, oldest first; only the first may be shorter.</summary>
    public ImmutableArray<DateInterval> Rows()
    {
        var rows = new List<DateInterval>();
        for (var to = To; to >= From; to = to.PlusDays(-RowDays))
            rows.Insert(0, new DateInterval(LocalDate.Max(From, to.PlusDays(1 - RowDays)), to));
        return [.. rows];
    }
}
