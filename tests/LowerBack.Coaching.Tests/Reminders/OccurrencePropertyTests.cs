using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Tests.Reminders;

/// <summary>
/// What must hold for every schedule near every change of the clocks. When a time is due is found here once more in another
/// way: by watching the clock on the wall minute by minute.
/// </summary>
public sealed class OccurrencePropertyTests
{
    private const int Cases = 1_500;
    private const int WatchedCases = 400;
    private const int DaysWatched = 9;

    [Fact]
    public void Each_comes_after_the_one_before_and_whoever_asks_in_between_is_told_the_same() => ForAll(GeneratedSchedule.Any, generated =>
    {
        var before = generated.From;
        foreach (var next in generated.Occurrences().Take(10))
        {
            Assert.True(next.Due > before, $"{next.Due} after {before}");
            foreach (var part in new[] { 0.01, 0.5, 0.99 })
                Assert.Equal(next, generated.Schedule.NextOccurrence(generated.Clock, before + ((next.Due - before) * part)));
            Assert.Equal(next, generated.Schedule.NextOccurrence(generated.Clock, next.Due - Duration.Epsilon));
            before = next.Due;
        }
    });

    [Fact]
    public void Never_in_quiet_hours_except_what_is_about_them_and_only_on_days_that_were_chosen() => ForAll(GeneratedSchedule.Any, generated =>
    {
        foreach (var next in generated.Occurrences().Take(10))
        {
            var wall = next.Due.InZone(generated.Clock.Zone).TimeOfDay;
            Assert.False(generated.Schedule.Kind != ReminderKind.WindDown && generated.Clock.Quiet.Covers(wall), $"{wall} in {generated.Clock.Quiet}");
            Assert.True(generated.Schedule.Days.Has(next.Day.DayOfWeek));
        }
    });

    [Fact]
    public void A_daily_time_comes_once_on_every_day_that_exists_when_the_clock_first_shows_it() => ForAll(GeneratedSchedule.Daily, generated =>
    {
        var schedule = (DailyTime)generated.Schedule;
        var clock = generated.Clock;
        var ends = generated.From + Duration.FromDays(DaysWatched - 3);
        var came = generated.Occurrences().TakeWhile(next => next.Due < ends).ToDictionary(next => next.Day, next => next);
        var watched = Watch(generated);
        foreach (var day in watched.Keys.Where(day => day.PlusDays(2) <= watched.Keys.Max()))
        {
            var shown = FirstShown(watched, day, schedule.Time, clock.DayStart);
            var quiet = schedule.Kind != ReminderKind.WindDown
                && (clock.Quiet.Covers(schedule.Time) || clock.Quiet.Covers(shown.InZone(clock.Zone).TimeOfDay));
            if (shown <= generated.From || shown >= ends - Duration.FromMinutes(3))
                continue;
            Assert.True(came.Remove(day, out var next) == (schedule.Days.Has(day.DayOfWeek) && !quiet), $"{day} {shown}");
            if (next != default)
                Assert.InRange((next.Due - shown).TotalSeconds, 0, 180);
        }

        Assert.All(came.Values, next => Assert.True(next.Due < generated.From + Duration.FromMinutes(3) || next.Due >= ends - Duration.FromMinutes(6), $"{next}"));
    }, WatchedCases);

    [Fact]
    public void A_desk_window_keeps_its_beat_and_leaves_out_none_but_lunch_and_quiet_hours() => ForAll(GeneratedSchedule.Desk, generated =>
    {
        var window = (DeskWindow)generated.Schedule;
        var clock = generated.Clock;
        var interval = Duration.FromMinutes(window.IntervalMinutes);
        foreach (var day in generated.Occurrences().Take(60).GroupBy(next => next.Day).Skip(1).SkipLast(1))
        {
            var beats = day.Select(next => next.Due).ToList();
            Assert.InRange(beats.Count, 1, window.Most);
            var opens = WallClock.Next(window.Hours.From, beats[0] - Duration.FromHours(26), clock.Zone);
            for (var later = opens; later <= beats[0] - (interval / 3); later = WallClock.Next(window.Hours.From, later, clock.Zone))
                opens = later;
            var first = opens + Duration.FromSeconds(Math.Floor(window.IntervalMinutes * 60 * (1 + clock.Phase) / 3));
            Assert.InRange((first - opens) / interval, 0.333, 0.667);
            for (var beat = first; beat < beats[^1]; beat += interval)
            {
                var wall = beat.InZone(clock.Zone).TimeOfDay;
                Assert.True(beats.Contains(beat) != (window.Lunch.Covers(wall) || clock.Quiet.Covers(wall)), $"{beat} {wall}");
            }

            Assert.All(beats, beat => Assert.Equal(0, (beat - first).TotalSeconds % interval.TotalSeconds));
            var closes = WallClock.Next(window.Hours.Until, opens, clock.Zone);
            Assert.True(beats[^1] <= closes - Duration.FromMinutes(15), $"{beats[^1]} before {closes}");
            for (var beat = beats[^1] + interval; beats.Count < window.Most && beat <= closes - Duration.FromMinutes(15); beat += interval)
            {
                var wall = beat.InZone(clock.Zone).TimeOfDay;
                Assert.True(window.Lunch.Covers(wall) || clock.Quiet.Covers(wall), $"no {beat} {wall}");
            }
        }
    });

    [Fact]
    public void Whoever_moves_to_another_zone_hears_of_no_day_twice() => ForAll(GeneratedSchedule.Daily, generated =>
    {
        if (generated.Schedule.NextOccurrence(generated.Clock, generated.From) is not { } sent)
            return;
        foreach (var zone in new[] { "Pacific/Honolulu", "Pacific/Auckland", "Asia/Kolkata" })
        {
            var moved = generated.Clock with { Zone = DateTimeZoneProviders.Tzdb[zone] };
            var now = sent.Due + Duration.FromHours(3);
            if (generated.Schedule.NextOccurrence(moved, now, new LastTime(sent.Day, sent.Due)) is { } next)
                Assert.True(next.Day > sent.Day && next.Due > now, $"{next} after {sent}");
        }
    });

    /// <summary>By date, in order, the first moment at which the clock showed each of its 1440 minutes.</summary>
    private static SortedDictionary<LocalDate, Instant?[]> Watch(GeneratedSchedule generated)
    {
        var shown = new SortedDictionary<LocalDate, Instant?[]>();
        for (var minute = -2 * 1440; minute < DaysWatched * 1440; minute++)
        {
            var now = generated.From + Duration.FromMinutes(minute);
            var wall = now.InZone(generated.Clock.Zone).LocalDateTime;
            if (!shown.TryGetValue(wall.Date, out var times))
                shown[wall.Date] = times = new Instant?[1440];
            times[(wall.Hour * 60) + wall.Minute] ??= now;
        }

        return shown;
    }

    /// <summary>When the clock first showed a time of a day, or one after it.</summary>
    private static Instant FirstShown(SortedDictionary<LocalDate, Instant?[]> watched, LocalDate day, LocalTime time, LocalTime dayStart) =>
        watched.Where(date => time < dayStart ? date.Key > day : date.Key >= day)
            .Select((date, nth) => date.Value.Skip(nth > 0 ? 0 : (time.Hour * 60) + time.Minute).Min())
            .OfType<Instant>().First();

    private static void ForAll(Func<int, GeneratedSchedule> generate, Action<GeneratedSchedule> holds, int cases = Cases) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20260302UL, 7919UL),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
            {
                var generated = generate(seed);
                try
                {
                    holds(generated);
                }
                catch (Exception problem) when (problem is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"{generated}: {problem.Message}", problem);
                }
            }));
}
