namespace LowerBack.Coaching.Streaks;

/// <summary>What became of a member's day, from nothing known to the most that can be said of it.</summary>
public enum DayMark
{
    /// <summary>Not over yet, or before their first day: nothing to say.</summary>
    Unknown,

    /// <summary>Nothing was logged, and nothing stood in for it.</summary>
    Missed,

    /// <summary>Nothing was logged, and a freeze stood in for it.</summary>
    Frozen,

    /// <summary>Nothing was logged, and a session within 48 hours made up for it.</summary>
    Mended,

    /// <summary>Nothing was asked of them: a pause, a hold, a flare, a day that travelling cut short.</summary>
    Excused,

    /// <summary>They tapped rest.</summary>
    Rest,

    /// <summary>They told how they are.</summary>
    CheckIn,

    /// <summary>They walked.</summary>
    Walk,

    /// <summary>They loosened up, be it for a minute at the desk.</summary>
    Mobility,

    /// <summary>They trained.</summary>
    Trained,
}

/// <summary>What a mark counts for.</summary>
public static class DayMarks
{
    /// <summary>Whether they showed up: did something, or rested on purpose.</summary>
    public static bool IsShown(this DayMark mark) => mark >= DayMark.Rest;

    /// <summary>Whether they did something. Only that makes a chain longer: rest keeps it as it is.</summary>
    public static bool IsDone(this DayMark mark) => mark >= DayMark.CheckIn;
}
