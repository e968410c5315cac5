namespace LowerBack.Coaching.Streaks;

/// <summary>
/// How strong the habit is, 0 to 1: the score of Loop Habit Tracker for a daily habit. Half of what is missing is won in 13 days;
/// from the top one missed day costs 5 % and three cost 15 %, and nothing ever resets it (mechanics 4.1).
/// </summary>
public static class StreakScore
{
    /// <summary>What of the day before is left: 0.5 ^ (√f / 13), with f = 1 a day.</summary>
    private static readonly double Keeps = Math.Pow(0.5, 1 / 13.0);

    /// <summary>The score after a day. A day that was kept without anything done leaves it as it is: rest, an excuse, a freeze.</summary>
    public static double After(double score, DayMark mark) => mark switch
    {
        DayMark.Missed => score * Keeps,
        _ when mark.IsDone() => 1 - ((1 - score) * Keeps),
        _ => score,
    };
}
