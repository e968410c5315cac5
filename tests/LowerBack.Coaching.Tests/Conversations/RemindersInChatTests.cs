using System.Text.RegularExpressions;
using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What the coach says first, from setting it to hearing it.</summary>
public sealed partial class RemindersInChatTests
{
    [GeneratedRegex("09:(1[5-9]|2[0-9]|30)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FirstBreak();

    [Fact]
    public async Task Setting_hearing_putting_off_and_turning_off()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        var before = ana.Transcript.Length;
        await ana.Says("/remind");
        await ana.Presses("Session");
        await ana.Says("half past five pm");
        await ana.Presses("Undo");
        await ana.Says("/remind session 18:00");
        await coach.Lives(Duration.FromHours(10));
        await ana.Presses("In 60 min");
        await coach.Lives(Duration.FromHours(1) + Duration.FromMinutes(2));
        await ana.Presses("Why this?");
        await ana.Presses("Turn this off");
        await coach.Lives(Duration.FromHours(24), Duration.FromMinutes(5));
        await ana.Presses("Turn it on again");
        await ana.Says("/remind 7");
        await ana.Says("/remind stretch 22:00");
        await ana.Says("/remind wind-down");
        await ana.Presses("07:00");
        await ana.Says("/remind nonsense please");
        Approved.Matches(ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task A_day_at_the_desk()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        var before = ana.Transcript.Length;
        await ana.Says("/desk");
        await ana.Presses("Switch on");
        // By the end of the hour whoever came first hears the second one.
        await coach.Lives(Duration.FromMinutes(59));
        await ana.Presses("Moved");
        await coach.Lives(Duration.FromMinutes(44));
        await coach.Lives(Duration.FromMinutes(2));
        // Its two hours end at lunch, so the next one is the first after it.
        await ana.Presses("In a call");
        await coach.Lives(Duration.FromHours(3));
        await ana.Presses("In 20 min");
        await coach.Lives(Duration.FromMinutes(21));
        await ana.Presses("Done for today");
        await coach.Lives(Duration.FromHours(6));
        // When the first one comes is the member's own, and members are made anew.
        Approved.Matches(FirstBreak().Replace(ana.Transcript[before..].TrimStart(), "09:(15 to 30)"));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("Hör bitte auf!")]
    [InlineData("déjame en paz")]
    public async Task Stop_is_honoured_at_once_until_it_is_taken_back(string stop)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:00");
        await ana.Says(stop);
        Assert.StartsWith("Stopped. I write nothing by myself until Sun 31 May", ana.LastWords, StringComparison.Ordinal);
        await coach.Lives(Duration.FromDays(3), Duration.FromMinutes(10));
        Assert.Empty(coach.Platform.Sent);
        await ana.Presses("End the pause");
        await coach.Lives(Duration.FromDays(1), Duration.FromMinutes(10));
        Assert.NotEmpty(coach.Platform.Sent);
    }

    [Fact]
    public async Task A_call_is_quiet_for_two_hours_and_then_one_break_comes_where_they_still_sit()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/desk on");
        await ana.Presses("A break now");
        await ana.Presses("In a call");
        await coach.Lives(Duration.FromMinutes(119));
        Assert.Empty(coach.Platform.Sent);
        await coach.Lives(Duration.FromMinutes(2));
        Assert.Single(coach.Platform.Sent);

        // At four in the afternoon the two hours end after work.
        coach.Clock.Set(Instant.FromUtc(2026, 3, 2, 15, 0));
        await ana.Presses("In a call");
        Assert.StartsWith("Quiet until 18:00 at most", ana.LastWords, StringComparison.Ordinal);
        await coach.Lives(Duration.FromHours(3));
        Assert.Single(coach.Platform.Sent);
    }

    [Fact]
    public async Task A_pause_is_quiet_and_ends_by_itself_or_by_hand()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        var before = ana.Transcript.Length;
        await ana.Says("/remind session 10:00");
        await ana.Says("/pause");
        await ana.Presses("3 days");
        await coach.Lives(Duration.FromDays(2), Duration.FromMinutes(10));
        Assert.Empty(coach.Platform.Sent);
        await ana.Says("/remind");
        await ana.Says("/resume");
        await ana.Says("/resume");
        await ana.Says("/pause 2 h");
        await ana.Says("/pause forever and a day");
        await ana.Says("/pause until 1 january");
        await coach.Lives(Duration.FromHours(24), Duration.FromMinutes(10));
        Assert.Single(coach.Platform.Sent);
        Approved.Matches(ana.Transcript[before..].TrimStart());
    }

    [Theory]
    [InlineData("/pause until 2 march", "Quiet from now until Tue 3 Mar, 03:00.")]
    [InlineData("/pause tomorrow", "Quiet from now until Wed 4 Mar, 03:00.")]
    [InlineData("/desk banana", "I know /desk on and /desk off.")]
    [InlineData("/desk stop", "Desk breaks: off already.")]
    [InlineData("/settings quiet", "Quiet hours is 21:30–07:00 now.")]
    [InlineData("/settings quiet hours 22-7", "Quiet hours is 21:30–07:00 now.")]
    [InlineData("/settings ruhezeit", "Quiet hours is 21:30–07:00 now.")]
    [InlineData("/settings banana", "I couldn't place that.")]
    public async Task What_was_typed_is_done_or_it_is_said_what_is_known(string typed, string words)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says(typed);
        Assert.StartsWith(words, ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_that_nobody_answers_halve_the_pace_and_a_week_of_silence_ends_it()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:00");
        await coach.Lives(Duration.FromDays(14), Duration.FromMinutes(10));

        var sent = coach.Platform.Sent.Select(one => one.Message.Body.ToPlainText()).ToList();
        Assert.Equal(3, sent.FindIndex(words => words.Contains("half as often", StringComparison.Ordinal)));
        Assert.Contains("It has been quiet for a week", sent[^1], StringComparison.Ordinal);
        Assert.InRange(sent.Count, 6, 7);
        await ana.Says("hello");
        await coach.Lives(Duration.FromDays(1), Duration.FromMinutes(10));
        Assert.Equal(sent.Count + 1, coach.Platform.Sent.Count);
    }

    [Theory]
    [InlineData("/remind session 10:00", "Your session is ready")]
    [InlineData("/remind checkin 10:00", "how is your back right now?")]
    [InlineData("/desk on", "about")]
    public async Task One_that_the_platform_did_not_take_at_once_is_not_held_up_by_its_own_first_attempt(string asked, string words)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says(asked);
        coach.Platform.Answers = _ => coach.Platform.Sent.Count < 4 ? new TryAgain(TimeSpan.FromSeconds(5)) : new Delivered();
        while (coach.Platform.Sent.Count == 0)
            await coach.Lives(Duration.FromMinutes(1));
        await coach.Lives(Duration.FromMinutes(4));

        Assert.Equal(4, coach.Platform.Sent.Count);
        Assert.Contains(words, ana.LastWords, StringComparison.Ordinal);
        await using var db = await coach.OpenAsync();
        Assert.Equal(OutboxState.Sent, (await db.Outbox.SingleAsync()).State);
        Assert.Equal(1, (await db.Members.SingleAsync()).Get<OutreachFile>() is { Sent: var sent } ? sent.Others + sent.DeskNudges : 0);
    }

    [Fact]
    public async Task Who_stays_away_for_weeks_is_not_even_looked_at_and_the_first_word_changes_that()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:00");
        await coach.Lives(Duration.FromDays(25), Duration.FromMinutes(30));
        await using (var db = await coach.OpenAsync())
        {
            Assert.Null((await db.Agendas.SingleAsync()).NextDue);
            var after = coach.Clock.GetCurrentInstant() - Duration.FromDays(3);
            Assert.False(await db.Outbox.AnyAsync(message => message.DueAt > after));
        }

        var sent = coach.Platform.Sent.Count;
        await ana.Says("hello");
        await coach.Lives(Duration.FromDays(1), Duration.FromMinutes(30));
        Assert.Equal(sent + 1, coach.Platform.Sent.Count);
    }

    [Fact]
    public async Task What_was_due_while_the_program_did_not_run_is_not_made_up_for()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:00");
        await ana.Says("/desk on");
        coach.Clock.Advance(Duration.FromDays(3) + Duration.FromHours(11));
        await coach.SpeaksFirst();

        Assert.Empty(coach.Platform.Sent);
        await using var db = await coach.OpenAsync();
        Assert.All(await db.Outbox.ToListAsync(), message => Assert.Equal((OutboxState.Dropped, Drop.Late), (message.State, message.Why)));
    }

    [Fact]
    public async Task Trying_one_out_shows_it_or_says_that_there_is_nothing_to_show()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 17:00");
        await ana.Presses("Test it now");
        await coach.SpeaksFirst();
        Assert.StartsWith("Your session is ready", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/routine");
        await ana.Presses("Rest today");
        coach.Clock.Advance(Duration.FromSeconds(1));
        await ana.Presses("Test it now");
        await coach.SpeaksFirst();
        Assert.Equal("Right now there is nothing it would say.", ana.LastWords);
    }

    /// <summary>Two taps can fall within one millisecond, which is all the store keeps of a moment.</summary>
    [Fact]
    public async Task Two_taps_within_one_moment_are_one()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 17:00");
        for (var tap = 0; tap < 2; tap++)
        {
            await ana.Presses("Test it now");
            Assert.Equal("It comes in a moment.", ana.LastWords);
        }

        await coach.SpeaksFirst();
        Assert.Single(coach.Platform.Sent);
        await ana.Presses("Test it now");
        Assert.Equal("It comes in a moment.", ana.LastWords);

        var later = ana.TokenOf("In 60 min").Text;
        await ana.PressesToken(later);
        await ana.PressesToken(later);
        Assert.StartsWith("Put off until", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/desk");
        await ana.Presses("A break now");
        var call = ana.TokenOf("In a call").Text;
        await ana.PressesToken(call);
        await ana.PressesToken(call);
        Assert.StartsWith("Quiet until", ana.LastWords, StringComparison.Ordinal);
    }

    /// <summary>Midnight and no quiet hours are the defaults of their types: left out of the agenda, nobody's in that part could be read.</summary>
    [Fact]
    public async Task A_day_from_midnight_without_quiet_hours_is_heard_like_any_other()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/settings");
        await ana.Opens("Change several at once");
        await ana.Fills(("daystart", "0"), ("quiet", "0000-0000"));
        await ana.Says("/remind session 00:00");
        await coach.Lives(Duration.FromHours(40), Duration.FromMinutes(10));
        await ana.Says("/remind session 23:30");
        await coach.Lives(Duration.FromHours(48), Duration.FromMinutes(10));
        Assert.Equal(3, coach.Platform.Sent.Count);
    }

    [Fact]
    public async Task Two_that_fall_close_together_come_as_one()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 17:00");
        await ana.Says("/remind stretch 17:10");
        await coach.Lives(Duration.FromHours(10));

        var one = Assert.Single(coach.Platform.Sent);
        Assert.Contains("Your session is ready", one.Message.Body.ToPlainText(), StringComparison.Ordinal);
        Assert.Contains("time for your stretch", one.Message.Body.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_moves_to_another_zone_hears_it_at_their_hour_there_and_once_a_day()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 17:00");
        await coach.Lives(Duration.FromHours(10));
        Assert.Single(coach.Platform.Sent);
        // Six hours back: it is noon there again, on a day whose session they have heard of.
        await ana.Says("/settings New York");
        await coach.Lives(Duration.FromHours(12));
        Assert.Single(coach.Platform.Sent);
        await coach.Lives(Duration.FromHours(24));
        Assert.Equal(2, coach.Platform.Sent.Count);
    }
}
