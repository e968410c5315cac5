using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What the sum of all reminders does to somebody: never a burst, room for what matters, and a way off under everything.</summary>
public sealed class QuietByDesignTests
{
    private const string CheckIn = "how is your back right now?", Session = "Your session is ready", Stretch = "A few stretches?", WindDown = "Bed is at";

    [Fact]
    public async Task What_waited_through_a_downtime_comes_as_one_every_time()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind checkin 8:30");
        await ana.Says("/remind session 12:30");
        await ana.Says("/remind stretch 11:40");
        for (var day = 1; day <= 6; day++)
        {
            coach.Clock.Set(Instant.FromUtc(2026, 3, 2, 11, 35) + Duration.FromDays(day));
            await coach.SpeaksFirst();
            Assert.Equal(day, coach.Platform.Sent.Count);
            Assert.Contains(CheckIn, ana.LastWords, StringComparison.Ordinal);
            Assert.Contains("Your session is ready too", ana.LastWords, StringComparison.Ordinal);
            Assert.Contains("time for your stretch", ana.LastWords, StringComparison.Ordinal);
            await coach.Lives(Duration.FromHours(4), Duration.FromMinutes(10));
            Assert.Equal(day, coach.Platform.Sent.Count);
            await ana.Says("/about");
        }
    }

    [Fact]
    public async Task What_waited_is_still_said_with_the_other_where_that_has_to_leave_twice()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind checkin 8:30");
        await ana.Says("/remind session 12:30");
        coach.Clock.Set(Instant.FromUtc(2026, 3, 3, 11, 35));
        coach.Platform.Answers = _ => coach.Platform.Sent.Count == 1 ? new TryAgain(TimeSpan.FromSeconds(5)) : new Delivered();
        await coach.SpeaksFirst();
        await coach.Lives(Duration.FromMinutes(30));

        Assert.Equal(2, coach.Platform.Sent.Count);
        Assert.Contains(CheckIn, ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("Your session is ready too", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_hold_no_other_one_speaks_for_the_session()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind checkin 10:00");
        await ana.Says("/remind session 10:10");
        await using (var db = await coach.OpenAsync())
        {
            var member = await db.Members.SingleAsync();
            member.Set(member.Get<SafetyFile>() with { Verdict = Verdict.Hold });
            await db.SaveChangesAsync();
        }

        await coach.Lives(Duration.FromHours(2));
        Assert.Single(coach.Platform.Sent);
        Assert.Contains(CheckIn, ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("session", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_is_not_said_with_another_where_it_may_not_be_said_at_all()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind checkin 8:30");
        await ana.Says("/remind session 12:30");
        coach.Clock.Set(Instant.FromUtc(2026, 3, 3, 11, 35));
        await coach.SweepsAsync();
        await ana.Says("/remind session off");
        await coach.SendsAsync();

        Assert.Single(coach.Platform.Sent);
        Assert.DoesNotContain("session", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_matters_more_but_comes_after_what_matters_less_waits_until_it_is_no_burst()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:10");
        await coach.Lives(Duration.FromMinutes(75));
        Assert.Contains(Session, ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/remind checkin 10:20");
        await coach.Lives(Duration.FromMinutes(14));
        Assert.Single(coach.Platform.Sent);
        await coach.Lives(Duration.FromMinutes(6));
        Assert.Equal(2, coach.Platform.Sent.Count);
        Assert.Contains(CheckIn, ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_day_with_more_than_three_the_least_important_stays_out_and_they_are_told()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind checkin 8:30");
        await ana.Says("/remind session 12:30");
        await ana.Says("/remind stretch 18:00");
        Assert.DoesNotContain("stays out", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/remind wind-down 6:30");
        Assert.Contains("Stretch stays out", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/remind");
        Assert.Contains("Stretch stays out", ana.LastWords, StringComparison.Ordinal);
        for (var day = 1; day <= 3; day++)
        {
            coach.Clock.Set(Instant.FromUtc(2026, 3, 2, 5, 0) + Duration.FromDays(day));
            var before = coach.Platform.Sent.Count;
            await coach.Lives(Duration.FromHours(18), Duration.FromMinutes(10));
            Assert.Equal([CheckIn, Session, WindDown], Heard(coach, before));
            await ana.Says("/about");
        }

        // With the check-in only on weekdays, a Sunday has room for all.
        await ana.Says("/remind checkin mon-fri 8:30");
        Assert.Contains("Stretch stays out", ana.LastWords, StringComparison.Ordinal);
        coach.Clock.Set(Instant.FromUtc(2026, 3, 8, 5, 0));
        var sunday = coach.Platform.Sent.Count;
        await coach.Lives(Duration.FromHours(18), Duration.FromMinutes(10));
        Assert.Equal([Session, Stretch, WindDown], Heard(coach, sunday));
        await ana.Says("/remind checkin off");
        await ana.Says("/remind");
        Assert.DoesNotContain("stays out", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_it_comes_half_as_often_is_said_once_over_all_kinds_until_they_answer()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind checkin 10:00");
        await ana.Says("/remind session 14:00");
        await ana.Says("/remind stretch 18:00");
        await coach.Lives(Duration.FromDays(6), Duration.FromMinutes(10));
        Assert.Equal(1, SaidSlower(coach));
        // After three days of all three the pace is halved for all of them, told or not.
        Assert.InRange(coach.Platform.Sent.Count, 13, 15);

        await ana.Says("/about");
        await coach.Lives(Duration.FromDays(5), Duration.FromMinutes(10));
        Assert.Equal(2, SaidSlower(coach));
    }

    [Fact]
    public async Task The_note_after_a_week_of_silence_asks_how_to_go_on_and_each_answer_can_be_changed()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:00");
        await ana.Says("/remind stretch 16:00");
        await coach.Lives(Duration.FromDays(9), Duration.FromMinutes(30));
        var before = ana.Transcript.Length;
        var (goOn, quiet, off) = (ana.TokenOf("Go on as before").Text, ana.TokenOf("Two weeks of quiet").Text, ana.TokenOf("Everything off").Text);
        var told = coach.Platform.Sent.Count;
        await ana.Presses("Why this?");
        await ana.Presses("Everything off");
        await coach.Lives(Duration.FromDays(2), Duration.FromMinutes(30));
        await ana.Presses("Undo");
        await ana.PressesToken(quiet, "Two weeks of quiet, on the old note");
        await coach.Lives(Duration.FromDays(3), Duration.FromMinutes(30));
        Assert.Equal(told, coach.Platform.Sent.Count);

        // Of old: in a pause going on says that it is one, and once all is off there is nothing to go on with.
        await ana.PressesToken(goOn, "Go on as before, on the old note");
        await ana.Presses("End the pause");
        await ana.PressesToken(goOn, "Go on as before, on the old note");
        await ana.PressesToken(off, "Everything off, on the old note");
        await ana.PressesToken(off, "Everything off, on the old note");
        await ana.PressesToken(goOn, "Go on as before, on the old note");
        Approved.Matches(ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task Not_today_is_an_answer_and_why_a_wind_down_comes_is_true()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        var before = ana.Transcript.Length;
        await ana.Says("/remind stretch 18:00");
        await coach.Lives(Duration.FromHours(10));
        await ana.Presses("In 20 min");
        await coach.Lives(Duration.FromMinutes(22));
        await ana.Presses("Not today");
        await using (var db = await coach.OpenAsync())
            Assert.Empty((await db.Members.SingleAsync()).Get<OutreachFile>().Silent);
        // By now the last coffee of today is over, on whichever day of the week the member is told of it.
        await ana.Says("/remind wind-down 6:30");
        await coach.Lives(Duration.FromHours(3));
        await ana.Presses("Why this?");
        Approved.Matches(ana.Transcript[before..].TrimStart());
    }

    private static IEnumerable<string> Heard(TestCoach coach, int after) => coach.Platform.Sent.Skip(after)
        .Select(sent => sent.Message.Body.ToPlainText())
        .Where(words => !words.Contains("last coffee", StringComparison.Ordinal))
        .Select(words => ((string[])[CheckIn, Session, Stretch, WindDown]).Single(kind => words.Contains(kind, StringComparison.Ordinal)));

    private static int SaidSlower(TestCoach coach) =>
        coach.Platform.Sent.Count(sent => sent.Message.Body.ToPlainText().Contains("half as often", StringComparison.Ordinal));
}
