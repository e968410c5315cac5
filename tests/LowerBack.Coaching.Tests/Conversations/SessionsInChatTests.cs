using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What the rules of sessions, ladders and levels promise must hold for whatever people tap and type, in any order and on any day.</summary>
public sealed class SessionsInChatTests : InChat
{
    /// <summary>It stands in the place of the one that was there before the new start, and is not that one.</summary>
    [Fact]
    public async Task What_is_planned_after_a_new_start_can_be_acted_on_the_same_day()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        Coach.Clock.Advance(Duration.FromMinutes(1));
        await StopAsync();
        await ClearAsync();
        await Ana.Says("/routine 20");
        await Ana.Presses("Rest today");
        Assert.StartsWith("Rest it is", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_counts_although_nothing_more_is_said()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.Says("/routine 20 a");
        await Ana.Presses("Done");
        await Ana.Says("/routine 5 mobility");
        Coach.Clock.Advance(Duration.FromDays(1));
        await Ana.Says("/routine 20 a");
        Assert.Contains("mobility", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("first session", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(1, (await MemberAsync()).Get<Profile>().SessionsAtLevel);
    }

    [Fact]
    public async Task A_level_goes_down_once_for_one_cause()
    {
        await Ana.ReadyAsync("20 minutes", "Lifting for a year or more");
        await TrainAsync("/routine 20", "Working", "5");
        await Ana.Presses("Rather not say");
        Coach.Clock.Advance(Duration.FromDays(1));
        await Ana.Says("/routine");
        await Ana.Says("/routine 10");
        Assert.Equal(Level.Intermediate, (await MemberAsync()).Get<Profile>().Level);
    }

    [Fact]
    public async Task Long_breaks_lower_the_level_however_long_they_were()
    {
        await Ana.ReadyAsync("20 minutes", "Lifting for a year or more");
        await TrainAsync("/routine 20", "Working", "1");
        Coach.Clock.Advance(Duration.FromDays(100));
        await Ana.Says("/routine");
        await Ana.AnswersNoAsync();
        await Ana.Says("/routine");
        Assert.Equal(Level.Intermediate, (await MemberAsync()).Get<Profile>().Level);
        Assert.DoesNotContain("first session", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_is_not_undone_by_looking_at_the_summary()
    {
        await Ana.ReadyAsync("20 minutes");
        await TrainAsync("/routine 20 a", "Working", "1");
        Coach.Clock.Advance(Duration.FromDays(3));
        var library = MoveLibrary.Load();
        await LaddersAsync(library.Moves.Aggregate(LadderBook.Empty, (book, move) => book.With(
            move.Id, new LadderPosition(move.Ladder.Length, 20, 1, LastClean: Coach.Clock.GetCurrentInstant() - Duration.FromDays(3), Jumped: true))));
        await TrainAsync("/routine 30", "Working", "1");
        await Ana.Presses(Ana.LastLabels.First(label => label.StartsWith("Yes, ", StringComparison.Ordinal)));
        var before = (await MemberAsync()).Get<RoutineFile>().Ladders;
        Assert.Contains(before.Positions.Values, position => position.ReplacedBy is not null);
        Assert.IsType<LowerBack.Chat.Refuse>((await Ana.Presses("I skipped a move")).Replies[0]);
        Assert.Equal(before, (await MemberAsync()).Get<RoutineFile>().Ladders);
    }

    [Fact]
    public async Task A_correction_never_undoes_what_came_after()
    {
        await Ana.ReadyAsync("20 minutes");
        await Ana.Says("/routine 20 a");
        var done = Ana.TokenOf("Done").Text;
        Coach.Clock.Advance(Duration.FromDays(1));
        await TrainAsync("/routine 10 mobility", null, "0");
        var skipped = Ana.TokenOf("I skipped a move").Text;
        await Ana.PressesToken(done);
        await Ana.Presses("Easy");
        await Ana.Presses("1");
        var before = (await MemberAsync()).Get<RoutineFile>().Ladders;
        await Ana.PressesToken(skipped);
        Assert.Equal(before, (await MemberAsync()).Get<RoutineFile>().Ladders);
    }

    [Fact]
    public async Task My_back_hurts_never_makes_a_session_harder()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine 10 mobility");
        await Ana.Presses("My back hurts");
        await Ana.Presses("3");
        Assert.DoesNotContain("strength", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("/routine 20");
        await Ana.Presses("My back hurts");
        await Ana.Presses("4");
        await Ana.Presses("Shorter");
        Assert.Contains("Pain at 4", Ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my back hurts")]
    [InlineData("Mein Rücken tut weh!")]
    [InlineData("me duele la espalda")]
    public async Task My_back_hurts_can_be_typed_before_there_is_a_session_during_it_and_after_it(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Says(typed);
        Assert.Contains("Back to the session", Ana.LastLabels);
        await Ana.Says("4");
        Assert.Contains("Pain at 4", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says(typed);
        Assert.Contains("Back to the session", Ana.LastLabels);
        await Ana.Presses("Back to the session");
        await Ana.Says("done");
        await Ana.Says(typed);
        Assert.Contains("A number from 0 to 10", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("2");
        await Ana.Says("0");
        await Ana.Says(typed);
        Assert.Contains("Take it easy", Ana.LastWords, StringComparison.Ordinal);
    }

    /// <summary>The words that the help page teaches, at the moment after a session at which a back most likely says something.</summary>
    [Theory]
    [InlineData("my back hurts")]
    [InlineData("Mein Rücken tut weh!")]
    [InlineData("me duele la espalda")]
    public async Task My_back_hurts_is_heard_while_the_effort_is_asked_for(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        await Ana.Says("done");
        Assert.Contains("How hard was it", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says(typed);
        Assert.StartsWith("Sorry to hear that.", Ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("the most pain", Ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("7", Ana.LastLabels);
        await Ana.Says("4");
        Assert.Contains("before you began", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("3");
        Assert.Contains("a bit much", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_back_hurts_the_day_after_is_about_today()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        await Ana.Says("/routine");
        await Ana.Says("done");
        Coach.Clock.Advance(Duration.FromDays(1));
        await Ana.Says("my back hurts");
        Assert.Contains("Back to the session", Ana.LastLabels);
        await Ana.Says("4");
        Assert.Contains("Pain at 4", Ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11/10")]
    [InlineData("7-8")]
    public async Task What_is_no_effort_is_asked_again_in_words_that_fit_the_buttons(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        await Ana.Says("done");
        await Ana.Says(typed);
        Assert.Contains("Working", Ana.LastLabels);
        Assert.StartsWith("Tap how hard it was, or write a number from 0 to 10:", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("7");
        Assert.Contains("the most pain", Ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7/10", true)]
    [InlineData("7 out of 10", true)]
    [InlineData("7 von 10", true)]
    [InlineData("7!", true)]
    [InlineData("4,5", false)]
    [InlineData("11/10", false)]
    [InlineData("7-8", false)]
    public async Task A_number_for_pain_is_taken_as_people_write_it_and_asked_again_where_it_is_none(string typed, bool isTaken)
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        await Ana.Presses("My back hurts");
        await Ana.Says(typed);
        Assert.Equal(!isTaken, Ana.LastWords.Contains("A number from 0 to 10", StringComparison.Ordinal));
        Assert.Equal(isTaken, Ana.LastLabels.Contains("Not sure"));
    }

    [Fact]
    public async Task A_number_after_going_back_is_no_pain()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/routine");
        await Ana.Presses("My back hurts");
        await Ana.Presses("Back to the session");
        await Ana.Says("10");
        Assert.DoesNotContain("a lot", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_after_midnight_belongs_to_the_session_it_is_about()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        await Ana.Says("/routine");
        await Ana.Says("done");
        Coach.Clock.Advance(Duration.FromHours(20));
        await Ana.Says("7");
        Assert.Contains("most pain", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("1");
        Assert.Contains("That counts", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_which_all_was_skipped_is_no_session_of_the_level()
    {
        await Ana.ReadyAsync("5 minutes");
        await Ana.DecidesAsync();
        await TrainAsync("/routine", "Working", "1");
        await Ana.Presses("I skipped a move");
        foreach (var move in Ana.LastLabels.Where(label => label != "Back to the session").ToList())
            await Ana.Presses(move);
        Assert.Equal(0, (await MemberAsync()).Get<Profile>().SessionsAtLevel);
    }

    [Fact]
    public async Task Every_card_of_thirty_minutes_can_be_swapped_and_skipped()
    {
        await Ana.ReadyAsync("30 minutes");
        foreach (var day in new[] { "mobility", "walk", "a", "b" })
        {
            await Ana.Says("/routine 30 " + day);
            await Ana.Presses("Swap a move");
            Assert.Contains("Which move", Ana.LastWords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Done_yesterday_counts_as_it_was_planned_then()
    {
        await Ana.ReadyAsync("20 minutes", "Regular for two months or more");
        await Ana.Says("/routine 20 a");
        var done = Ana.TokenOf("Done").Text;
        Coach.Clock.Advance(Duration.FromDays(1));
        await Ana.Says("/settings");
        await Ana.Presses("Stirs it up");
        await Ana.Presses("Both");
        await Ana.PressesToken(done);
        Assert.Contains(Ana.Messages, message => message.Body.ToPlainText().Contains("How hard", StringComparison.Ordinal));
        Assert.Equal(1, (await MemberAsync()).Get<RoutineFile>().Sessions);
    }

    [Fact]
    public async Task A_place_is_awaited_for_minutes_and_not_for_days()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/settings");
        await Ana.Presses("Time zone");
        Coach.Clock.Advance(Duration.FromDays(3));
        await Ana.Says("Nice");
        Assert.Equal("Europe/Berlin", (await MemberAsync()).ZoneId);
    }

    [Fact]
    public async Task Tapping_the_level_one_has_resets_nothing()
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine", "Working", "1");
        await Ana.Says("/settings");
        await Ana.Presses("Level");
        await Ana.Presses("✓ level 1");
        Assert.Equal(1, (await MemberAsync()).Get<Profile>().SessionsAtLevel);
    }
}
