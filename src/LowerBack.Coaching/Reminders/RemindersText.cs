namespace LowerBack.Coaching.Reminders;

/// <summary>The texts of this slice; RemindersText.resx has the words.</summary>
public enum RemindersText
{
    HeldWishes,
    HeldAgenda,
    HeldOutreach,
    QuietFromNow,
    HalfFromNow,
    WhyThis,
    TurnOff,
    KeepIt,
    TurnOn,
    Why,
    WhyAsked,
    TurnedOff,
    AlreadyOff,
    TurnedOn,
    NameDeskNudge,
    NameSession,
    NameStretch,
    NameWindDown,
    NameCheckIn,
    NameWeeklyCheck,
    NameTeamDigest,
    NameBuddyNudge,
    NameLastCoffee,
    EveryDayAt,
    DaysAt,
    EveryDayBetween,
    DaysBetween,
    DayRange,
}
