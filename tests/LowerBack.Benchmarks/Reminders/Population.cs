using System.Collections.Immutable;
using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>What the members of a simulation want and how they take it.</summary>
internal enum Scene
{
    /// <summary>Everything on, nobody answers with a tap, everybody counts as awake: the most that reminders can ask of a platform.</summary>
    EverythingOn,

    /// <summary>The same where everybody lives by one clock, so that all windows open at once.</summary>
    EverythingOnInOneZone,

    /// <summary>Everything on, and people answer.</summary>
    EverythingOnAnswered,

    /// <summary>What people choose, and as they take it: our guess, as there is nobody to ask yet.</summary>
    Usual,
}

/// <summary>
/// Members made up from a seed. Where they live: the share of people online, by zones. What they choose: nearly all the
/// check-in, half of them at 08:30 as it comes and the others around it on quarters of an hour; four in ten breaks at the desk,
/// two thirds of those as they come; half a session and four in ten a wind-down. Answers: a third are keen, four in ten take
/// about half, the others little; a hundredth falls silent each day and one in five hundred shuts the door.
/// </summary>
internal sealed class Population(Scene scene, int seed)
{
    private static readonly (string Zone, int Share)[] Zones =
    [
        ("Europe/Berlin", 18), ("Europe/London", 8), ("Europe/Athens", 5), ("Europe/Istanbul", 5), ("America/New_York", 15), ("America/Chicago", 8),
        ("America/Denver", 3), ("America/Los_Angeles", 8), ("America/Mexico_City", 4), ("America/Sao_Paulo", 7), ("Asia/Kolkata", 8),
        ("Asia/Jakarta", 3), ("Asia/Manila", 3), ("Asia/Tokyo", 3), ("Australia/Sydney", 2),
    ];

    private static readonly LocalTime Usual = new(8, 30);
    private readonly Random _random = new(seed);
    private readonly DateTimeZone[] _zones = [.. Zones.Take(scene == Scene.EverythingOnInOneZone ? 1 : Zones.Length).SelectMany(zone => Enumerable.Repeat(DateTimeZoneProviders.Tzdb[zone.Zone], zone.Share))];

    /// <summary>Whether taps are simulated.</summary>
    public bool Answers => scene is Scene.EverythingOnAnswered or Scene.Usual;

    /// <summary>One more member, with an agenda laid from a moment on.</summary>
    public VirtualMember Next(int number, Instant from)
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        var id = new Guid(bytes);
        var clock = new MemberClock(_zones[_random.Next(_zones.Length)], new LocalTime(3, 0), ClockHours.UsualQuiet, MemberPhase.Of(id));
        var file = scene == Scene.Usual ? Chosen(clock) : Everything(clock);
        return new VirtualMember(id, number, clock, file, scene == Scene.Usual ? Keen() : 0.8, from);
    }

    /// <summary>Whether something happens that does so with a probability.</summary>
    public bool Falls(double probability) => _random.NextDouble() < probability;

    /// <summary>How long somebody takes, by a mean: most are quick and some are slow.</summary>
    public Duration Takes(Duration mean) => mean * -Math.Log(1 - _random.NextDouble());

    private static ReminderFile Everything(in MemberClock clock)
    {
        var sleep = new SleepTimes(new LocalTime(7, 0));
        return new ReminderFile
        {
            Sleep = sleep,
            Wishes =
            [
                new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, Usual), DeskWindow.Usual,
                new DailyTime(ReminderKind.Session, Weekdays.EveryDay, new LocalTime(18, 0)),
                new DailyTime(ReminderKind.WindDown, Weekdays.EveryDay, sleep.WindDown), sleep.CoffeeTip(clock.Phase),
            ],
        };
    }

    private ReminderFile Chosen(in MemberClock clock)
    {
        var sleep = new SleepTimes(Around(new LocalTime(7, 0), 45));
        var wishes = ImmutableArray.CreateBuilder<ReminderSchedule>();
        if (Falls(0.9))
            wishes.Add(new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, Falls(0.5) ? Usual : Around(Usual, 60)));
        if (Falls(0.4))
        {
            wishes.Add(Falls(0.67)
                ? DeskWindow.Usual
                : new DeskWindow(
                    Weekdays.WorkingDays, new ClockHours(Around(new LocalTime(8, 30), 45), Around(new LocalTime(17, 0), 45)),
                    DeskWindow.Intervals[_random.Next(DeskWindow.Intervals.Length)]));
        }

        if (Falls(0.5))
            wishes.Add(new DailyTime(ReminderKind.Session, Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, Around(new LocalTime(18, 0), 90)));
        if (Falls(0.2))
            wishes.Add(new DailyTime(ReminderKind.Stretch, Weekdays.WorkingDays, Around(new LocalTime(15, 0), 120)));
        if (Falls(0.4))
        {
            wishes.Add(new DailyTime(ReminderKind.WindDown, Weekdays.EveryDay, sleep.WindDown));
            wishes.Add(sleep.CoffeeTip(clock.Phase));
        }

        return new ReminderFile { Sleep = sleep, Wishes = wishes.ToImmutable() };
    }

    /// <summary>A share of all reminders that somebody answers.</summary>
    private double Keen() => _random.NextDouble() switch { < 0.33 => 0.9, < 0.73 => 0.5, < 0.93 => 0.1, _ => 0 };

    /// <summary>A time on a quarter of an hour, about normal around another.</summary>
    private LocalTime Around(LocalTime time, double minutes)
    {
        var off = minutes * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(Math.Tau * _random.NextDouble());
        return time.PlusMinutes((long)Math.Round(off / 15) * 15);
    }
}
