using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>When a member gets up, and what follows for the evening (coaching rules, 5.2).</summary>
/// <param name="Wake">When they get up.</param>
/// <param name="GoalMinutes">How long they want to sleep, in minutes; 7 to 8 hours are advised (S52).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SleepTimes(LocalTime Wake, int GoalMinutes = SleepTimes.UsualGoal)
{
    /// <summary>Seven and a half hours.</summary>
    public const int UsualGoal = 450;

    private const int WindDownMinutes = 45;
    private const int CoffeeHours = 9;
    private const int DaysInWeek = 7;

    /// <summary>When to be in bed.</summary>
    [JsonIgnore]
    public LocalTime Bed => Wake.PlusMinutes(-GoalMinutes);

    /// <summary>45 minutes before bed.</summary>
    [JsonIgnore]
    public LocalTime WindDown => Bed.PlusMinutes(-WindDownMinutes);

    /// <summary>Nine hours before bed: the last coffee that does not cost sleep (S56).</summary>
    [JsonIgnore]
    public LocalTime LastCoffee => Bed.PlusHours(-CoffeeHours);

    /// <summary>An hour between these is one to wind down or go to bed; any other is one to get up. Our own figures.</summary>
    public static ClockHours Evening { get; } = new(new LocalTime(19, 0), new LocalTime(4, 0));

    /// <summary>Who goes to bed at a time.</summary>
    public static SleepTimes WithBed(LocalTime bed, int goalMinutes) => new(bed.PlusMinutes(goalMinutes), goalMinutes);

    /// <summary>Who winds down at a time.</summary>
    public static SleepTimes WithWindDown(LocalTime time, int goalMinutes) => WithBed(time.PlusMinutes(WindDownMinutes), goalMinutes);

    /// <summary>The tip about it: once a week, on a day that follows from the member's phase.</summary>
    public DailyTime CoffeeTip(double phase) => new(ReminderKind.LastCoffee, (Weekdays)(1 << (int)(phase * DaysInWeek)), LastCoffee);
}
