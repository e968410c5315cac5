using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Whole conversations through the port, each read by us before it was approved.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task From_start_to_the_first_minute()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ScreenedAsync();
        await ana.Says("Lissabon");
        await ana.Presses("Another place");
        await ana.Says("nowhere at all");
        await ana.Says("munich");
        await ana.Presses("Yes, that's right");
        await ana.Says("45");
        await ana.Says("10");
        await ana.Presses("Resistance band");
        await ana.Presses("Continue");
        await ana.Presses("New, or coming back");
        await ana.Presses("Neither");
        await ana.Presses("Wrists");
        await ana.Presses("Continue");
        await ana.Presses("Did it");
        await ana.Says("/start");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public Task A_day_with_a_session() => ADayAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task The_same_day_on_PostgreSQL() => await ADayAsync(await TestDatabase.OnPostgresAsync());

    private static async Task ADayAsync(TestDatabase database)
    {
        await using var coach = await TestCoach.StartAsync(database: database);
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/routine");
        await ana.Presses("Shorter");
        await ana.Presses("Shorter");
        await ana.Says("/routine 10");
        await ana.Presses("Swap a move");
        await ana.Presses("Bird Dog");
        await ana.Presses("Dead Bug");
        await ana.Presses("Done");
        await ana.Presses("Working");
        await ana.Presses("1");
        await ana.Presses("I skipped a move");
        await ana.Presses("Dead Bug");
        await ana.Presses("Back to the session");
        await ana.Says("/routine");
        Approved.Matches(ana.Transcript, test: nameof(A_day_with_a_session));
    }

    [Fact]
    public async Task A_session_that_hurt_a_bit_and_one_that_hurt_a_lot()
    {
        await using var coach = await TestCoach.StartAsync();
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/routine");
        await ana.Says("done");
        await ana.Says("8");
        await ana.Says("12");
        await ana.Says("5");
        await ana.Presses("4");
        await ana.Presses("Glute Bridge");
        coach.Clock.Advance(Duration.FromDays(3));
        await ana.Says("/routine");
        await ana.Says("done");
        await ana.Presses("Hard");
        await ana.Presses("7");
        await ana.AnswersNoAsync();
        await ana.Presses("Glute Bridge");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task A_sore_day_and_a_very_sore_day()
    {
        await using var coach = await TestCoach.StartAsync();
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/routine");
        await ana.Presses("My back hurts");
        await ana.Says("4");
        coach.Clock.Advance(Duration.FromDays(1));
        await ana.Says("/routine");
        await ana.Presses("My back hurts");
        await ana.Presses("8");
        await ana.AnswersNoAsync();
        await ana.Says("/routine");
        await ana.Presses("Rest today");
        await ana.Says("/routine");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task A_stop_and_the_way_back()
    {
        await using var coach = await TestCoach.StartAsync();
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("since this morning I feel numb around my groin");
        await ana.Presses("Yes");
        await ana.Says("/routine");
        await ana.Says("/start");
        coach.Clock.Advance(Duration.FromDays(12));
        await ana.Presses("A clinician has seen me");
        await ana.Presses("Not yet");
        await ana.Says("/start");
        await ana.Presses("A clinician has seen me");
        await ana.Presses("Yes, exercise is fine");
        await ana.Says("/routine");
        await ana.AnswersNoAsync();
        await ana.Says("/routine");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task A_hold_found_while_answering_and_advice_for_today_that_turns_into_an_emergency()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/start");
        await ana.Presses("I agree, I'm 65 or over");
        while (!ana.LastWords.Contains("cancer", StringComparison.Ordinal))
            await ana.Presses("No");
        await ana.Presses("Yes");
        await ana.Presses("No");
        await ana.AnswersNoAsync();
        await ana.Says("/routine");

        var ben = ana.With("Ben");
        await ben.Says("/start");
        await ben.Presses("I agree, I'm 18 to 64");
        await ben.Presses("No");
        await ben.Presses("Not sure");
        while (!ben.LastWords.Contains("fever", StringComparison.Ordinal))
            await ben.Presses("No");
        await ben.Presses("Yes");
        await ben.Says("/routine");
        Approved.Matches(ben.Transcript);
    }

    [Fact]
    public async Task In_a_group_nothing_about_anybodys_health()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        var ben = ana.With("Ben");
        var script = new Conversation(coach.Coach);
        await script.InGroup().Says("/routine");
        await script.InGroup().Presses("Done");
        await script.InGroup().Says("/start");
        var benInGroup = script.With("Ben").InGroup();
        await benInGroup.Says("/routine");
        await benInGroup.Says("I had a car crash");
        await script.With("Ben").Says("hello");
        await benInGroup.PressesToken(ana.TokenOf("Show today's routine").Text, "Ana's button");
        Approved.Matches(script.Transcript);
    }

    [Fact]
    public async Task Things_that_make_no_sense()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("hello");
        await ana.Presses("I'm under 18");
        await ana.Says("/routine");
        await ana.Presses("I'm 18 or older");
        await ana.Presses("Not now");
        await ana.Says("/dance");
        await ana.Says("/start");
        await ana.Presses("I agree, I'm 18 to 64");
        await ana.Says("what?");
        await ana.AnswersNoAsync();
        await ana.Says("/routine");
        var setUp = ana.With("Ben");
        await setUp.ReadyAsync();
        var ben = new Conversation(coach.Coach, "Ben");
        await ben.Says("/routine 3");
        await ben.Says("/routine soon");
        await ben.Says("how are you?");
        await ben.Says("stop");
        await ben.PressesToken("1:nobody00:routine:done:20260101:1");
        await ben.PressesToken("nonsense");
        Approved.Matches(new[] { ana.Transcript[..ana.Transcript.IndexOf("\nBen: ", StringComparison.Ordinal)], ben.Transcript }.Aggregate((a, b) => a + "\n---\n\n" + b));
    }
}
