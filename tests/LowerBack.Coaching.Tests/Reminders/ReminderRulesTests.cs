using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Tests.Reminders;

/// <summary>When reminders may speak, rule by rule.</summary>
public sealed class ReminderRulesTests
{
    private static readonly MemberClock Berlin =
        new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], new LocalTime(3, 0), ClockHours.UsualQuiet, 0);

    /// <summary>Up at seven, so in bed at 23:30 and winding down at 22:45.</summary>
    private static readonly SleepTimes Sleep = new(new LocalTime(7, 0));

    [Fact]
    public void Check_ins_and_wind_downs_come_before_digests_and_those_before_nudges()
    {
        Assert.Equal(Enum.GetValues<ReminderKind>().Order(), KindRules.All.Select(rules => rules.Kind).Order());
        Assert.Equal(KindRules.All.Select(rules => rules.Priority).Order(), KindRules.All.Select(rules => rules.Priority));
        Assert.True(SendPriority.Answer < KindRules.Of(ReminderKind.CheckIn).Priority);
        Assert.Equal(SendPriority.Daily, KindRules.Of(ReminderKind.WindDown).Priority);
        Assert.Equal(SendPriority.Digest, KindRules.Of(ReminderKind.TeamDigest).Priority);
        Assert.Equal(SendPriority.Nudge, KindRules.Of(ReminderKind.DeskNudge).Priority);
        Assert.Equal([ReminderKind.WindDown], KindRules.All.Where(rules => !rules.KeepsQuiet).Select(rules => rules.Kind));
    }

    [Fact]
    public void The_evening_follows_from_getting_up()
    {
        Assert.Equal((new LocalTime(23, 30), new LocalTime(22, 45), new LocalTime(14, 30)), (Sleep.Bed, Sleep.WindDown, Sleep.LastCoffee));
        Assert.Equal(new LocalTime(1, 0), new SleepTimes(new LocalTime(8, 30)).Bed);
        Assert.Equal(Weekdays.Thursday, Sleep.CoffeeTip(0.5).Days);
        Assert.Equal(Weekdays.Sunday, Sleep.CoffeeTip(0.999).Days);
    }

    [Theory]
    [InlineData(ReminderKind.DeskNudge, "10:00", "10:10")]
    [InlineData(ReminderKind.Session, "18:00", "19:00")]
    [InlineData(ReminderKind.Stretch, "12:30", "13:30")]
    [InlineData(ReminderKind.BuddyNudge, "12:30", "13:30")]
    [InlineData(ReminderKind.TeamDigest, "09:00", "21:00")]
    [InlineData(ReminderKind.WindDown, "22:45", "23:30")]
    [InlineData(ReminderKind.CheckIn, "08:30", "22:00")]
    [InlineData(ReminderKind.WeeklyCheck, "08:30", "22:00")]
    // Set for a late hour it keeps an hour, or until bed.
    [InlineData(ReminderKind.CheckIn, "21:50", "22:50")]
    [InlineData(ReminderKind.CheckIn, "23:00", "23:30")]
    public void A_reminder_is_wanted_until(ReminderKind kind, string due, string until) =>
        Assert.Equal(At(until), Lateness.NotAfter(kind, At(due), Berlin, Sleep));

    [Fact]
    public void A_check_in_waits_for_a_wind_down_that_comes_before_ten()
    {
        var early = new SleepTimes(new LocalTime(5, 0));
        Assert.Equal(At("20:45"), Lateness.NotAfter(ReminderKind.CheckIn, At("08:30"), Berlin, early));
        var nightShift = new SleepTimes(new LocalTime(23, 0));
        Assert.Equal(At("14:45"), Lateness.NotAfter(ReminderKind.CheckIn, At("08:30"), Berlin, nightShift));
        Assert.Equal(At("22:00"), Lateness.NotAfter(ReminderKind.CheckIn, At("08:30"), Berlin, null));
    }

    [Fact]
    public void A_check_in_at_night_is_wanted_no_longer_than_its_day() =>
        Assert.Equal(At("03:00") + Duration.FromDays(1), Lateness.NotAfter(ReminderKind.CheckIn, At("02:30") + Duration.FromDays(1), Berlin, null));

    [Fact]
    public void A_wind_down_is_never_wanted_after_bed_time()
    {
        Assert.True(Lateness.NotAfter(ReminderKind.WindDown, At("23:40"), Berlin, Sleep) < At("23:40"));
        // The night on which the clocks jump from two to three: a wind-down at 02:15 would come at bed time.
        var owl = new SleepTimes(new LocalTime(10, 30));
        var jump = Instant.FromUtc(2026, 3, 29, 1, 0);
        Assert.Equal(jump, Lateness.NotAfter(ReminderKind.WindDown, jump, Berlin, owl));
    }

    [Fact]
    public void Two_within_twenty_minutes_become_one()
    {
        DueReminder[] due =
        [
            new(ReminderKind.DeskNudge, At("08:15")), new(ReminderKind.CheckIn, At("08:30")), new(ReminderKind.DeskNudge, At("08:50")),
            new(ReminderKind.Stretch, At("09:00")), new(ReminderKind.TeamDigest, At("08:30")),
        ];
        Assert.Equal([1, null, 1, null, null], Enumerable.Range(0, due.Length).Select(at => Merging.Into(due, at)));
        Assert.Null(Merging.Into([due[1], due[2] with { Due = At("08:50:01") }], 1));
        // The first of two of a kind speaks.
        Assert.Equal(1, Merging.Into([due[0] with { Due = At("08:16") }, due[0]], 0));
    }

    [Fact]
    public void What_is_more_important_speaks_even_if_it_comes_later()
    {
        DueReminder[] due = [new(ReminderKind.Stretch, At("18:00")), new(ReminderKind.Session, At("18:15")), new(ReminderKind.WeeklyCheck, At("18:30"))];
        Assert.Equal([null, 2, null], Enumerable.Range(0, due.Length).Select(at => Merging.Into(due, at)));
    }

    [Fact]
    public void The_day_has_eight_desk_nudges_and_three_other_messages()
    {
        var sent = default(SentToday).With(ReminderKind.CheckIn).With(ReminderKind.Session).With(ReminderKind.TeamDigest);
        Assert.Equal(new SentToday(0, 2), sent);
        Assert.True(Budget.Usual.Allows(ReminderKind.Stretch, sent));
        Assert.False(Budget.Usual.Allows(ReminderKind.Stretch, sent, ReminderKind.WindDown));
        Assert.True(Budget.Usual.Allows(ReminderKind.WindDown, sent, ReminderKind.Stretch));
        Assert.False(Budget.Usual.Allows(ReminderKind.WindDown, sent.With(ReminderKind.Stretch)));
        Assert.True(Budget.Usual.Allows(ReminderKind.DeskNudge, new SentToday(7, 3)));
        Assert.False(Budget.Usual.Allows(ReminderKind.DeskNudge, new SentToday(8, 0)));
        Assert.True(Budget.Usual.Allows(ReminderKind.TeamDigest, new SentToday(8, 3)));
    }

    [Fact]
    public void Of_more_than_a_day_holds_the_least_important_stays_out()
    {
        var time = new LocalTime(12, 0);
        DailyTime[] three = [new(ReminderKind.Stretch, Weekdays.EveryDay, time), new(ReminderKind.WindDown, Weekdays.EveryDay, time), new(ReminderKind.CheckIn, Weekdays.WorkingDays, time)];
        Assert.Empty(Budget.Usual.LeavesOut([.. three, DeskWindow.Usual, new DailyTime(ReminderKind.Session, Weekdays.Sunday, time)]));
        Assert.Equal([ReminderKind.Stretch], Budget.Usual.LeavesOut([.. three, new DailyTime(ReminderKind.Session, Weekdays.Monday, time)]));
    }

    [Fact]
    public void What_matters_more_than_what_was_just_said_waits_a_little_and_speaks_where_it_cannot_wait()
    {
        var checkIn = Facts(ReminderKind.CheckIn, "08:30") with { BurstUntil = At("08:40") };
        Assert.Equal(new SendVerdict(Withheld.JustSpoke, At("08:40")), SendCheck.Of(checkIn));
        Assert.Equal(default, SendCheck.Of(checkIn with { NotAfter = At("08:39") }));
        Assert.Equal(default, SendCheck.Of(checkIn with { Now = At("08:40") }));
    }

    [Theory]
    [InlineData(ReminderKind.DeskNudge, 2, false, 0, false, Pace.Full)]
    [InlineData(ReminderKind.DeskNudge, 3, false, 0, false, Pace.SlowingDown)]
    [InlineData(ReminderKind.DeskNudge, 4, true, 0, false, Pace.Half)]
    [InlineData(ReminderKind.WindDown, 9, false, 0, false, Pace.Full)]
    [InlineData(ReminderKind.CheckIn, 5, true, 6, false, Pace.Half)]
    [InlineData(ReminderKind.CheckIn, 5, true, 7, false, Pace.Note)]
    [InlineData(ReminderKind.CheckIn, 5, true, 30, true, Pace.Asleep)]
    [InlineData(ReminderKind.WindDown, 0, false, 7, false, Pace.Note)]
    [InlineData(ReminderKind.TeamDigest, 0, false, 30, true, Pace.Full)]
    public void Silence_means_less(ReminderKind kind, int unanswered, bool said, int silentDays, bool noteSent, Pace pace) =>
        Assert.Equal(pace, Throttle.Of(kind, new Hearing(unanswered, said, silentDays, noteSent)));

    [Fact]
    public void A_month_of_silence_is_six_check_ins_and_then_nothing()
    {
        var (heard, spoke, days) = (new Hearing(0, false, 0, false), false, new List<(int, Pace)>());
        for (var day = 1; day <= 30; day++)
        {
            heard = heard with { SilentDays = day };
            var pace = Throttle.Of(ReminderKind.CheckIn, heard);
            spoke = SendCheck.Of(Facts(ReminderKind.CheckIn, "08:30") with { Pace = pace, SpokeLastTime = spoke }).Why is null;
            if (!spoke)
                continue;
            days.Add((day, pace));
            heard = heard with { Unanswered = heard.Unanswered + 1, SlowerSaid = pace >= Pace.SlowingDown, NoteSent = pace == Pace.Note };
        }

        Assert.Equal([(1, Pace.Full), (2, Pace.Full), (3, Pace.Full), (4, Pace.SlowingDown), (6, Pace.Half), (7, Pace.Note)], days);
    }

    [Fact]
    public void What_stands_against_sending_has_a_name_and_the_gravest_is_named()
    {
        var facts = Facts(ReminderKind.Session, "18:00");
        Assert.Equal(default, SendCheck.Of(facts));
        (Withheld Why, Func<SendFacts, SendFacts> With)[] reasons =
        [
            (Withheld.Budget, f => f with { OverBudget = true }),
            (Withheld.Slowed, f => f with { Pace = Pace.Half, SpokeLastTime = true }),
            (Withheld.JustSpoke, f => f with { BurstUntil = At("18:05") }),
            (Withheld.Merged, f => f with { Merged = true }),
            (Withheld.Quiet, f => f with { Clock = Berlin with { Quiet = new ClockHours(new LocalTime(17, 0), new LocalTime(7, 0)) } }),
            (Withheld.Paused, f => f with { PausedUntil = At("21:00") }),
            (Withheld.Late, f => f with { NotAfter = At("17:59") }),
            (Withheld.Replaced, f => f with { Replaced = true }),
            (Withheld.Done, f => f with { Done = true }),
            (Withheld.Asleep, f => f with { Pace = Pace.Asleep }),
            (Withheld.Unreachable, f => f with { Unreachable = true }),
            (Withheld.Locked, f => f with { Safety = SafetyState.Hold }),
            (Withheld.TurnedOff, f => f with { TurnedOff = true }),
        ];
        Assert.Equal(Enum.GetValues<Withheld>().Order(), reasons.Select(reason => reason.Why).Order());
        foreach (var (why, with) in reasons)
        {
            Assert.Equal(why, SendCheck.Of(with(Facts(ReminderKind.Session, "18:00"))).Why);
            facts = with(facts);
            Assert.Equal(why, SendCheck.Of(facts).Why);
        }
    }

    [Theory]
    [InlineData(SafetyState.Stop, new[] { ReminderKind.TeamDigest })]
    [InlineData(SafetyState.TooYoung, new[] { ReminderKind.TeamDigest })]
    [InlineData(SafetyState.Hold, new[] { ReminderKind.DeskNudge, ReminderKind.WindDown, ReminderKind.CheckIn, ReminderKind.WeeklyCheck, ReminderKind.TeamDigest, ReminderKind.LastCoffee })]
    [InlineData(SafetyState.Unscreened, new[] { ReminderKind.DeskNudge, ReminderKind.WindDown, ReminderKind.CheckIn, ReminderKind.WeeklyCheck, ReminderKind.TeamDigest, ReminderKind.LastCoffee })]
    public void On_hold_nothing_calls_for_training_and_after_a_stop_the_coach_is_silent(SafetyState state, ReminderKind[] speak) =>
        Assert.Equal(speak, Enum.GetValues<ReminderKind>().Where(kind => SendCheck.Of(Facts(kind, "18:00") with { Safety = state }).Why is null));

    [Fact]
    public void What_passes_while_it_is_still_wanted_is_waited_for()
    {
        var checkIn = Facts(ReminderKind.CheckIn, "08:30") with { NotAfter = At("22:00") };
        Assert.Equal(new SendVerdict(Withheld.Paused, At("09:00")), SendCheck.Of(checkIn with { PausedUntil = At("09:00") }));
        Assert.Equal(new SendVerdict(Withheld.Paused), SendCheck.Of(checkIn with { PausedUntil = At("22:01") }));
        Assert.Equal(new SendVerdict(Withheld.Quiet, At("07:00")), SendCheck.Of(checkIn with { Now = At("06:59") }));
        Assert.Null(SendCheck.Of(checkIn with { Now = At("07:00") }).Why);
        Assert.Null(SendCheck.Of(Facts(ReminderKind.WindDown, "22:45")).Why);
    }

    [Fact]
    public void A_snooze_is_ten_twenty_or_sixty_minutes_at_most_twice_and_never_into_the_night()
    {
        Assert.Equal([20, 60], Snooze.Choices(ReminderKind.Session, 1, At("18:00"), Berlin, Sleep).AsEnumerable());
        Assert.Equal([10, 20], Snooze.Choices(ReminderKind.DeskNudge, 1, At("10:00"), Berlin, Sleep).AsEnumerable());
        Assert.Empty(Snooze.Choices(ReminderKind.Session, 2, At("18:00"), Berlin, Sleep));
        Assert.Equal([20], Snooze.Choices(ReminderKind.Session, 0, At("21:00"), Berlin, Sleep).AsEnumerable());
        Assert.Empty(Snooze.Choices(ReminderKind.WindDown, 0, At("22:45"), Berlin, Sleep));
        Assert.Equal(At("18:20"), Snooze.Until(ReminderKind.Session, 20, 0, At("18:00"), Berlin, Sleep));
        Assert.Null(Snooze.Until(ReminderKind.Session, 15, 0, At("18:00"), Berlin, Sleep));
    }

    private static SendFacts Facts(ReminderKind kind, string now) => new()
    {
        Kind = kind, Now = At(now), NotAfter = At(now) + Duration.FromMinutes(10), Clock = Berlin, Safety = SafetyState.Cleared,
    };

    private static Instant At(string wall) => (new LocalDate(2026, 6, 1) + LocalTimePattern.GeneralIso.Parse(wall.Length == 5 ? wall + ":00" : wall).Value)
        .InZoneStrictly(Berlin.Zone).ToInstant();
}
