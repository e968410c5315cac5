namespace LowerBack.Coaching.Streaks;

/// <summary>
/// Freezes stand in for missed days, by themselves. Two to begin with and two at most, since two are enough and three are no
/// better (mechanics 4.2); one more for every seven days on which something was done.
/// </summary>
public static class Freezes
{
    /// <summary>Most that anybody holds; also what one begins with, and comes back to.</summary>
    public const int Most = 2;

    /// <summary>Days with something done that earn one.</summary>
    public const int DaysToEarn = 7;

    /// <summary>What somebody holds after gifts.</summary>
    /// <param name="held">0-2.</param>
    /// <param name="gifts">Received less given, of one day.</param>
    public static int With(int held, int gifts) => Math.Clamp(held + gifts, 0, Most);

    /// <summary>What somebody holds, and how far they are to the next, after a day with something done.</summary>
    /// <param name="held">0-2.</param>
    /// <param name="towards">Days towards the next so far, 0-6.</param>
    public static (int Held, int Towards) Earn(int held, int towards) =>
        towards + 1 < DaysToEarn ? (held, towards + 1) : (With(held, 1), 0);
}
