using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// How long the back extensors rest. Own numbers; that little is enough rests on Bruce-Low 2012 and Steele 2015 (one hard
/// lumbar-extension session a week matched two).
/// </summary>
public static class SpacingRules
{
    /// <summary>A day whose extension loads add up to this much loads the back.</summary>
    public const int HardDay = 3;

    /// <summary>Least hours between two such days.</summary>
    public const int HardDayGapHours = 48;

    /// <summary>Most such days in any seven.</summary>
    public const int MostHardDays = 3;

    /// <summary>
    /// Half a day of grace: somebody who trains on Monday at 19:00 and on Wednesday at 18:30 is on rhythm, and 47.5 hours
    /// must not turn the Wednesday away. So a gap is counted in days on the member's calendar, and in hours it may be up to
    /// this much shorter.
    /// </summary>
    public const int GraceHours = 12;

    /// <summary>Whether enough time has passed.</summary>
    /// <param name="gapHours">The gap a rule asks for, in hours.</param>
    /// <param name="days">Days on the member's calendar since then.</param>
    /// <param name="hours">Hours since then.</param>
    public static bool IsRested(int gapHours, int days, double hours) =>
        days >= (gapHours + 23) / 24 && hours >= gapHours - GraceHours;

    /// <summary>Why a session with this load cannot be today, or null where it can.</summary>
    internal static PlanReason? Refuses(Past past, int extLoad, Instant now)
    {
        if (extLoad + past.ExtToday < HardDay || past.DaysSinceHard is not { } days) return null;
        var hours = past.LastHardAt is { } at ? (now - at).TotalHours : days * 24;
        if (!IsRested(HardDayGapHours, days, hours)) return new TooSoonSoMobility((int)hours, days);
        return past.HardDaysThisWeek >= MostHardDays ? new EnoughHardDays(past.HardDaysThisWeek) : null;
    }
}
