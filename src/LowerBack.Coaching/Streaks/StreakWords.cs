namespace LowerBack.Coaching.Streaks;

/// <summary>Names and signs of the marks.</summary>
internal static class StreakWords
{
    /// <summary>What it is called.</summary>
    public static StreakText Name(DayMark mark) => mark switch
    {
        DayMark.Trained => StreakText.NameTrained,
        DayMark.Mobility => StreakText.NameMobility,
        DayMark.Walk => StreakText.NameWalk,
        DayMark.CheckIn => StreakText.NameCheckIn,
        DayMark.Rest => StreakText.NameRest,
        DayMark.Excused => StreakText.NameExcused,
        DayMark.Mended => StreakText.NameMended,
        DayMark.Frozen => StreakText.NameFrozen,
        DayMark.Missed => StreakText.NameMissed,
        _ => StreakText.NameUnknown,
    };

    /// <summary>What stands for it in the picture.</summary>
    public static StreakText Sign(DayMark mark) => mark switch
    {
        DayMark.Trained => StreakText.SignTrained,
        DayMark.Mobility => StreakText.SignMobility,
        DayMark.Walk => StreakText.SignWalk,
        DayMark.CheckIn => StreakText.SignCheckIn,
        DayMark.Rest => StreakText.SignRest,
        DayMark.Excused => StreakText.SignExcused,
        DayMark.Mended => StreakText.SignMended,
        DayMark.Frozen => StreakText.SignFrozen,
        _ => StreakText.SignMissed,
    };
}
