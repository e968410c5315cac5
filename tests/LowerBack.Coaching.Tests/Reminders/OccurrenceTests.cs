using LowerBack.Coaching.Reminders;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Tests.Reminders;

/// <summary>The cases that people tell each other about.</summary>
public sealed class OccurrenceTests
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    [Theory]
    // 02:30 does not exist: the first moment after it. About the day before, whose night it is.
    [InlineData("Europe/Berlin", "02:30", "2026-03-28 12:00", "2026-03-29T01:00:00Z", "2026-03-28")]
    // 02:30 comes twice: the first one.
    [InlineData("Europe/Berlin", "02:30", "2026-10-24 12:00", "2026-10-25T00:30:00Z", "2026-10-24")]
    [InlineData("America/New_York", "02:15", "2026-03-07 12:00", "2026-03-08T07:00:00Z", "2026-03-07")]
    [InlineData("America/New_York", "01:30", "2026-10-31 12:00", "2026-11-01T05:30:00Z", "2026-10-31")]
    // Half an hour is skipped at 02:00, and comes twice from 01:30.
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03 12:00", "2026-10-03T15:30:00Z", "2026-10-03")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04 12:00", "2026-04-04T14:45:00Z", "2026-04-04")]
    // The clocks went from midnight to one.
    [InlineData("America/Sao_Paulo", "00:30", "2018-11-03 12:00", "2018-11-04T03:00:00Z", "2018-11-03")]
    // And from midnight back to eleven.
    [InlineData("America/Sao_Paulo", "23:30", "2018-02-17 12:00", "2018-02-18T01:30:00Z", "2018-02-17")]
    // The new year of 1986 began a quarter of an hour late.
    [InlineData("Asia/Kathmandu", "00:10", "1985-12-31 12:00", "1985-12-31T18:30:00Z", "1985-12-31")]
    // Ramadan is on winter time: back an hour on 15 February, forth on 22 March.
    [InlineData("Africa/Casablanca", "08:30", "2026-02-14 12:00", "2026-02-15T08:30:00Z", "2026-02-15")]
    [InlineData("Africa/Casablanca", "02:30", "2026-02-14 12:00", "2026-02-15T01:30:00Z", "2026-02-14")]
    [InlineData("Africa/Casablanca", "02:30", "2026-03-21 12:00", "2026-03-22T02:00:00Z", "2026-03-21")]
    // After the 29th came the 31st; its night was the night of the 29th.
    [InlineData("Pacific/Apia", "08:30", "2011-12-29 12:00", "2011-12-30T18:30:00Z", "2011-12-31")]
    [InlineData("Pacific/Apia", "01:00", "2011-12-29 12:00", "2011-12-30T11:00:00Z", "2011-12-29")]
    public void A_time_where_the_clocks_change(string zone, string time, string after, string due, string day)
    {
        var clock = Clock(zone) with { Quiet = ClockHours.None };
        var schedule = new DailyTime(ReminderKind.Stretch, Weekdays.EveryDay, Time(time));
        var next = schedule.NextOccurrence(clock, At(after, clock.Zone));
        Assert.Equal((InstantPattern.General.Parse(due).Value, LocalDatePattern.Iso.Parse(day).Value), (next!.Value.Due, next.Value.Day));
    }

    [Fact]
    public void Before_the_day_start_it_is_about_the_day_before()
    {
        var mondays = new DailyTime(ReminderKind.WindDown, Weekdays.Monday, new LocalTime(0, 15));
        var next = mondays.NextOccurrence(Clock("Europe/Berlin"), At("2026-06-01 12:00"))!.Value;
        Assert.Equal((new LocalDate(2026, 6, 1), At("2026-06-02 00:15")), (next.Day, next.Due));
        var earlyRiser = Clock("Europe/Berlin") with { DayStart = LocalTime.Midnight };
        Assert.Equal(new LocalDate(2026, 6, 8), mondays.NextOccurrence(earlyRiser, At("2026-06-01 12:00"))!.Value.Day);
    }

    [Fact]
    public void In_quiet_hours_it_never_comes_unless_it_is_about_them()
    {
        var late = new LocalTime(22, 45);
        Assert.Null(new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, late).NextOccurrence(Clock("Europe/Berlin"), At("2026-06-01 12:00")));
        Assert.True(new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, late).IsSilencedBy(ClockHours.UsualQuiet));
        var windDown = new DailyTime(ReminderKind.WindDown, Weekdays.EveryDay, late);
        Assert.False(windDown.IsSilencedBy(ClockHours.UsualQuiet));
        Assert.Equal(At("2026-06-01 22:45"), windDown.NextOccurrence(Clock("Europe/Berlin"), At("2026-06-01 12:00"))!.Value.Due);
    }

    [Fact]
    public void Spreading_members_carries_none_into_quiet_hours()
    {
        var schedule = new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, new LocalTime(21, 29));
        Assert.Equal(At("2026-06-01 21:29"), schedule.NextOccurrence(Clock("Europe/Berlin") with { Phase = 0.99 }, At("2026-06-01 12:00"))!.Value.Due);
    }

    [Fact]
    public void Members_are_spread_over_three_minutes_and_told_the_time_they_chose()
    {
        var schedule = new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, new LocalTime(8, 30));
        var next = schedule.NextOccurrence(Clock("Europe/Berlin") with { Phase = 0.5 }, At("2026-06-01 12:00"))!.Value;
        Assert.Equal(At("2026-06-02 08:30") + Duration.FromSeconds(90), next.Due);
        Assert.Equal(new LocalDateTime(2026, 6, 2, 8, 30), next.Wall);
    }

    [Fact]
    public void On_no_day_it_never_comes() =>
        Assert.Null(new DailyTime(ReminderKind.Session, Weekdays.None, new LocalTime(18, 0)).NextOccurrence(Clock("Europe/Berlin"), At("2026-06-01 12:00")));

    [Fact]
    public void The_usual_desk_day()
    {
        // In the middle: half of 45 minutes after nine, and then every 45 minutes, without the one at lunch; the first eight.
        Assert.Equal(
            ["09:22", "10:07", "10:52", "11:37", "13:07", "13:52", "14:37", "15:22"],
            Beats(DeskWindow.Usual, "2026-06-01 06:00", phase: 0.5));
        Assert.Equal(["2026-06-05 09:15", "2026-06-08 09:15"], FirstBeats(DeskWindow.Usual, "2026-06-05 06:00"));
    }

    [Fact]
    public void No_nudge_in_the_last_quarter_of_an_hour()
    {
        var hour = DeskWindow.Usual with { Hours = new ClockHours(new LocalTime(9, 0), new LocalTime(10, 14)) };
        Assert.Equal(["09:15"], Beats(hour, "2026-06-01 06:00"));
        Assert.Equal(["09:15", "10:00"], Beats(hour with { Hours = new ClockHours(new LocalTime(9, 0), new LocalTime(10, 15)) }, "2026-06-01 06:00"));
        Assert.Null((hour with { Hours = new ClockHours(new LocalTime(9, 0), new LocalTime(9, 20)) }).NextOccurrence(Clock("Europe/Berlin"), At("2026-06-01 06:00")));
    }

    [Fact]
    public void After_a_move_the_beat_starts_from_it()
    {
        var clock = Clock("Europe/Berlin");
        var moved = new LastTime(null, At("2026-06-01 10:09"));
        Assert.Equal(At("2026-06-01 10:54"), DeskWindow.Usual.NextOccurrence(clock, At("2026-06-01 10:09"), moved)!.Value.Due);
        // A move before the window opened counts as well; one of the day before does not.
        Assert.Equal(At("2026-06-01 09:35"), DeskWindow.Usual.NextOccurrence(clock, At("2026-06-01 08:50"), new LastTime(null, At("2026-06-01 08:50")))!.Value.Due);
        Assert.Equal(At("2026-06-02 09:15"), DeskWindow.Usual.NextOccurrence(clock, At("2026-06-01 23:00"), moved)!.Value.Due);
    }

    [Fact]
    public void A_night_shift_across_the_change_of_the_clocks_has_as_many_nudges_as_time_truly_passes()
    {
        var night = new DeskWindow(Weekdays.EveryDay, new ClockHours(new LocalTime(22, 0), new LocalTime(6, 0)), 60) { Most = 20 };
        Assert.Equal(8, Night("2026-06-06 12:00"));
        Assert.Equal(7, Night("2026-03-28 12:00"));
        Assert.Equal(9, Night("2026-10-24 12:00"));

        int Night(string noon) => Beats(night, noon, quiet: ClockHours.None).Count;
    }

    [Fact]
    public void A_weekly_time_on_a_date_that_was_skipped_comes_the_week_after()
    {
        var fridays = new DailyTime(ReminderKind.TeamDigest, Weekdays.Friday, new LocalTime(18, 0));
        Assert.Equal(new LocalDate(2012, 1, 6), fridays.NextOccurrence(Clock("Pacific/Apia"), Instant.FromUtc(2011, 12, 29, 0, 0))!.Value.Day);
    }

    [Fact]
    public void A_window_before_the_day_start_belongs_to_the_day_before()
    {
        var night = new DeskWindow(Weekdays.Monday, new ClockHours(new LocalTime(1, 0), new LocalTime(5, 0)), 60);
        Assert.Equal(["01:20", "02:20", "03:20", "04:20"], Beats(night, "2026-06-01 12:00", quiet: ClockHours.None));
        var first = night.NextOccurrence(Clock("Europe/Berlin") with { Quiet = ClockHours.None }, At("2026-06-01 12:00"))!.Value;
        Assert.Equal((new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 2)), (first.Day, first.Wall.Date));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-45)]
    [InlineData(1)]
    public void An_interval_that_nobody_was_offered_is_refused(int minutes)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeskWindow(Weekdays.EveryDay, DeskWindow.Usual.Hours, minutes));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeskWindow.Usual with { IntervalMinutes = minutes });
    }

    [Fact]
    public void Flying_west_brings_no_second_check_in_on_the_same_day_and_flying_east_loses_none()
    {
        var schedule = new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, new LocalTime(8, 30));
        var sent = new LastTime(new LocalDate(2026, 6, 1), At("2026-06-01 08:30"));
        // At 11:00 in Berlin it is 05:00 in New York: half past eight of the same day is still to come, and is left out.
        var newYork = schedule.NextOccurrence(Clock("America/New_York"), At("2026-06-01 11:00"), sent)!.Value;
        Assert.Equal((new LocalDate(2026, 6, 2), At("2026-06-02 14:30")), (newYork.Day, newYork.Due));
        var tokyo = schedule.NextOccurrence(Clock("Asia/Tokyo"), At("2026-06-01 11:00"), sent)!.Value;
        Assert.Equal((new LocalDate(2026, 6, 2), At("2026-06-02 01:30")), (tokyo.Day, tokyo.Due));
    }

    [Fact]
    public void In_another_zone_the_next_nudge_comes_an_interval_after_the_last()
    {
        // Ten to five in Berlin is ten to eleven in New York.
        var last = new LastTime(null, At("2026-06-01 16:50"));
        var next = DeskWindow.Usual.NextOccurrence(Clock("America/New_York"), At("2026-06-01 17:20"), last)!.Value;
        Assert.Equal(At("2026-06-01 17:35"), next.Due);
    }

    private static List<string> Beats(DeskWindow window, string after, double phase = 0, ClockHours? quiet = null)
    {
        var clock = Clock("Europe/Berlin") with { Phase = phase, Quiet = quiet ?? ClockHours.UsualQuiet };
        var beats = new List<string>();
        var next = window.NextOccurrence(clock, At(after))!.Value;
        for (var day = next.Day; next.Day == day; next = window.NextOccurrence(clock, next.Due)!.Value)
            beats.Add(next.Wall.ToString("HH:mm", null));
        return beats;
    }

    private static List<string> FirstBeats(DeskWindow window, string after)
    {
        var clock = Clock("Europe/Berlin");
        var friday = window.NextOccurrence(clock, At(after))!.Value;
        var monday = window.NextOccurrence(clock, friday.Due + Duration.FromHours(12))!.Value;
        return [Minute.Format(friday.Wall), Minute.Format(monday.Wall)];
    }

    private static MemberClock Clock(string zone) => new(DateTimeZoneProviders.Tzdb[zone], new LocalTime(3, 0), ClockHours.UsualQuiet, 0);

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static Instant At(string wall, DateTimeZone? zone = null) =>
        Minute.Parse(wall).Value.InZoneStrictly(zone ?? DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
}
