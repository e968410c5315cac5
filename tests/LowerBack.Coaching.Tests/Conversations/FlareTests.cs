using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>A flare-up in a chat, from its first question to the way back up.</summary>
public sealed class FlareTests : InChat
{
    [Fact]
    public async Task Three_gentle_days_and_back_up_by_itself()
    {
        await new Conversation(Coach.Coach).ReadyAsync("20 minutes", "Regular for two months or more");
        Wait(1);
        await Ana.Says("/flare");
        await Ana.AnswersNoAsync();
        await Ana.Presses("Today's gentle plan");
        await Ana.Presses("Done");
        await Ana.Presses("3");
        Wait(1);
        await Ana.Says("/routine 20 a");
        await Ana.Says("/flare");
        Wait(1);
        await Ana.Says("/routine");
        Wait(1);
        await Ana.Says("/routine");
        Wait(3);
        await Ana.Says("/routine");
        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task Longer_ended_undone_and_what_makes_no_sense()
    {
        await new Conversation(Coach.Coach).ReadyAsync();
        await Ana.Says("/flare end");
        await Ana.Says("/flare");
        await Ana.Presses("Undo");
        await Ana.Says("/flare");
        Wait(2);
        await Ana.Says("/flare");
        await Ana.Presses("Three more days");
        await Ana.Says("/flare more");
        await Ana.Presses("End it now");
        await Ana.Presses("Undo");
        Wait(1);
        await Ana.Says("/flare end");
        await Ana.Says("/flare more");
        await Ana.Says("/flare");
        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task Questions_that_say_stop_begin_nothing_and_a_stop_or_a_hold_is_all_that_flare_answers_with()
    {
        await Ana.ReadyAsync();
        Wait(1);
        await Ana.Says("/flare");
        await Ana.Presses("Yes");
        Assert.Contains("Please stop here", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/flare");
        Assert.Contains("Please stop here", Ana.LastWords, StringComparison.Ordinal);
        Assert.Empty((await MemberAsync()).Get<FlareUps>().All);
        await ClearAsync();
        Assert.Empty((await MemberAsync()).Get<FlareUps>().All);
        Wait(1);
        await Ana.Says("chemo");
        await Ana.Presses("Yes");
        await Ana.Presses("No");
        await Ana.Says("/flare");
        Assert.Contains("I hold the strength plan", Ana.LastWords, StringComparison.Ordinal);
        Assert.Empty((await MemberAsync()).Get<FlareUps>().All);
    }

    [Fact]
    public async Task A_stranger_is_welcomed_first_and_questions_left_open_for_hours_begin_nothing()
    {
        await Ana.Says("/flare");
        Assert.Contains("Hi, I'm LowerBack", Ana.LastWords, StringComparison.Ordinal);
        await Ana.ReadyAsync();
        Wait(1);
        await Ana.Says("/flare");
        Coach.Clock.Advance(Duration.FromHours(4));
        await Ana.AnswersNoAsync();
        Assert.Empty((await MemberAsync()).Get<FlareUps>().All);
        Assert.Contains("Nothing here says stop", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Very_much_pain_offers_them_once_the_questions_are_answered_and_the_offer_is_one_tap()
    {
        await Ana.ReadyAsync();
        Wait(1);
        await Ana.Says("/routine");
        await Ana.Presses("My back hurts");
        await Ana.Presses("8");
        await Ana.AnswersNoAsync();
        Assert.Contains("Would three gentle days help?", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Three gentle days");
        Assert.Contains("Gentle days until", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/routine");
        Assert.Contains("Pain at 8 today", Ana.LastWords, StringComparison.Ordinal);
        Wait(1);
        await Ana.Says("/routine");
        Assert.Contains("Gentle day 2 of 3", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/checkin 8");
        await Ana.AnswersNoAsync();
        Assert.DoesNotContain("Three gentle days", Ana.LastLabels);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("off")]
    [InlineData("end")]
    [InlineData("aus")]
    [InlineData("terminar")]
    public async Task A_word_for_off_ends_them_and_where_none_are_on_it_says_so(string off)
    {
        await Ana.ReadyAsync();
        await Ana.Says($"/flare {off}");
        Assert.StartsWith("No gentle days are on right now.", Ana.LastWords, StringComparison.Ordinal);
        Assert.Empty((await MemberAsync()).Get<FlareUps>().All);
        await Ana.Says("/flare");
        await Ana.AnswersNoAsync();
        Assert.Contains("Gentle days until", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says($"/flare {off}");
        Assert.StartsWith("Then we go on.", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_nobody_knows_begins_nothing_and_the_offer_is_one_tap()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/flare xyz");
        Assert.StartsWith("That word I don't know, so nothing has changed.", Ana.LastWords, StringComparison.Ordinal);
        Assert.Empty((await MemberAsync()).Get<FlareUps>().All);
        await Ana.Presses("Three gentle days");
        await Ana.AnswersNoAsync();
        Assert.Contains("Gentle days until", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/flare xyz");
        Assert.Contains("Gentle day 1 of 3", Ana.LastWords, StringComparison.Ordinal);
        Assert.Single((await MemberAsync()).Get<FlareUps>().All);
    }

    [Fact]
    public async Task Two_sessions_that_hurt_within_a_week_offer_them()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        await TrainAsync("/routine 5 a", "Working", "4");
        await Ana.Presses("3");
        Assert.DoesNotContain("Three gentle days", Ana.LastLabels);
        Wait(2);
        await TrainAsync("/routine 5 b", "Working", "4");
        await Ana.Presses("3");
        await Ana.Presses("Not sure");
        Assert.Contains("Three gentle days", Ana.LastLabels);
        Wait(1);
        await Ana.Says("/checkin 2");
        while (Ana.LastLabels.Contains("Skip"))
            await Ana.Presses("Skip");
        Assert.Contains("Three gentle days", Ana.LastLabels);
    }

    [Fact]
    public async Task Reminders_go_easy_while_it_lasts()
    {
        var ana = new Conversation(Coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 10:00");
        await ana.Says("/remind stretch 15:00");
        await ana.Says("/desk on");
        await ana.Says("/flare");
        await Coach.Lives(Duration.FromHours(24), Duration.FromMinutes(5));

        var sent = Coach.Platform.Sent.Select(one => one.Message.Body.ToPlainText()).ToList();
        Assert.Single(sent, words => words.StartsWith("Gentle day 1 of 3.", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, words => words.Contains("session is ready", StringComparison.Ordinal) || words.Contains("few stretches", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, words => words.Contains("plank", StringComparison.OrdinalIgnoreCase) || words.Contains("stand up and sit", StringComparison.OrdinalIgnoreCase));
        Assert.True(sent.Count > 4, string.Join('\n', sent));
        await ana.Says("hello");
        await Coach.Lives(Duration.FromHours(72), Duration.FromMinutes(5));
        Assert.Contains(Coach.Platform.Sent, one => one.Message.Body.ToPlainText().StartsWith("Your session is ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stands_on_the_page_for_a_clinician_and_among_what_is_stored()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/flare");
        await Ana.Says("/report");
        Assert.Contains("2 March 2026 to 4 March 2026", System.Text.Encoding.UTF8.GetString(Ana.Last.File!.Content.Span), StringComparison.Ordinal);
        await Ana.Says("/privacy");
        Assert.Contains("1 flare-up with its gentle days", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_forged_changes_it_and_a_group_hears_nothing_of_it()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/flare");
        var owner = Ana.TokenOf("Undo").Owner;
        foreach (var forged in new[] { "undo", "undo:-1", "undo:99", "undo:x", "whatever", "undo:0" })
            await Ana.PressesToken($"1:{owner}:flare:{forged}");
        Assert.Single((await MemberAsync()).Get<FlareUps>().All);
        var group = Ana.InGroup();
        await group.Says("/flare");
        Assert.DoesNotContain("gentle", Assert.IsType<Whisper>(Assert.Single(group.LastAnswer.Replies)).Message.Body.ToPlainText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_on_the_way_back_raises_no_ladder()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/flare");
        await Ana.Presses("Undo");
        await Ana.Says("/flare");
        await Ana.Says("/flare end");
        await TrainAsync("/routine 5 a", "Easy", "0");
        await using var db = await Coach.OpenAsync();
        var entry = await db.Journal.SingleAsync(found => found.Kind == RoutineNote.Kind);
        Assert.True(entry.Read<RoutineNote>()!.NoStepUp);
        Assert.All((await MemberAsync()).Get<RoutineFile>().Ladders.Positions, position => Assert.Equal(1, position.Value.Step));
    }

    private void Wait(int days) => Coach.Clock.Advance(Duration.FromDays(days));
}
