using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What the rules of safety and privacy promise must hold for whatever people tap and type, in any order and on any day.</summary>
public sealed class SafetyInChatTests : InChat
{
    [Fact]
    public async Task A_plan_of_this_morning_does_not_outlive_a_pregnancy_that_was_told()
    {
        await Ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await Ana.Says("/routine");
        Assert.Contains("Superman", Ana.LastWords, StringComparison.Ordinal);
        var shorter = Ana.TokenOf("Shorter").Text;
        await Ana.Says("I'm pregnant");
        await Ana.Presses("Pregnant");
        await Ana.Presses("Continue");
        await Ana.Presses("Yes, exercise is fine");
        await Ana.PressesToken(shorter);
        Assert.Contains("planned today anew", Ana.Messages.Single(message => message.Body.ToPlainText().Contains("anew", StringComparison.Ordinal)).Body.ToPlainText(), StringComparison.Ordinal);
        await Ana.Says("/routine");
        Assert.DoesNotContain("Superman", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_clearance_today_begins_at_level_one()
    {
        await Ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await Ana.Says("/routine");
        var done = Ana.TokenOf("Done").Text;
        await StopAsync();
        await ClearAsync();
        await Ana.PressesToken(done);
        Assert.Contains("anew", string.Concat(Ana.Messages.Select(message => message.Body.ToPlainText())), StringComparison.Ordinal);
        Assert.Empty((await MemberAsync()).Get<RoutineFile>().Ladders.Positions);
        await Ana.Says("/routine");
        Assert.DoesNotContain("Superman", Ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pregnant", "Yes, exercise is fine", AvoidCodes.Pregnancy)]
    [InlineData("Osteoporosis or spine fracture", "No", AvoidCodes.Osteoporosis)]
    public async Task The_screen_of_next_month_shows_what_is_known_and_forgets_it_only_when_told(string group, string answer, AvoidCodes code)
    {
        await Ana.Says("/start");
        await Ana.Presses("I agree, I'm 18 to 64");
        while (Ana.LastLabels.Contains("No"))
            await Ana.Presses("No");
        await Ana.Presses(group);
        await Ana.Presses("Continue");
        await Ana.Presses(answer);
        foreach (var label in new[] { "Berlin", "20 minutes", "Nothing of these", "New, or coming back", "Neither", "Nothing of these" })
            await Ana.Presses(label);

        Coach.Clock.Advance(Duration.FromDays(29));
        await Ana.Says("/routine");
        while (Ana.LastLabels.Contains("No"))
            await Ana.Presses("No");
        Assert.Contains("✓ " + group, Ana.LastLabels);
        Assert.DoesNotContain("new or worse", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Continue");
        await Ana.Presses(answer);
        Assert.Equal(code, (await MemberAsync()).Get<SafetyFile>().Codes);

        Coach.Clock.Advance(Duration.FromDays(29));
        await Ana.Says("/routine");
        while (Ana.LastLabels.Contains("No"))
            await Ana.Presses("No");
        await Ana.Presses("✓ " + group);
        await Ana.Presses("None of these");
        Assert.Equal(AvoidCodes.None, (await MemberAsync()).Get<SafetyFile>().Codes);
    }

    [Fact]
    public async Task No_button_of_the_way_in_works_while_a_question_about_safety_is_open_or_training_is_stopped()
    {
        await Ana.ScreenedAsync();
        foreach (var label in new[] { "Berlin", "20 minutes", "Nothing of these", "New, or coming back", "Neither" })
            await Ana.Presses(label);
        var last = Ana.TokenOf("Nothing of these").Text;
        await Ana.Says("im 16");
        await Ana.PressesToken(last);
        Assert.Contains("under 18", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("No");
        await Ana.Presses("Nothing of these");
        var didIt = Ana.TokenOf("Did it").Text;
        await StopAsync();
        await Ana.PressesToken(didIt);
        Assert.DoesNotContain(Ana.Messages, message => message.Body.ToPlainText().Contains("first one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_took_back_an_age_gets_no_plan_before_the_whole_screen()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        var shorter = Ana.TokenOf("Shorter").Text;
        await Ana.Says("I'm 17");
        await Ana.Presses("Yes");
        await Ana.Presses("I'm 18 or older");
        await Ana.PressesToken(shorter);
        Assert.Contains("I agree, I'm 18 to 64", Ana.LastLabels);
        await Ana.Presses("I agree, I'm 18 to 64");
        Assert.Contains("Safety check, 1 of 20", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_more_than_four_weeks_off_the_urgent_questions_come_first()
    {
        await Ana.ReadyAsync();
        Coach.Clock.Advance(Duration.FromDays(20));
        await TrainAsync("/routine 10 a", "Working", "1");
        Coach.Clock.Advance(Duration.FromDays(9));
        await Ana.Says("/routine");
        await Ana.AnswersNoAsync();
        Coach.Clock.Advance(Duration.FromDays(21));
        await Ana.Says("/routine");
        Assert.Contains("Safety check, 1 of 7", Ana.LastWords, StringComparison.Ordinal);
        await Ana.AnswersNoAsync();
        await Ana.Says("/routine");
        Assert.Contains("Today:", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jump_in_pain_brings_the_urgent_questions()
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine", "Working", "0");
        Coach.Clock.Advance(Duration.FromDays(3));
        await Ana.Says("/routine");
        await Ana.Presses("My back hurts");
        await Ana.Presses("5");
        Assert.Contains("Safety check, 1 of 7", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pain_that_rose_by_three_during_a_session_is_red_though_it_is_only_three()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        await Ana.Says("done");
        await Ana.Says("7");
        await Ana.Says("3");
        Assert.Contains("before you began", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("0");
        Assert.Contains("Safety check, 1 of 7", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Much_pain_is_remembered_although_nothing_was_trained()
    {
        await Ana.ReadyAsync("20 minutes", "Regular for two months or more", kit: "Dumbbells");
        await Ana.Says("/routine");
        await Ana.Presses("My back hurts");
        await Ana.Presses("8");
        await Ana.AnswersNoAsync();
        await Ana.Presses("Today's routine");
        await Ana.Presses("My back hurts");
        await Ana.Presses("2");
        // The offer of gentle days stands under it.
        Assert.Contains("recovery", Ana.Messages[^2].Body.ToPlainText(), StringComparison.Ordinal);
        await Ana.Presses("Rest today");
        Coach.Clock.Advance(Duration.FromDays(1));
        await Ana.Says("/routine 20 b");
        Assert.Contains("sore spell", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("RDL", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_only_talks_in_a_group_leaves_no_trace_and_theCoach_stays_out_of_it()
    {
        var zoe = Ana.With("Zoe").InGroup();
        Assert.Empty((await zoe.Says("see you at the pub")).Replies);
        Assert.Empty((await zoe.Says("enough")).Replies);
        await zoe.Says("my kid has a fever");
        await using var db = await Coach.OpenAsync();
        Assert.Equal(0, await db.Members.CountAsync());
        Assert.Equal(0, await db.HandledEvents.CountAsync());
    }

    [Fact]
    public async Task Handled_events_are_forgotten_after_a_week()
    {
        await Ana.Says("/start");
        Coach.Clock.Advance(Duration.FromDays(8));
        await Ana.Says("/start");
        var memory = new LowerBack.Coaching.Turns.EventMemory(Coach.Services.GetRequiredService<IDbContextFactory<LowerBack.Coaching.Storage.CoachContext>>(), Coach.Clock);
        Assert.Equal(1, await memory.ForgetAsync(CancellationToken.None));
        Assert.Equal(Coach.Clock.GetCurrentInstant(), await memory.NewestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_pain_that_is_typed_after_a_change_is_for_a_plan_that_fits()
    {
        await Ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await Ana.Says("/routine 20 a");
        await Ana.Presses("My back hurts");
        await Ana.Says("/settings");
        await Ana.Presses("Stirs it up");
        await Ana.Presses("Standing still, leaning back");
        await Ana.Says("1");
        Assert.Contains("Warm-up", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("Superman", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_question_about_safety_is_never_dropped_for_another()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.Says("/routine 20 a");
        await Ana.Says("done");
        await Ana.Says("7");
        var eight = Ana.TokenOf("8").Text;
        await Ana.Says("im 16");
        await Ana.PressesToken(eight);
        Assert.Contains("AGE", (await MemberAsync()).Get<SafetyFile>().Current!.Queue);
        Assert.Contains("RF1", (await MemberAsync()).Get<SafetyFile>().Current!.Queue);
    }
}
