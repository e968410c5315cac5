using System.Collections.Immutable;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Report;

/// <summary>The sessions of a report, and how a row about them is written.</summary>
internal static class ReportSessions
{
    /// <summary>The sessions of the period, oldest first.</summary>
    public static List<Session> In(Turn turn, ReportPeriod period) =>
        [.. RoutineBook.All(turn).Where(session => period.Has(session.Day)).Reverse()];

    /// <summary>Cells of a row: words and numbers, and a dash where nothing was said.</summary>
    public static ImmutableArray<string> Cells(Words words, params ReadOnlySpan<object?> values)
    {
        var cells = new string[values.Length];
        for (var at = 0; at < values.Length; at++)
            cells[at] = values[at] is { } value ? words.Write(value) : "–";
        return [.. cells];
    }
}
