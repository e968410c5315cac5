using System.Collections.Immutable;

namespace LowerBack.Coaching.Streaks;

/// <summary>What is celebrated, each once. Counts of what was done: what never falls can never be lost.</summary>
internal static class Milestones
{
    /// <summary>Days shown up. Seven is where people stay, and 66 is where a habit has settled for half of them (Lally, 2010).</summary>
    public static readonly ImmutableArray<int> Days = [7, 30, 66, 100, 200, 365, 500, 730, 1000];

    /// <summary>Weeks kept: a month, a season, half a year, a year, two.</summary>
    public static readonly ImmutableArray<int> Weeks = [4, 12, 26, 52, 104];

    /// <summary>The highest that is reached and was not celebrated, or null; a lower one that was passed over is not made up for.</summary>
    public static int? Reached(ImmutableArray<int> milestones, int count, int celebrated) =>
        milestones.LastOrDefault(one => one <= count) is var last && last > celebrated ? last : null;
}
