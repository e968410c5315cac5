namespace LowerBack.Coaching.Streaks;

/// <summary>The texts of this slice; StreakText.resx has the words.</summary>
public enum StreakText
{
    HeldStreak,
    HeldHolds,
    HeldShortDays,
    HeldGifts,
}
