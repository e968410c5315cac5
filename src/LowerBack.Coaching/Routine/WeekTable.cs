using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// The week by level. Two or three strength days: novices do well on 2-3 a week (ACSM progression models, 2009), two or
/// more are advised for everybody (WHO, 2020), and one hard extension session a week matched two (Bruce-Low, 2012).
/// </summary>
public static class WeekTable
{
    private static readonly DayKind[][] Days =
    [
        // Monday to Sunday. Which strength day it is (A or B) follows from what was last done.
        [DayKind.StrengthA, DayKind.Mobility, DayKind.Walk, DayKind.StrengthB, DayKind.Mobility, DayKind.Walk, DayKind.Rest],
        [DayKind.StrengthA, DayKind.Mobility, DayKind.StrengthB, DayKind.Walk, DayKind.StrengthA, DayKind.Mobility, DayKind.Rest],
        [DayKind.StrengthA, DayKind.Mobility, DayKind.StrengthB, DayKind.Mobility, DayKind.StrengthALight, DayKind.Walk, DayKind.Rest],
    ];

    /// <summary>What the week has on a day.</summary>
    public static DayKind On(Level level, IsoDayOfWeek day) => Days[(int)level - 1][(int)day - 1];

    /// <summary>How many strength days a week has.</summary>
    public static int StrengthDays(Level level) => level == Level.Beginner ? 2 : 3;

    /// <summary>After how many days without strength training the next one is due, whatever the weekday.</summary>
    public static int DueAfterDays(Level level) => level == Level.Beginner ? 3 : 2;
}
