using System.Collections.Immutable;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>What the sessions of some days come to.</summary>
/// <param name="Days">Which days.</param>
/// <param name="Planned">Sessions with moves that were planned, done or not.</param>
/// <param name="Done">Sessions done.</param>
/// <param name="Shorter">Of those, the ones planned for fewer minutes than the member's own setting.</param>
/// <param name="Rested">Days marked as rest.</param>
/// <param name="Minutes">Minutes of the moves done, as the plan estimates them.</param>
/// <param name="Effort">The median effort, 0-10; null where none was told.</param>
/// <param name="PainBefore">The median pain before, 0-10; null where none was told.</param>
/// <param name="PainMost">The median of the hardest pain during, 0-10; null where none was told.</param>
internal sealed record WeekRow(
    DateInterval Days, int Planned, int Done, int Shorter, int Rested, int Minutes, double? Effort, double? PainBefore, double? PainMost);

/// <summary>Sessions by the week.</summary>
internal static class WeekRules
{
    /// <summary>A row per stretch of the period, oldest first.</summary>
    /// <param name="period">The period.</param>
    /// <param name="sessions">Sessions in any order.</param>
    /// <param name="usualMinutes">The member's setting today, or null where it was never set: then none counts as shorter.</param>
    public static ImmutableArray<WeekRow> Rows(ReportPeriod period, IReadOnlyCollection<Session> sessions, int? usualMinutes) =>
        [.. period.Rows().Select(days => Row(days, [.. sessions.Where(session => days.Contains(session.Day)).Select(session => session.Note)], usualMinutes))];

    /// <summary>The middle value; of an even number, the mean of the middle two.</summary>
    public static double? Median(IEnumerable<int?> values)
    {
        var sorted = values.OfType<int>().Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static WeekRow Row(DateInterval days, List<RoutineNote> notes, int? usualMinutes)
    {
        var done = notes.FindAll(note => note.DoneAt is not null);
        return new WeekRow(
            days,
            notes.Count(note => !note.Plan.Moves.IsEmpty),
            done.Count,
            done.Count(note => note.Plan.Minutes < usualMinutes),
            notes.Count(note => note.Status == RoutineStatus.Rested),
            done.Sum(Minutes),
            Median(done.Select(note => note.Effort)),
            Median(notes.Select(note => note.PainBefore)),
            Median(done.Select(note => note.PainMax)));
    }

    /// <summary>Minutes of the moves done, as the plan estimates them.</summary>
    public static int Minutes(RoutineNote done) =>
        (done.Plan.Moves.Where(move => !done.Skipped.Contains(move.MoveId)).Sum(move => move.Seconds) + 30) / 60;
}
