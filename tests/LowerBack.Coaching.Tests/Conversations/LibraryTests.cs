using System.Text;
using LowerBack.Chat;
using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Asking the coach what it knows: moves, cards, help. Each read by us before it was approved.</summary>
public sealed class LibraryTests
{
    [Fact]
    public async Task Looking_up_moves()
    {
        await using var coach = await TestCoach.StartAsync();
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync(stirs: "Bending, sitting, tying shoes");
        var ana = new Conversation(coach.Coach);
        await ana.Says("/exercise");
        await ana.Presses("Core");
        await ana.Presses("Bird Dog");
        await ana.Presses("Easier: All-Fours Leg Reach");
        await ana.Says("/exercise sid plank");
        await ana.Says("/exercise stretch");
        await ana.Presses("Child's Pose");
        await ana.Says("/exercise deadlift");
        await ana.Says("/exercise palof press");
        await ana.Says("/exercise zumba for the over-excited and everybody else");
        await ana.Presses("More moves");
        Approved.Matches(ana.Transcript);
    }

    [Theory]
    [InlineData("/exercise")]
    [InlineData("/learn")]
    [InlineData("/routine")]
    public async Task What_is_quoted_back_is_not_cut_within_a_character(string command)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says($"{command} {new string('q', 39)}🙂{new string('q', 9)}");
        Assert.Contains(new string('q', 39) + "…", ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(ana.LastWords, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(ana.LastWords)));
    }

    [Fact]
    public async Task Looking_up_a_move_as_a_stranger_on_hold_and_after_a_stop()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/exercise cat cow");
        await ana.Presses("Find my dose");
        var setUp = new Conversation(coach.Coach, "Ben");
        await setUp.ReadyAsync();
        var ben = new Conversation(coach.Coach, "Ben");
        await ben.Says("I had cancer some years ago");
        await ben.Presses("Yes");
        await ben.AnswersNoAsync();
        await ben.Says("/exercise cat cow");
        await ben.Presses("More moves");
        await ben.Says("/learn worry");
        await ben.Says("numb around my groin");
        await ben.Presses("Yes");
        await ben.Says("/exercise cat cow");
        await ben.Presses("Next card");
        await ben.Says("/learn");
        await ben.InGroup().Says("/learn");
        await ben.Says("/help");
        Approved.Matches(ana.Transcript + "\n---\n\n" + ben.Transcript);
    }

    [Fact]
    public async Task The_step_follows_the_sessions()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says("/exercise bird dog");
        Assert.Contains("Your step: 1 of 6.", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/routine");
        await ana.Presses("Done");
        await ana.Presses("Easy");
        await ana.Presses("0");
        await ana.Says("/exercise glute bridge");
        Assert.Contains("Your step: 2 of 6.", ana.LastWords, StringComparison.Ordinal);
        coach.Clock.Advance(Duration.FromDays(10));
        await ana.Says("/exercise glute bridge");
        Assert.Contains("Your step: 1 of 6.", ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("A little easier today: your own step is 2.", ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Regular for two months or more", null, "pallof press", "You don't have the kit for this one. Bird Dog comes instead.")]
    [InlineData("Lifting for a year or more", "Barbell", "deadlift", "This one comes in once your back has built more staying power.")]
    [InlineData("Lifting for a year or more", "Roman chair", "back extension", "Your step: 1 of 6.")]
    [InlineData("New, or coming back", null, "plank", "This one comes in at level 2.")]
    public async Task The_card_says_why_a_move_is_not_in_the_plan(string level, string? kit, string move, string said)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync(level: level, kit: kit);
        await ana.Says($"/exercise {move}");
        Assert.Contains(said, ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_says_what_is_different_for_the_member()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync(stirs: "Standing still, leaning back");
        await ana.Says("/exercise cat cow");
        Assert.Contains("For you\n- Let the belly sink only a little; the rounding half may be bigger.", ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moves:show:nowhere")]
    [InlineData("moves:kind:1")]
    [InlineData("moves:erase")]
    [InlineData("learn:card:nowhere")]
    [InlineData("learn:topic:0")]
    [InlineData("learn:daily:maybe")]
    public async Task A_forged_button_changes_nothing(string token)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/learn");
        await ana.PressesToken($"1:{ana.TokenOf("Next card").Owner}:{token}");
        Assert.IsType<Refuse>(ana.LastAnswer.Replies[0]);
        Assert.DoesNotContain(ana.LastAnswer.Replies, reply => reply is Replace);
    }

    [Fact]
    public async Task Reading_cards()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/learn");
        await ana.Presses("Next card");
        await ana.Presses("Topics");
        await ana.Presses("Myths");
        await ana.Presses("Do discs slip?");
        await ana.Says("/learn how long does it take");
        await ana.Says("/learn myhts");
        await ana.Says("/learn walk");
        await ana.Says("/learn stock prices");
        await ana.Presses("All topics");
        await ana.Presses("A card a day, please");
        await ana.Presses("No card a day");
        await ana.Presses("Next card");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task What_was_read_outlives_a_restart()
    {
        var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/learn");
        await ana.Presses("Topics");
        await ana.Presses("A card a day, please");
        await using var next = await coach.RestartAsync();
        ana = ana.After(next.Coach);
        await ana.Presses("Next card");
        Assert.StartsWith("Why a strong back", ana.LastWords, StringComparison.Ordinal);
        await ana.Presses("Topics");
        Assert.Contains("No card a day", ana.LastLabels);
    }

    [Fact]
    public async Task Asking_for_help()
    {
        await using var coach = await TestCoach.StartAsync();
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/help");
        await ana.Presses("About me");
        await ana.Says("/dance");
        await ana.Presses("Help");
        await ana.InGroup().Says("/about");
        await ana.With("Ben").Says("/help");
        await ana.With("Ben").Says("/about");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task Typing_an_option_brings_names_to_choose_from()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        Assert.Equal(25, (await ana.Completes("exercise", "move", "")).Length);
        Assert.Equal("Bird Dog", (await ana.Completes("exercise", "move", "bir"))[0].Label);
        Assert.Equal(25, (await ana.Completes("learn", "topic", "")).Length);
        Assert.Equal("Sleep on it", (await ana.Completes("learn", "topic", "matt"))[0].Label);
        Assert.Empty(await ana.Completes("exercise", "other", "bir"));
        await ana.Says($"/exercise {(await ana.Completes("exercise", "move", "bir"))[0].Value}");
        Assert.StartsWith("Bird Dog", ana.LastWords, StringComparison.Ordinal);
    }
}
