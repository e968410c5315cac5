using LowerBack.Coaching.Time;
using NodaTime;
using Xunit;

namespace LowerBack.Coaching.Tests.Time;

public sealed class LocalNowTests
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Casablanca",
        "Pacific/Apia", "America/St_Johns", "Pacific/Kwajalein", "Africa/Cairo", "Antarctica/Troll", "Etc/UTC",
    ];

    private static readonly LocalTime[] DayStarts =
        [new(0, 0), new(0, 1), new(1, 0), new(1, 30), new(2, 0), new(2, 30), new(3, 0), new(4, 45), new(6, 0)];

    [Theory]
    [InlineData("2026-01-10T02:59", "2026-01-09")]
    [InlineData("2026-01-10T03:00", "2026-01-10")]
    [InlineData("2026-01-10T23:59", "2026-01-10")]
    [InlineData("2026-01-11T00:30", "2026-01-10")]
    public void Until_three_in_the_morning_it_is_still_yesterday(string wall, string today)
    {
        var berlin = Zone("Europe/Berlin");
        var time = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-ddTHH:mm").Parse(wall).Value;
        var now = LocalNow.At(time.InZoneStrictly(berlin).ToInstant(), berlin);
        Assert.Equal(time, now.Wall);
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value, now.Today);
    }

    [Fact]
    public void Every_moment_belongs_to_exactly_one_day_in_every_zone()
    {
        var random = new Random(7);
        foreach (var zone in Zones.Select(Zone))
        {
            foreach (var dayStart in DayStarts)
            {
                for (var i = 0; i < 300; i++)
                    Holds(Instant.FromUtc(1970, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(80 * 365 * 24 * 60)), zone, dayStart);
            }
        }
    }

    [Fact]
    public void The_days_stay_whole_at_every_change_of_the_clocks()
    {
        foreach (var zone in Zones.Select(Zone))
        {
            foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(1968, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0)))
            {
                if (!change.HasStart)
                    continue;
                foreach (var dayStart in DayStarts)
                {
                    for (var minutes = -27 * 60; minutes <= 27 * 60; minutes += 45)
                        Holds(change.Start + Duration.FromMinutes(minutes), zone, dayStart);
                    Holds(change.Start - Duration.Epsilon, zone, dayStart);
                }
            }
        }
    }

    [Fact]
    public void Today_never_goes_back_while_time_goes_on()
    {
        foreach (var zone in Zones.Select(Zone))
        {
            foreach (var dayStart in new[] { new LocalTime(0, 0), new LocalTime(2, 30), LocalNow.UsualDayStart })
            {
                var last = LocalDate.MinIsoValue;
                for (var now = Instant.FromUtc(1990, 1, 1, 0, 17); now < Instant.FromUtc(2030, 1, 1, 0, 0); now += Duration.FromHours(7))
                {
                    var today = LocalNow.At(now, zone, dayStart).Today;
                    Assert.True(today >= last, $"{zone.Id} {dayStart} {now}: {today} after {last}");
                    last = today;
                }
            }
        }
    }

    [Fact]
    public void Where_the_clocks_jump_over_the_day_start_the_day_begins_after_the_jump()
    {
        var berlin = Zone("Europe/Berlin");
        // 2026-03-29, 02:00 to 03:00 does not exist.
        Assert.Equal(
            Instant.FromUtc(2026, 3, 29, 1, 0), LocalNow.DayStartsAt(new LocalDate(2026, 3, 29), berlin, new LocalTime(2, 30)));
    }

    [Fact]
    public void Where_the_day_start_comes_twice_the_day_begins_at_the_first()
    {
        var berlin = Zone("Europe/Berlin");
        // 2026-10-25, 02:00 to 03:00 comes twice.
        var begins = LocalNow.DayStartsAt(new LocalDate(2026, 10, 25), berlin, new LocalTime(2, 30));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), begins);
        var wallBackBeforeIt = LocalNow.At(Instant.FromUtc(2026, 10, 25, 1, 15), berlin, new LocalTime(2, 30));
        Assert.Equal(new LocalTime(2, 15), wallBackBeforeIt.Wall.TimeOfDay);
        Assert.Equal(new LocalDate(2026, 10, 25), wallBackBeforeIt.Today);
    }

    [Fact]
    public void The_day_that_Samoa_skipped_is_nobody_s_today()
    {
        var apia = Zone("Pacific/Apia");
        var skipped = new LocalDate(2011, 12, 30);
        Assert.Equal(
            LocalNow.DayStartsAt(skipped.PlusDays(1), apia, LocalNow.UsualDayStart),
            LocalNow.DayStartsAt(skipped, apia, LocalNow.UsualDayStart));
        for (var now = Instant.FromUtc(2011, 12, 29, 0, 0); now < Instant.FromUtc(2012, 1, 1, 0, 0); now += Duration.FromMinutes(10))
            Assert.NotEqual(skipped, LocalNow.At(now, apia).Today);
        // One o'clock on the 31st is still the night of the 29th.
        Assert.Equal(new LocalDate(2011, 12, 29), LocalNow.At(Instant.FromUtc(2011, 12, 30, 11, 0), apia).Today);
    }

    [Fact]
    public void A_day_start_after_six_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => LocalNow.At(Instant.FromUtc(2026, 1, 1, 0, 0), DateTimeZone.Utc, new LocalTime(6, 1)));

    private static void Holds(Instant now, DateTimeZone zone, LocalTime dayStart)
    {
        var local = LocalNow.At(now, zone, dayStart);
        var begins = local.DayStartsAt(local.Today);
        var ends = local.DayStartsAt(local.Today.PlusDays(1));
        Assert.True(begins <= now && now < ends, $"{zone.Id} {dayStart} {now}: today {local.Today}, {begins} to {ends}");
        Assert.Equal(now.InZone(zone).LocalDateTime, local.Wall);
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
