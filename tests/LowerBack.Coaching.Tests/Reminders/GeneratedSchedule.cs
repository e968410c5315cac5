using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Coaching.Tests.Reminders;

/// <summary>Schedules of every kind from a seed, near a change of the clocks in the zones where they change in odd ways.</summary>
internal sealed record GeneratedSchedule(ReminderSchedule Schedule, MemberClock Clock, Instant From)
{
    private static readonly (string Zone, int From, int Until)[] Times =
    [
        ("Europe/Berlin", 2025, 2028), ("America/New_York", 2006, 2008), ("America/New_York", 2025, 2028),
        ("Australia/Lord_Howe", 2024, 2028), // half an hour
        ("Asia/Kathmandu", 1985, 1987), // a quarter of an hour, once
        ("America/Sao_Paulo", 2014, 2019), // over midnight
        ("Africa/Casablanca", 2018, 2030), // around Ramadan
        ("Pacific/Apia", 2010, 2014), // a whole day, once
        ("Pacific/Kwajalein", 1993, 1994), // another
        ("America/Scoresbysund", 2023, 2026), // at 23:00, and a change of zone
        ("Africa/Cairo", 2010, 2015), // four times a year
        ("Antarctica/Troll", 2024, 2027), // two hours
    ];

    private static readonly Instant[][] Changes = [.. Times.Select(row => DateTimeZoneProviders.Tzdb[row.Zone]
        .GetZoneIntervals(Instant.FromUtc(row.From, 1, 1, 0, 0), Instant.FromUtc(row.Until, 1, 1, 0, 0))
        .Where(interval => interval.HasStart && interval.Start > Instant.FromUtc(row.From, 1, 1, 0, 0)).Select(interval => interval.Start).ToArray())];

    public static GeneratedSchedule Any(int seed) => Of(new Random(seed), daily: null);

    public static GeneratedSchedule Daily(int seed) => Of(new Random(seed), daily: true);

    public static GeneratedSchedule Desk(int seed) => Of(new Random(seed), daily: false);

    private static GeneratedSchedule Of(Random dice, bool? daily)
    {
        var at = dice.Next(Times.Length);
        var quiet = dice.Next(3) switch { 0 => ClockHours.None, 1 => ClockHours.UsualQuiet, _ => new ClockHours(Time(dice), Time(dice)) };
        var clock = new MemberClock(DateTimeZoneProviders.Tzdb[Times[at].Zone], new LocalTime(dice.Next(7), 0), quiet, dice.NextDouble());
        var from = Changes[at][dice.Next(Changes[at].Length)] + Duration.FromMinutes(dice.Next(-4 * 1440, 3 * 1440));
        var days = dice.Next(3) == 0 ? Weekdays.EveryDay : (Weekdays)dice.Next(1, 128);
        var kind = KindRules.All[dice.Next(KindRules.All.Length - 1)].Kind;
        ReminderSchedule schedule = daily ?? dice.Next(2) == 0
            ? new DailyTime(kind, days, Time(dice))
            : new DeskWindow(days, new ClockHours(Time(dice), Time(dice)), 30 + (15 * dice.Next(3)))
            {
                Lunch = dice.Next(2) == 0 ? ClockHours.UsualLunch : ClockHours.None,
                Most = dice.Next(2) == 0 ? 8 : dice.Next(1, 60),
            };
        return new GeneratedSchedule(schedule, clock, from);
    }

    /// <summary>Any minute, but often one that the clocks jump over or show twice.</summary>
    private static LocalTime Time(Random dice) =>
        LocalTime.FromMinutesSinceMidnight(dice.Next(3) == 0 ? dice.Next(1440) : (dice.Next(-90, 240) + 1440) % 1440);

    /// <summary>The next occurrences one after the other.</summary>
    public IEnumerable<Occurrence> Occurrences()
    {
        var after = From;
        while (Schedule.NextOccurrence(Clock, after) is { } next)
        {
            yield return next;
            after = next.Due;
        }
    }
}
