using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What the rules promise must hold for whatever people tap and type, in any order and on any day.</summary>
public sealed class RulesInChatTests : IAsyncLifetime
{
    private TestCoach _coach = null!;
    private Conversation _ana = null!;

    public async Task InitializeAsync()
    {
        _coach = await TestCoach.StartAsync();
        _ana = new Conversation(_coach.Coach);
    }

    public async Task DisposeAsync() => await _coach.DisposeAsync();

    [Fact]
    public async Task A_plan_of_this_morning_does_not_outlive_a_pregnancy_that_was_told()
    {
        await _ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await _ana.Says("/routine");
        Assert.Contains("Superman", _ana.LastWords, StringComparison.Ordinal);
        var shorter = _ana.TokenOf("Shorter").Text;
        await _ana.Says("I'm pregnant");
        await _ana.Presses("Pregnant");
        await _ana.Presses("Continue");
        await _ana.Presses("Yes, exercise is fine");
        await _ana.PressesToken(shorter);
        Assert.Contains("planned today anew", _ana.Messages.Single(message => message.Body.ToPlainText().Contains("anew", StringComparison.Ordinal)).Body.ToPlainText(), StringComparison.Ordinal);
        await _ana.Says("/routine");
        Assert.DoesNotContain("Superman", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_clearance_today_begins_at_level_one()
    {
        await _ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await _ana.Says("/routine");
        var done = _ana.TokenOf("Done").Text;
        await StopAsync();
        await ClearAsync();
        await _ana.PressesToken(done);
        Assert.Contains("anew", string.Concat(_ana.Messages.Select(message => message.Body.ToPlainText())), StringComparison.Ordinal);
        Assert.Empty((await MemberAsync()).Get<RoutineFile>().Ladders.Positions);
        await _ana.Says("/routine");
        Assert.DoesNotContain("Superman", _ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pregnant", "Yes, exercise is fine", AvoidCodes.Pregnancy)]
    [InlineData("Osteoporosis or spine fracture", "No", AvoidCodes.Osteoporosis)]
    public async Task The_screen_of_next_month_shows_what_is_known_and_forgets_it_only_when_told(string group, string answer, AvoidCodes code)
    {
        await _ana.Says("/start");
        await _ana.Presses("I agree, I'm 18 to 64");
        while (_ana.LastLabels.Contains("No"))
            await _ana.Presses("No");
        await _ana.Presses(group);
        await _ana.Presses("Continue");
        await _ana.Presses(answer);
        foreach (var label in new[] { "Berlin", "20 minutes", "Nothing of these", "New, or coming back", "Neither", "Nothing of these" })
            await _ana.Presses(label);

        _coach.Clock.Advance(Duration.FromDays(29));
        await _ana.Says("/routine");
        while (_ana.LastLabels.Contains("No"))
            await _ana.Presses("No");
        Assert.Contains("✓ " + group, _ana.LastLabels);
        Assert.DoesNotContain("new or worse", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Presses("Continue");
        await _ana.Presses(answer);
        Assert.Equal(code, (await MemberAsync()).Get<SafetyFile>().Codes);

        _coach.Clock.Advance(Duration.FromDays(29));
        await _ana.Says("/routine");
        while (_ana.LastLabels.Contains("No"))
            await _ana.Presses("No");
        await _ana.Presses("✓ " + group);
        await _ana.Presses("None of these");
        Assert.Equal(AvoidCodes.None, (await MemberAsync()).Get<SafetyFile>().Codes);
    }

    [Fact]
    public async Task No_button_of_the_way_in_works_while_a_question_about_safety_is_open_or_training_is_stopped()
    {
        await _ana.ScreenedAsync();
        foreach (var label in new[] { "Berlin", "20 minutes", "Nothing of these", "New, or coming back", "Neither" })
            await _ana.Presses(label);
        var last = _ana.TokenOf("Nothing of these").Text;
        await _ana.Says("im 16");
        await _ana.PressesToken(last);
        Assert.Contains("under 18", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Presses("No");
        await _ana.Presses("Nothing of these");
        var didIt = _ana.TokenOf("Did it").Text;
        await StopAsync();
        await _ana.PressesToken(didIt);
        Assert.DoesNotContain(_ana.Messages, message => message.Body.ToPlainText().Contains("first one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_took_back_an_age_gets_no_plan_before_the_whole_screen()
    {
        await _ana.ReadyAsync();
        await _ana.Says("/routine");
        var shorter = _ana.TokenOf("Shorter").Text;
        await _ana.Says("I'm 17");
        await _ana.Presses("Yes");
        await _ana.Presses("I'm 18 or older");
        await _ana.PressesToken(shorter);
        Assert.Contains("I agree, I'm 18 to 64", _ana.LastLabels);
        await _ana.Presses("I agree, I'm 18 to 64");
        Assert.Contains("Safety check, 1 of 20", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_more_than_four_weeks_off_the_urgent_questions_come_first()
    {
        await _ana.ReadyAsync();
        _coach.Clock.Advance(Duration.FromDays(20));
        await TrainAsync("/routine 10 a", "Working", "1");
        _coach.Clock.Advance(Duration.FromDays(9));
        await _ana.Says("/routine");
        await _ana.AnswersNoAsync();
        _coach.Clock.Advance(Duration.FromDays(21));
        await _ana.Says("/routine");
        Assert.Contains("Safety check, 1 of 7", _ana.LastWords, StringComparison.Ordinal);
        await _ana.AnswersNoAsync();
        await _ana.Says("/routine");
        Assert.Contains("Today:", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jump_in_pain_brings_the_urgent_questions()
    {
        await _ana.ReadyAsync();
        await TrainAsync("/routine", "Working", "0");
        _coach.Clock.Advance(Duration.FromDays(3));
        await _ana.Says("/routine");
        await _ana.Presses("My back hurts");
        await _ana.Presses("5");
        Assert.Contains("Safety check, 1 of 7", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pain_that_rose_by_three_during_a_session_is_red_though_it_is_only_three()
    {
        await _ana.ReadyAsync();
        await _ana.Says("/routine");
        await _ana.Says("done");
        await _ana.Says("7");
        await _ana.Says("3");
        Assert.Contains("before you began", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Says("0");
        Assert.Contains("Safety check, 1 of 7", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_counts_although_nothing_more_is_said()
    {
        await _ana.ReadyAsync("20 minutes");
        await _ana.Says("/routine 20 a");
        await _ana.Presses("Done");
        await _ana.Says("/routine 5 mobility");
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/routine 20 a");
        Assert.Contains("mobility", _ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("first session", _ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(1, (await MemberAsync()).Get<Profile>().SessionsAtLevel);
    }

    [Fact]
    public async Task Much_pain_is_remembered_although_nothing_was_trained()
    {
        await _ana.ReadyAsync("20 minutes", "Regular for two months or more", kit: "Dumbbells");
        await _ana.Says("/routine");
        await _ana.Presses("My back hurts");
        await _ana.Presses("8");
        await _ana.AnswersNoAsync();
        await _ana.Presses("Today's routine");
        await _ana.Presses("My back hurts");
        await _ana.Presses("2");
        Assert.Contains("recovery", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Presses("Rest today");
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/routine 20 b");
        Assert.Contains("sore spell", _ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("RDL", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_goes_down_once_for_one_cause()
    {
        await _ana.ReadyAsync("20 minutes", "Lifting for a year or more");
        await TrainAsync("/routine 20", "Working", "5");
        await _ana.Presses("Rather not say");
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/routine");
        await _ana.Says("/routine 10");
        Assert.Equal(Level.Intermediate, (await MemberAsync()).Get<Profile>().Level);
    }

    [Fact]
    public async Task Long_breaks_lower_the_level_however_long_they_were()
    {
        await _ana.ReadyAsync("20 minutes", "Lifting for a year or more");
        await TrainAsync("/routine 20", "Working", "1");
        _coach.Clock.Advance(Duration.FromDays(100));
        await _ana.Says("/routine");
        await _ana.AnswersNoAsync();
        await _ana.Says("/routine");
        Assert.Equal(Level.Intermediate, (await MemberAsync()).Get<Profile>().Level);
        Assert.DoesNotContain("first session", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_is_not_undone_by_looking_at_the_summary()
    {
        await _ana.ReadyAsync("20 minutes");
        await TrainAsync("/routine 20 a", "Working", "1");
        _coach.Clock.Advance(Duration.FromDays(3));
        var library = MoveLibrary.Load();
        await LaddersAsync(library.Moves.Aggregate(LadderBook.Empty, (book, move) => book.With(
            move.Id, new LadderPosition(move.Ladder.Length, 20, 1, LastClean: _coach.Clock.GetCurrentInstant() - Duration.FromDays(3), Jumped: true))));
        await TrainAsync("/routine 30", "Working", "1");
        await _ana.Presses(_ana.LastLabels.First(label => label.StartsWith("Yes, ", StringComparison.Ordinal)));
        var before = (await MemberAsync()).Get<RoutineFile>().Ladders;
        Assert.Contains(before.Positions.Values, position => position.ReplacedBy is not null);
        Assert.IsType<LowerBack.Chat.Refuse>((await _ana.Presses("I skipped a move")).Replies[0]);
        Assert.Equal(before, (await MemberAsync()).Get<RoutineFile>().Ladders);
    }

    [Fact]
    public async Task A_correction_never_undoes_what_came_after()
    {
        await _ana.ReadyAsync("20 minutes");
        await _ana.Says("/routine 20 a");
        var done = _ana.TokenOf("Done").Text;
        _coach.Clock.Advance(Duration.FromDays(1));
        await TrainAsync("/routine 10 mobility", null, "0");
        var skipped = _ana.TokenOf("I skipped a move").Text;
        await _ana.PressesToken(done);
        await _ana.Presses("Easy");
        await _ana.Presses("1");
        var before = (await MemberAsync()).Get<RoutineFile>().Ladders;
        await _ana.PressesToken(skipped);
        Assert.Equal(before, (await MemberAsync()).Get<RoutineFile>().Ladders);
    }

    [Fact]
    public async Task My_back_hurts_never_makes_a_session_harder()
    {
        await _ana.ReadyAsync();
        await _ana.Says("/routine 10 mobility");
        await _ana.Presses("My back hurts");
        await _ana.Presses("3");
        Assert.DoesNotContain("strength", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Says("/routine 20");
        await _ana.Presses("My back hurts");
        await _ana.Presses("4");
        await _ana.Presses("Shorter");
        Assert.Contains("Pain at 4", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_after_going_back_is_no_pain()
    {
        await _ana.ReadyAsync();
        await _ana.Says("/routine");
        await _ana.Presses("My back hurts");
        await _ana.Presses("Back to the session");
        await _ana.Says("10");
        Assert.DoesNotContain("a lot", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_after_midnight_belongs_to_the_session_it_is_about()
    {
        await _ana.ReadyAsync();
        await _ana.Says("/routine");
        await _ana.Says("done");
        _coach.Clock.Advance(Duration.FromHours(20));
        await _ana.Says("7");
        Assert.Contains("most pain", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Says("1");
        Assert.Contains("That counts", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_which_all_was_skipped_is_no_session_of_the_level()
    {
        await _ana.ReadyAsync("5 minutes");
        await TrainAsync("/routine", "Working", "1");
        await _ana.Presses("I skipped a move");
        foreach (var move in _ana.LastLabels.Where(label => label != "Back to the session").ToList())
            await _ana.Presses(move);
        Assert.Equal(0, (await MemberAsync()).Get<Profile>().SessionsAtLevel);
    }

    [Fact]
    public async Task Every_card_of_thirty_minutes_can_be_swapped_and_skipped()
    {
        await _ana.ReadyAsync("30 minutes");
        foreach (var day in new[] { "mobility", "walk", "a", "b" })
        {
            await _ana.Says("/routine 30 " + day);
            await _ana.Presses("Swap a move");
            Assert.Contains("Which move", _ana.LastWords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Somebody_who_only_talks_in_a_group_leaves_no_trace_and_the_coach_stays_out_of_it()
    {
        var zoe = _ana.With("Zoe").InGroup();
        Assert.Empty((await zoe.Says("see you at the pub")).Replies);
        Assert.Empty((await zoe.Says("enough")).Replies);
        await zoe.Says("my kid has a fever");
        await using var db = await _coach.OpenAsync();
        Assert.Equal(0, await db.Members.CountAsync());
        Assert.Equal(0, await db.HandledEvents.CountAsync());
    }

    [Fact]
    public async Task Handled_events_are_forgotten_after_a_week()
    {
        await _ana.Says("/start");
        _coach.Clock.Advance(Duration.FromDays(8));
        await _ana.Says("/start");
        var memory = new LowerBack.Coaching.Turns.EventMemory(_coach.Services.GetRequiredService<IDbContextFactory<LowerBack.Coaching.Storage.CoachContext>>(), _coach.Clock);
        Assert.Equal(1, await memory.ForgetAsync(CancellationToken.None));
        Assert.Equal(_coach.Clock.GetCurrentInstant(), await memory.NewestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_pain_that_is_typed_after_a_change_is_for_a_plan_that_fits()
    {
        await _ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await _ana.Says("/routine 20 a");
        await _ana.Presses("My back hurts");
        await _ana.Says("/settings");
        await _ana.Presses("Stirs it up");
        await _ana.Presses("Standing still, leaning back");
        await _ana.Says("1");
        Assert.Contains("Warm-up", _ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("Superman", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_question_about_safety_is_never_dropped_for_another()
    {
        await _ana.ReadyAsync("20 minutes");
        await _ana.Says("/routine 20 a");
        await _ana.Says("done");
        await _ana.Says("7");
        var eight = _ana.TokenOf("8").Text;
        await _ana.Says("im 16");
        await _ana.PressesToken(eight);
        Assert.Contains("AGE", (await MemberAsync()).Get<SafetyFile>().Current!.Queue);
        Assert.Contains("RF1", (await MemberAsync()).Get<SafetyFile>().Current!.Queue);
    }

    [Fact]
    public async Task Done_yesterday_counts_as_it_was_planned_then()
    {
        await _ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await _ana.Says("/routine 20 a");
        var done = _ana.TokenOf("Done").Text;
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/settings");
        await _ana.Presses("Stirs it up");
        await _ana.Presses("Both");
        await _ana.PressesToken(done);
        Assert.Contains(_ana.Messages, message => message.Body.ToPlainText().Contains("How hard", StringComparison.Ordinal));
        Assert.Equal(1, (await MemberAsync()).Get<RoutineFile>().Sessions);
    }

    [Fact]
    public async Task A_place_is_awaited_for_minutes_and_not_for_days()
    {
        await _ana.ReadyAsync();
        await _ana.Says("/settings");
        await _ana.Presses("Time zone");
        _coach.Clock.Advance(Duration.FromDays(3));
        await _ana.Says("Nice");
        Assert.Equal("Europe/Berlin", (await MemberAsync()).ZoneId);
    }

    [Fact]
    public async Task Tapping_the_level_one_has_resets_nothing()
    {
        await _ana.ReadyAsync();
        await TrainAsync("/routine", "Working", "1");
        await _ana.Says("/settings");
        await _ana.Presses("Level");
        await _ana.Presses("✓ level 1");
        Assert.Equal(1, (await MemberAsync()).Get<Profile>().SessionsAtLevel);
    }

    private async Task TrainAsync(string command, string? effort, string pain)
    {
        await _ana.Says(command);
        await _ana.Presses("Done");
        if (effort is not null)
            await _ana.Presses(effort);
        await _ana.Presses(pain);
    }

    private async Task StopAsync()
    {
        await _ana.Says("I have chest pain");
        await _ana.Presses("Yes");
        await _ana.Presses("Yes");
    }

    private async Task ClearAsync()
    {
        await _ana.Says("/start");
        await _ana.Presses("A clinician has seen me");
        await _ana.Presses("Yes, exercise is fine");
        await _ana.AnswersNoAsync();
    }

    private async Task<Member> MemberAsync()
    {
        await using var db = await _coach.OpenAsync();
        return await db.Identities.Where(identity => identity.PersonId == "ana").Select(identity => identity.Member).SingleAsync();
    }

    private async Task LaddersAsync(LadderBook book)
    {
        await using var db = await _coach.OpenAsync();
        var member = await db.Identities.Where(identity => identity.PersonId == "ana").Select(identity => identity.Member).SingleAsync();
        member.Set(new RoutineFile { Ladders = book });
        await db.SaveChangesAsync();
    }
}
