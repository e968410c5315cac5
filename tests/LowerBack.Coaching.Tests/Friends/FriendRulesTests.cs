using LowerBack.Coaching.Friends;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Tests.Friends;

/// <summary>When a word from a friend may come, and which one it is.</summary>
public sealed class FriendRulesTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("", "18:00")]
    [InlineData("07:00 08:00", "18:00")]
    [InlineData("07:00 08:00 21:00", "08:00")]
    [InlineData("20:00 07:00 08:00 21:00", "20:00")]
    [InlineData("00:30 01:00 22:00", "00:30")]
    public void The_usual_hour_is_the_middle_of_the_days_once_there_are_three(string shown, string usual) => Assert.Equal(
        Time(usual), FriendTimes.Usual(ReminderFile.Initial, shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Time), LocalNow.UsualDayStart));

    [Theory]
    [InlineData("session", "17:30")]
    [InlineData("checkin", "08:30")]
    [InlineData("both", "17:30")]
    public void A_reminder_says_better_when_they_show_up(string set, string usual)
    {
        var file = ReminderFile.Initial;
        if (set != "session")
            file = file.With(new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, new LocalTime(8, 30)));
        if (set != "checkin")
            file = file.With(new DailyTime(ReminderKind.Session, Weekdays.EveryDay, new LocalTime(17, 30)));
        Assert.Equal(Time(usual), FriendTimes.Usual(file, [Time("12:00"), Time("12:00"), Time("12:00")], LocalNow.UsualDayStart));
    }

    [Theory]
    // Before the hour: an hour after it.
    [InlineData("18:00", "09:00", "19:00", 0)]
    // After it: now.
    [InlineData("18:00", "20:15", "20:15", 0)]
    // In the night: the day after, after its hour.
    [InlineData("18:00", "22:00", "19:00", 1)]
    [InlineData("18:00", "02:00", "19:00", 1)]
    // The day has begun and it is still night: that day.
    [InlineData("18:00", "04:00", "19:00", 0)]
    // An hour later it would be night: half an hour.
    [InlineData("20:45", "09:00", "21:15", 0)]
    // Night by then in any case: never.
    [InlineData("21:30", "09:00", null, 0)]
    [InlineData("23:45", "09:00", null, 0)]
    public void It_comes_after_the_hour_and_never_at_night(string usual, string now, string? due, int days)
    {
        var clock = new MemberClock(Berlin, LocalNow.UsualDayStart, ClockHours.UsualQuiet, Phase: 0);
        var day = new LocalDate(2026, 3, 4);
        var moment = (Time(now) < LocalNow.UsualDayStart ? day.PlusDays(1) : day).At(Time(now)).InZoneLeniently(Berlin).ToInstant();
        var next = FriendTimes.Next(Time(usual), clock, LocalNow.At(moment, Berlin, LocalNow.UsualDayStart));
        Assert.Equal(due is null ? null : day.PlusDays(days) + Time(due), next?.Due.InZone(Berlin).LocalDateTime);
        Assert.Equal(due is null ? null : day.PlusDays(days), next?.Day);
    }

    [Fact]
    public void An_hour_at_the_end_of_a_day_without_quiet_hours_is_not_taken_for_the_beginning_of_one()
    {
        var clock = new MemberClock(Berlin, LocalNow.UsualDayStart, ClockHours.None, Phase: 0);
        var now = LocalNow.At(Instant.FromUtc(2026, 3, 4, 9, 0), Berlin, LocalNow.UsualDayStart);
        Assert.Equal(new LocalDateTime(2026, 3, 5, 2, 45), FriendTimes.Next(Time("02:15"), clock, now)?.Due.InZone(Berlin).LocalDateTime);
        Assert.Null(FriendTimes.Next(Time("02:45"), clock, now));
    }

    [Fact]
    public void A_kind_word_is_the_same_for_a_day_differs_from_the_last_of_that_friend_and_all_are_said()
    {
        var (friend, first) = (Guid.CreateVersion7(), new LocalDate(2026, 3, 4));
        HeardWord? last = null;
        var said = new HashSet<int>();
        for (var day = first; day < first.PlusDays(60); day = day.PlusDays(1))
        {
            var chosen = KindWords.Choose(friend, day, last);
            Assert.InRange(chosen, 0, KindWords.All.Length - 1);
            Assert.NotEqual(last?.Words, chosen);
            last = new HeardWord(friend, day, chosen);
            Assert.Equal(chosen, KindWords.Choose(friend, day, last));
            said.Add(chosen);
        }

        Assert.Equal(KindWords.All.Length, said.Count);
    }

    private static LocalTime Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
