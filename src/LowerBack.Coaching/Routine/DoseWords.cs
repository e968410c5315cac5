using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Routine;

/// <summary>Writes a dose as people read it: "2 x 8 each side, hold 5 s".</summary>
public static class DoseWords
{
    /// <summary>The dose of a planned move.</summary>
    public static string Of(Words words, Move move, PlannedMove planned) => Of(words, move, planned.Sets, planned.HoldSeconds);

    /// <summary>The dose of a ladder step as the ladder has it.</summary>
    public static string Of(Words words, Move move, int step) => Of(words, move, move.Ladder[step - 1].Sets, move.Ladder[step - 1].HoldSeconds);

    private static string Of(Words words, Move move, ImmutableArray<int> sets, int hold)
    {
        var dose = move.Metric switch
        {
            Metric.Seconds or Metric.SecondsEachSide when sets is [var one and >= 120] => words.Plain(RoutineText.Minutes, ("minutes", (one + 30) / 60)),
            Metric.Seconds or Metric.SecondsEachSide => words.Plain(RoutineText.SecondsSets, ("sets", Sets(words, sets))),
            Metric.Distance => words.Plain(RoutineText.Metres, ("sets", Sets(words, sets))),
            _ when sets is [var one] => words.Plain(RoutineText.Reps, ("reps", one)),
            _ => Sets(words, sets),
        };
        if (move.Metric is Metric.RepsEachSide or Metric.SecondsEachSide or Metric.Distance)
            dose = words.Plain(RoutineText.EachSide, ("dose", dose));
        return hold > 0 ? words.Plain(RoutineText.SetsHold, ("sets", dose), ("hold", hold)) : dose;
    }

    /// <summary>Equal sets as "3 x 8", others one by one: "6, 4, 2".</summary>
    private static string Sets(Words words, ImmutableArray<int> sets)
    {
        if (sets.Length == 1)
            return words.Write(sets[0]);
        return sets.All(count => count == sets[0])
            ? $"{words.Write(sets.Length)} × {words.Write(sets[0])}"
            : string.Join(", ", sets.Select(count => words.Write(count)));
    }
}
