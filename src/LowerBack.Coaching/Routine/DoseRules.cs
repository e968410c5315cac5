using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>How long a dose takes and how large it may be. Seconds throughout; own numbers.</summary>
public static class DoseRules
{
    /// <summary>Getting into place for a move.</summary>
    public const int SetUpSeconds = 10;

    /// <summary>Changing sides, once per set; also picking up and putting down a weight that is carried, once per side.</summary>
    public const int SideChangeSeconds = 4;

    /// <summary>The deadlift's rest is never capped below this: hurry and a loaded hinge do not go together.</summary>
    public const int LeastDeadliftRestSeconds = 60;

    /// <summary>Most sets the coach adds up to on its own where the budget itself has no cap.</summary>
    public const int MostAddedSets = 4;

    /// <summary>A walk may fill the minutes up to here, whatever the ladder says: ten minutes at one's own pace.</summary>
    public const int EverybodysWalkSeconds = 600;

    /// <summary>The budget a number of minutes is planned with: the smallest of 5, 10, 20 and 30 that holds it.</summary>
    public static int Budget(int minutes) => minutes switch { <= 5 => 5, <= 10 => 10, <= 20 => 20, _ => 30 };

    /// <summary>Most sets of one move in a budget; the ladder's own number in 30 minutes.</summary>
    public static int MostSets(int budget) => budget switch { 5 => 1, 10 => 2, 20 => 3, _ => int.MaxValue };

    /// <summary>Rest between sets of a move in a budget.</summary>
    public static int Rest(Move move, int budget)
    {
        var rest = Math.Min(move.RestSeconds, budget switch { 5 => 10, 10 => 20, 20 => 35, _ => int.MaxValue });
        return move.Id == NamedMoves.Deadlift ? Math.Max(rest, LeastDeadliftRestSeconds) : rest;
    }

    /// <summary>
    /// Estimated time: set-up, every set with its holds, both sides and the change between them, and the rests between sets.
    /// </summary>
    /// <param name="move">The move.</param>
    /// <param name="sets">What each set counts.</param>
    /// <param name="holdSeconds">Hold per repetition.</param>
    /// <param name="restSeconds">Rest between sets.</param>
    public static int Seconds(Move move, ReadOnlySpan<int> sets, int holdSeconds, int restSeconds)
    {
        var total = SetUpSeconds + (Math.Max(0, sets.Length - 1) * (double)restSeconds);
        foreach (var count in sets) total += SetSeconds(move, count, holdSeconds);
        return (int)Math.Round(total, MidpointRounding.AwayFromZero);
    }

    internal static double SetSeconds(Move move, int count, int holdSeconds)
    {
        var side = move.Metric switch
        {
            Metric.Seconds or Metric.SecondsEachSide => count,
            Metric.Distance => (count * move.TempoSeconds) + SideChangeSeconds,
            _ => count * (move.TempoSeconds + holdSeconds),
        };
        return move.BothSides ? (2 * side) + SideChangeSeconds : side;
    }

    /// <summary>The most the extension loads of one session may add up to.</summary>
    public static int ExtCap(Level level) => level switch { Level.Beginner => 4, Level.Intermediate => 6, _ => 7 };
}
