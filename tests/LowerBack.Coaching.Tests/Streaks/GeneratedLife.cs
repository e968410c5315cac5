using System.Collections.Immutable;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Tests.Streaks;

/// <summary>One thing that was logged, and when it came in.</summary>
/// <param name="At">The moment.</param>
/// <param name="Today">The member's day then.</param>
/// <param name="Fact">What it says about a day.</param>
/// <param name="IsLate">Whether it was about a day before.</param>
internal sealed record Logged(Instant At, LocalDate Today, DayFact Fact, bool IsLate);

/// <summary>A look at the streak.</summary>
/// <param name="At">The moment.</param>
/// <param name="Today">The member's day then.</param>
/// <param name="Excuses">The excuses that were known then.</param>
internal sealed record Look(Instant At, LocalDate Today, ImmutableArray<Excuse> Excuses);

/// <summary>
/// Ten weeks of somebody from a seed: sessions, check-ins, breaks and rest on most days, answers up to two days late, gifts, pauses
/// that may be cut short, holds, flights to anywhere and other day starts. Everything is logged by the clock they live by.
/// </summary>
internal sealed record GeneratedLife(ImmutableArray<Logged> Logged, ImmutableArray<Look> Looks)
{
    private const int Days = 70;

    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia", "Africa/Cairo",
    ];

    /// <summary>Before the first day.</summary>
    public StreakBalance Opening => StreakBalance.Before(Logged.Length == 0 ? Looks[0].Today : Logged.Min(one => one.Fact.Day));

    /// <summary>What was known at a look: what had come in by then.</summary>
    public ImmutableArray<StreakDay> At(Look look) =>
        StreakRules.Judge(Opening, Logged.Where(one => one.At <= look.At).Select(one => one.Fact), look.Excuses, look.Today);

    public static GeneratedLife Of(int seed) => Of(seed, from: null, Days);

    /// <summary>A life of so many days that begins at a moment.</summary>
    public static GeneratedLife Of(int seed, Instant? from, int days)
    {
        var dice = new Random(seed);
        var (logged, looks, excuses) = (ImmutableArray.CreateBuilder<Logged>(), ImmutableArray.CreateBuilder<Look>(), new List<Excuse>());
        var (zone, dayStart) = (Zone(dice), new LocalTime(dice.Next(7), 0));
        var now = Instant.FromUtc(2026, dice.Next(1, 13), dice.Next(1, 28), dice.Next(24), 0);
        now = from ?? now;
        var ends = now + Duration.FromDays(days);
        var eager = dice.NextDouble();
        int? open = null;
        for (; now < ends; now += Duration.FromMinutes(dice.Next(60, 16 * 60)))
        {
            var clock = LocalNow.At(now, zone, dayStart);
            if (dice.Next(60) == 0)
            {
                var moved = LocalNow.At(now, zone = dice.Next(4) == 0 ? zone : Zone(dice), dayStart = new LocalTime(dice.Next(7), 0));
                excuses.AddRange(ShortDays.Of(clock, moved).Select(day => new Excuse(ExcuseWhy.ShortDay, day, day.PlusDays(1))));
                clock = moved;
            }

            if (open is { } at && dice.Next(6) == 0)
            {
                // Ended early: from today on nothing of it holds.
                if (excuses[at].Until > clock.Today)
                    excuses[at] = excuses[at] with { Until = clock.Today };
                open = null;
            }
            else if (open is null && dice.Next(40) == 0)
            {
                open = excuses.Count;
                excuses.Add(new Excuse(dice.Next(2) == 0 ? ExcuseWhy.Paused : ExcuseWhy.OnHold, clock.Today, clock.Today.PlusDays(dice.Next(1, 20))));
            }
            else if (dice.NextDouble() < eager)
            {
                logged.Add(Something(dice, now, clock.Today));
            }

            looks.Add(new Look(now, clock.Today, [.. excuses]));
        }

        return new GeneratedLife(logged.ToImmutable(), looks.ToImmutable());
    }

    private static Logged Something(Random dice, Instant now, LocalDate today)
    {
        var late = dice.Next(8) == 0 ? dice.Next(1, 3) : 0;
        var day = today.PlusDays(-late);
        var fact = dice.Next(12) switch
        {
            < 3 => new DayFact(day, DayMark.Trained, Mends: true),
            3 => new DayFact(day, DayMark.Walk, Mends: true),
            4 => new DayFact(today, DayMark.Mobility),
            5 => new DayFact(today, DayMark.Rest),
            6 => new DayFact(today, DayMark.Unknown, Freezes: dice.Next(2) == 0 ? 1 : -1),
            _ => new DayFact(day, DayMark.CheckIn),
        };
        return new Logged(now, today, fact, fact.Day < today);
    }

    public static DateTimeZone Zone(Random dice) => DateTimeZoneProviders.Tzdb[Zones[dice.Next(Zones.Length)]];
}
