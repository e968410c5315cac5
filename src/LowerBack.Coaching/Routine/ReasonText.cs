namespace LowerBack.Coaching.Routine;

/// <summary>The one line that says why a routine looks as it does; the texts are in ReasonText.resx.</summary>
public enum ReasonText
{
    MuchPainNow,
    SorePain,
    RecentPain,
    TrainedToday,
    TooSoon,
    EnoughHardDays,
    DeloadByCalendar,
    DeloadEarly,
    ComingBack,
    ComingBackLong,
    FirstSession,
    DayAsked,
    Shifted,
    DayByTable,
    RestOnPlan,
    LevelCapped,
    SwapsForComfort,
    SwapsForKit,
    SwapsForRest,
    ExtLoadCapped,
    VolumeCapped,
    EasedForMinutes,
    FewerForDeload,
    FewerForVolume,
    FewerMovesFit,
    FewerBySwap,
    MoreBySwap,
}
