using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>A measure now and before.</summary>
/// <param name="Before">What it was.</param>
/// <param name="Now">What it is.</param>
/// <param name="Day">The day of what it was: the last of a week, or the day it was asked.</param>
internal sealed record Change(double Before, double Now, LocalDate Day);

/// <summary>How big a change of the member's own activities is: 1.3 points are small, 2.3 medium, 2.7 large (Abbott 2014).</summary>
internal enum ActivityChange
{
    Worse,
    Wobble,
    Small,
    Medium,
    Large,
}

/// <summary>
/// Which changes are more than the noise from day to day. Of pain and of the weekly check, 0-10 each, that is 2 points or 30 %
/// (Ostelo 2008); 30 % of very little is still very little, so it is a point at least (our own). Pure.
/// </summary>
internal static class ChangeRules
{
    /// <summary>Of fewer mornings a week says nothing.</summary>
    private const int FewestMornings = 3;

    /// <summary>How far back is compared, in weeks, the longest first: four is the answer, less where there was no check-in yet.</summary>
    private static readonly int[] WeeksBack = [4, 3, 2];

    /// <summary>Whether a change is more than noise.</summary>
    public static bool IsNoticeable(double before, double now) => Math.Abs(now - before) switch
    {
        >= 2 => true,
        >= 1 and var change => change >= 0.3 * before,
        _ => false,
    };

    /// <summary>The median pain of the seven days that end with a day, against four weeks before; null where too little was told.</summary>
    public static Change? Pain(IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, LocalDate day) =>
        Against(WeeksBack, day, end => WeeksPain(told, end));

    /// <summary>The weekly check of a day against the one four weeks before; null where one of them is missing.</summary>
    public static Change? Week(IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, LocalDate day) =>
        Against(WeeksBack, day, on => told.FirstOrDefault(entry => entry.Day == on).Note?.WeekScore);

    /// <summary>Own activities of a day against the last time before it, as far as both times asked about the same ones.</summary>
    public static Change? Activities(IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, LocalDate day)
    {
        var now = told.FirstOrDefault(entry => entry.Day == day).Note;
        var before = told.LastOrDefault(entry => entry.Day < day && !entry.Note.Activities.IsEmpty);
        if (now is null || before.Note is null)
            return null;
        var both = now.Activities.Join(before.Note.Activities, activity => activity.Name, activity => activity.Name, (after, then) => (after, then)).ToList();
        return both.Count == 0 ? null : new Change(both.Average(pair => pair.then.Rating), both.Average(pair => pair.after.Rating), before.Day);
    }

    /// <summary>How big a change of own activities is, where more is better.</summary>
    public static ActivityChange SizeOf(Change activities) => Math.Round(activities.Now - activities.Before, 2) switch
    {
        >= 2.7 => ActivityChange.Large,
        >= 2.3 => ActivityChange.Medium,
        >= 1.3 => ActivityChange.Small,
        <= -1.3 => ActivityChange.Worse,
        _ => ActivityChange.Wobble,
    };

    /// <summary>Whether the last two weeks went so much for the worse that a fresh safety check and a clinician are offered.</summary>
    public static bool IsWorseInTwoWeeks(IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, LocalDate day) =>
        Against([2], day, end => WeeksPain(told, end)) is { } pain && pain.Now - pain.Before >= 2
        || Against([2], day, on => told.FirstOrDefault(entry => entry.Day == on).Note?.WeekScore) is { } week
            && week.Now > week.Before && IsNoticeable(week.Before, week.Now);

    private static Change? Against(int[] weeksBack, LocalDate day, Func<LocalDate, double?> measure)
    {
        if (measure(day) is not { } now)
            return null;
        foreach (var weeks in weeksBack)
        {
            if (measure(day.PlusWeeks(-weeks)) is { } before)
                return new Change(before, now, day.PlusWeeks(-weeks));
        }

        return null;
    }

    private static double? WeeksPain(IEnumerable<(LocalDate Day, CheckInNote Note)> told, LocalDate end)
    {
        var week = told.Where(entry => entry.Day <= end && entry.Day > end.PlusDays(-7)).Select(entry => entry.Note.Pain).OfType<int>().ToList();
        return week.Count < FewestMornings ? null : MorningRules.Median(week);
    }
}
