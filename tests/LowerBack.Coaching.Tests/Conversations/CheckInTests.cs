using LowerBack.Chat;
using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>The check-in in a chat, from its four taps to what they change.</summary>
public sealed class CheckInTests : InChat
{
    [Fact]
    public async Task A_morning_in_four_taps()
    {
        await SetUpAsync();
        Wait(1);
        await Ana.Says("/checkin");
        await Ana.Presses("2");
        await Ana.Presses("7 to 8 h");
        await Ana.Presses("Yes, as usual");
        await Ana.Presses("Something shorter");
        await Ana.Presses("Change an answer");
        await Ana.Presses("What I have in me");
        await Ana.Presses("What is planned");
        await Ana.Presses("Today's routine");
        await Ana.Says("/checkin");
        await Ana.Presses("Change an answer");
        await Ana.Presses("What I have in me");
        await Ana.Presses("Rest");
        await Ana.Says("/routine");
        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task A_sore_morning_a_very_sore_one_and_the_next()
    {
        await SetUpAsync();
        Wait(1);
        await Ana.Says("/checkin 4");
        await Ana.Presses("5 to 6 h");
        await Ana.Presses("Clearly more pain than usual");
        await Ana.Presses("Skip");
        await Ana.Presses("Today's routine");
        Wait(1);
        await Ana.Says("/checkin");
        await Ana.Says("7/10");
        await Ana.AnswersNoAsync();
        await Ana.Presses("Today's routine");
        await Ana.Says("/checkin");
        await Ana.Presses("Skip");
        await Ana.Presses("Skip");
        Wait(1);
        await Ana.Says("/checkin 6");
        await Ana.AnswersNoAsync();
        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task Six_weeks_with_the_weekly_check_and_activities_of_their_own()
    {
        var setUp = new Conversation(Coach.Coach);
        await setUp.ReadyAsync();
        var chat = new Conversation(Coach.Coach);
        for (var day = 0; day < 42; day++)
        {
            // The first days, a Sunday, the last Sunday and the days of the activities are for reading; the others pass in silence.
            var isRead = day is 6 or 3 or 31 or 41;
            var now = isRead ? Ana : chat;
            await now.Says($"/checkin {(day < 14 ? 4 : 2)}");
            await now.Presses("7 to 8 h");
            if (now.LastLabels.Contains("What is planned"))
                await now.Presses("What is planned");
            if (day % 7 == 6)
            {
                await now.Presses(day < 14 ? "5" : "2");
                await now.Presses(day < 14 ? "4" : "1");
                await now.Presses("Skip");
                await now.PressesFor("checkin", "change");
                await now.Presses("Everyday things");
                await now.Presses("3");
            }

            if (day == 3)
            {
                await now.Presses("walking");
                await now.Says("lifting my daughter out of her bed in the morning");
                await now.Says("lifting my daughter");
                await now.Presses("✓ walking");
                await now.Presses("bending, tying shoes");
                await now.Presses("Go on");
                await now.Presses("4");
                await now.Presses("3");
            }
            else if (day == 31)
            {
                await now.Presses("5");
                await now.Presses("5");
            }

            await now.AnswersNoAsync();
            Wait(1);
        }

        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task On_hold_the_log_stays_open_and_nothing_is_said_about_training_and_after_a_stop_not_even_that()
    {
        await Ana.Says("/checkin");
        var setUp = new Conversation(Coach.Coach);
        await setUp.ReadyAsync();
        await setUp.Says("chemo");
        await setUp.Presses("Yes");
        await setUp.Presses("No");
        var onHold = new Conversation(Coach.Coach);
        await onHold.Says("/checkin");
        await onHold.Presses("3");
        await onHold.Presses("Under 5 h");
        await onHold.Presses("Change an answer");
        await onHold.Presses("Back");
        await onHold.Says("I have chest pain");
        await onHold.Presses("Yes");
        await onHold.Presses("Yes");
        await onHold.Says("/checkin 2");
        Approved.Matches(Ana.Transcript + "\n" + onHold.Transcript);
    }

    [Fact]
    public async Task An_answer_belongs_to_the_day_it_was_asked_about_and_after_two_days_no_more()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        var (three, seven) = (Ana.TokenOf("3").Text, Ana.TokenOf("7").Text);
        Wait(1);
        await Ana.PressesToken(three);
        Assert.Contains("Check-in for Mon 2 Mar: how long had you slept?", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Skip");
        Assert.Contains("Noted for Mon 2 Mar: pain 3", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("Today", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Today's check-in");
        Assert.Contains("right now", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal([(Monday, 3)], await PainsAsync());
        Wait(2);
        await Ana.PressesToken(seven);
        Assert.StartsWith("That check-in was for Mon 2 Mar.", Assert.IsType<Refuse>(Ana.LastAnswer.Replies[0]).Notice, StringComparison.Ordinal);
        Assert.Contains("right now", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal([(Monday, 3)], await PainsAsync());
    }

    [Fact]
    public async Task After_midnight_it_is_still_the_day_of_the_evening()
    {
        await Ana.ReadyAsync();
        Coach.Clock.Advance(Duration.FromHours(17));
        await Ana.Says("/checkin 2");
        Assert.Equal([(Monday, 2)], await PainsAsync());
    }

    [Fact]
    public async Task A_morning_above_the_usual_sends_yesterdays_moves_a_step_down_and_a_corrected_one_brings_them_back()
    {
        await OnTheThirdStepAsync();
        // Something gentle in the evening stands between the session and its morning.
        await TrainAsync("/routine 5 mobility", null, "1");
        var before = await BookAsync();
        Wait(1);
        await Ana.Says("/checkin 2");
        await Ana.Presses("Skip");
        await Ana.Presses("Clearly more pain than usual");
        await Ana.Presses("Skip");
        Assert.Contains("go a step easier", Ana.LastWords, StringComparison.Ordinal);
        var eased = await BookAsync();
        Assert.NotEqual(before, eased);
        Assert.All(eased.Positions, position => Assert.InRange(before[position.Key].Step - position.Value.Step, 0, 1));
        await Ana.Presses("Change an answer");
        await Ana.Presses("The session before");
        await Ana.Presses("A bit more pain than usual");
        Assert.Contains("stay at their step", Ana.LastWords, StringComparison.Ordinal);
        Assert.All((await BookAsync()).Positions, position => Assert.Equal((before[position.Key].Step, 0), (position.Value.Step, position.Value.Clean)));
        await Ana.Presses("Change an answer");
        await Ana.Presses("The session before");
        await Ana.Presses("Yes, as usual");
        Assert.Equal(before, await BookAsync());
    }

    [Fact]
    public async Task A_morning_told_after_the_days_session_is_worked_in_all_the_same()
    {
        await OnTheThirdStepAsync();
        Wait(1);
        await TrainAsync("/routine 5 mobility", null, "1");
        await Ana.Says("/checkin 2");
        await Ana.Presses("Skip");
        await Ana.Presses("Clearly more pain than usual");
        Assert.Contains("go a step easier", Ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("Today's session is done", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(2, (await BookAsync())["glute-bridge"].Step);
    }

    [Fact]
    public async Task What_was_planned_before_the_check_in_is_planned_anew_when_it_says_that_today_is_another_day()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.DecidesAsync();
        await Ana.Says("/routine 20 a");
        var done = Ana.TokenOf("Done").Text;
        await Ana.Says("/checkin 4");
        await Ana.Presses("Skip");
        await Ana.Presses("Skip");
        Assert.Contains("That makes today mobility", Ana.LastWords, StringComparison.Ordinal);
        await Ana.PressesToken(done);
        var anew = Assert.IsType<Replace>(Assert.Single(Ana.LastAnswer.Replies)).Message.Body.ToPlainText();
        Assert.Contains("I planned today anew", anew, StringComparison.Ordinal);
        Assert.Contains("Pain at 4", anew, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_morning_leaves_a_planned_session_and_its_swaps_alone()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.DecidesAsync();
        await Ana.Says("/routine 20 a");
        await Ana.Presses("Swap a move");
        await Ana.Presses(Ana.LastLabels[1]);
        await Ana.Presses(Ana.LastLabels[0]);
        var card = Ana.LastWords;
        await Ana.Says("/checkin 2");
        await Ana.Presses("7 to 8 h");
        await Ana.Presses("What is planned");
        await Ana.Presses("Today's routine");
        Assert.Equal(card, Ana.LastWords);
    }

    [Fact]
    public async Task A_session_made_longer_by_hand_stays_so_and_one_made_short_by_the_check_in_grows_back()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.Says("/routine 30 mobility");
        await TellCapacityAsync("What is planned");
        Assert.Equal(30, (await TodayAsync()).Plan.Minutes);
        await ChangeCapacityAsync("Something shorter");
        Assert.Equal(10, (await TodayAsync()).Plan.Minutes);
        await ChangeCapacityAsync("Rest");
        Assert.Equal(RoutineStatus.Rested, (await TodayAsync()).Status);
        await ChangeCapacityAsync("What is planned");
        Assert.Equal((20, RoutineStatus.Open), ((await TodayAsync()).Plan.Minutes, (await TodayAsync()).Status));
        await ChangeCapacityAsync("Something shorter");
        await Ana.Says("/routine 20");
        Assert.Equal(20, (await TodayAsync()).Plan.Minutes);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("3/10")]
    [InlineData("3 out of 10")]
    public async Task Pain_can_be_typed_with_the_command_or_after_its_question(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        await Ana.Says(typed);
        Assert.Contains("How long did you sleep", Ana.LastWords, StringComparison.Ordinal);
        Wait(1);
        await Ana.Says("/checkin " + typed);
        Assert.Contains("How long did you sleep", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal([(Monday, 3), (Monday.PlusDays(1), 3)], await PainsAsync());
    }

    [Theory]
    [InlineData("11")]
    [InlineData("4,5")]
    public async Task What_is_no_number_from_0_to_10_is_asked_again(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin " + typed);
        Assert.Contains("A number from 0 to 10", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says(typed);
        Assert.Contains("A number from 0 to 10", Ana.LastWords, StringComparison.Ordinal);
        Assert.Empty(await PainsAsync());
    }

    [Fact]
    public async Task A_number_is_for_whoever_asked_last_and_after_hours_for_nobody()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        await Ana.Presses("Done");
        Coach.Clock.Advance(Duration.FromMinutes(5));
        await Ana.Says("/checkin");
        await Ana.Says("2");
        Assert.Equal([(Monday, 2)], await PainsAsync());
        await Ana.Says("8");
        Assert.Null((await TodayAsync()).Effort);
        await Ana.Says("7");
        Assert.Equal(7, (await TodayAsync()).Effort);

        Wait(1);
        await Ana.Says("/checkin");
        Coach.Clock.Advance(Duration.FromMinutes(5));
        await Ana.Says("/routine 5 mobility");
        await Ana.Presses("Done");
        await Ana.Says("1");
        Assert.Equal(1, (await TodayAsync()).PainMax);
        Wait(1);
        await Ana.Says("/checkin");
        Coach.Clock.Advance(Duration.FromHours(3));
        await Ana.Says("4");
        Assert.Equal([(Monday, 2)], await PainsAsync());
    }

    [Fact]
    public async Task The_urgent_questions_are_not_asked_twice_within_the_hour_nor_when_pain_was_less_after_all()
    {
        await Ana.ReadyAsync();
        Coach.Clock.Advance(Duration.FromHours(1));
        await Ana.Says("/checkin 7");
        Assert.Contains("Safety check, 1 of 7", Ana.LastWords, StringComparison.Ordinal);
        await Ana.AnswersNoAsync();
        await Ana.Says("/checkin 8");
        Assert.Contains("How long did you sleep", Ana.LastWords, StringComparison.Ordinal);
        Coach.Clock.Advance(Duration.FromHours(1));
        await Ana.Says("/checkin 6");
        Assert.Contains("How long did you sleep", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/checkin 9");
        Assert.Contains("Safety check, 1 of 7", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_four_weeks_the_safety_check_follows_the_four_taps()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        Wait(29);
        await Ana.Says("/checkin 1");
        await Ana.Presses("Skip");
        await Ana.Presses("Skip");
        Assert.Contains("over four weeks ago", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain(Ana.LastAnswer.Replies.OfType<Replace>(), shown => shown.Message.Body.ToPlainText().Contains("Today", StringComparison.Ordinal));
        await Ana.AnswersNoAsync();
        await Ana.Says("/checkin");
        Assert.Contains("Noted: pain 1", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_weeks_that_went_for_the_worse_offer_a_clinicians_page_and_a_fresh_safety_check()
    {
        await Ana.ReadyAsync();
        for (var day = 0; day < 28; day++)
        {
            await Ana.Says($"/checkin {(day < 14 ? 1 : 3)}");
            await Ana.Presses("Skip");
            await Ana.Presses("Skip");
            while (Ana.LastLabels.Contains("Skip"))
                await Ana.Presses("Skip");
            if (day < 27)
                Wait(1);
        }

        Assert.Contains("The last two weeks were clearly harder", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Page for a clinician");
        Assert.Contains("Check-ins", System.Text.Encoding.UTF8.GetString(Ana.Last.File!.Content.Span), StringComparison.Ordinal);
        await Ana.Says("/checkin");
        await Ana.Presses("Safety check");
        Assert.Contains("1 of 20", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_nothing_is_asked()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        var three = Ana.TokenOf("3").Text;
        var group = Ana.InGroup();
        await group.Says("/checkin 3");
        Assert.IsType<Whisper>(Assert.Single(group.LastAnswer.Replies));
        await group.PressesToken(three);
        await group.Says("3");
        Assert.Empty(await PainsAsync());
    }

    [Fact]
    public async Task Rest_without_a_plan_can_still_be_trained_after_all()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        await TellCapacityAsync("Rest");
        Assert.Contains("Rest it is", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/routine");
        await Ana.Presses("Train after all");
        Assert.Contains("strength A", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_forged_is_an_answer()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        var mine = Ana.TokenOf("3");
        string[] forged =
        [
            "say:20260302:1:11", "say:20260302:1:-1", "say:20260302:3:1", "say:20260302:5:3", "say:20260302:8:-", "say:20260302:9:3", "say:20260302:99:3",
            "say:20260303:1:3", "say:99991231:1:3", "say:2026-03-02:1:3", "say:x:1:3", "say:20260302", "ask:20260302:9", "ask:20260302:8",
            "name:20260302:99", "name:20260302:-1", "drop:20260302:7:0", "drop:20260302", "named:20260302", "name:20260302:1", "whatever:20260302",
        ];
        foreach (var what in forged)
        {
            await Ana.PressesToken($"1:{mine.Owner}:checkin:{what}");
            Assert.DoesNotContain("went wrong", Ana.LastWords, StringComparison.Ordinal);
        }

        Assert.Empty(await PainsAsync());
        Assert.Empty((await MemberAsync()).Get<CheckInFile>().Activities);
    }

    private static readonly LocalDate Monday = new(2026, 3, 2);

    private void Wait(int days) => Coach.Clock.Advance(Duration.FromDays(days));

    /// <summary>Somebody who trained strength A once, on Monday, in a script of its own.</summary>
    private async Task SetUpAsync()
    {
        var before = new Conversation(Coach.Coach);
        await before.ReadyAsync("20 minutes");
        await before.Says("/routine 20 a");
        await before.Presses("Done");
        await before.Presses("Working");
        await before.Presses("2");
    }

    /// <summary>Somebody on the third step of every ladder, who has just done strength A.</summary>
    private async Task OnTheThirdStepAsync()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.DecidesAsync();
        await TrainAsync("/routine 20 b", "Working", "2");
        await LaddersAsync(Tests.Members.Everywhere(_ => 3));
        Wait(2);
        await TrainAsync("/routine 20 a", "Working", "2");
    }

    private async Task TellCapacityAsync(string answer)
    {
        await Ana.Says("/checkin 1");
        await Ana.Presses("Skip");
        await Ana.Presses(answer);
    }

    private async Task ChangeCapacityAsync(string answer)
    {
        await Ana.Presses("Change an answer");
        await Ana.Presses("What I have in me");
        await Ana.Presses(answer);
    }

    private async Task<LadderBook> BookAsync() => (await MemberAsync()).Get<RoutineFile>().Ladders;

    private async Task<(LocalDate Day, int Pain)[]> PainsAsync() =>
        [.. (await NotesAsync<CheckInNote>()).Where(note => note.Note.Pain is not null).Select(note => (note.Day, note.Note.Pain!.Value))];

    private async Task<RoutineNote> TodayAsync() => (await NotesAsync<RoutineNote>())[^1].Note;

    private async Task<(LocalDate Day, T Note)[]> NotesAsync<T>()
        where T : class, IJournalNote<T>
    {
        await using var db = await Coach.OpenAsync();
        var kind = T.Kind;
        var entries = await db.Journal.Where(entry => entry.Kind == kind).OrderBy(entry => entry.Day).ToListAsync();
        return [.. entries.Select(entry => (entry.Day, entry.Read<T>()!))];
    }
}
