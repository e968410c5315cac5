using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Days of the week, a bit per day from Monday, as in <c>Profile.TrainingDays</c>.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    WorkingDays = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    EveryDay = WorkingDays | Weekend,
}

/// <summary>Reading sets of weekdays.</summary>
public static class WeekdaySets
{
    /// <summary>Whether the set has that day.</summary>
    public static bool Has(this Weekdays days, IsoDayOfWeek day) => (days & Only(day)) != Weekdays.None;

    /// <summary>The set of that day alone.</summary>
    public static Weekdays Only(IsoDayOfWeek day) => (Weekdays)(1 << ((int)day - 1));
}
