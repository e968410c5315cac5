using LowerBack.Chat;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>A team through the port, on two platforms.</summary>
public sealed class TeamTests
{
    [Fact]
    public async Task From_a_name_to_the_first_day_together()
    {
        await using var world = await TeamWorld.StartAsync();
        var chat = new Conversation(world.Coach, "Zoe");
        await chat.ComesInAsync("Berlin");
        await chat.Says("/team");
        var group = chat.InGroup("park");
        group.Manages = true;
        await group.Says("/team");
        await group.Says("/team new Spine Club");
        await world.Coach.SpeaksFirst();
        await group.Presses("Show my name");
        await chat.Says("/team invite");
        await world.NextDayAsync();
        await chat.Says("/routine rest");
        await chat.Presses("Rest today");
        await world.Coach.SpeaksFirst();
        await world.NextDayAsync();
        await chat.Says("/team settings");
        await chat.Says("/team leave");
        await chat.Presses("Leave");
        Approved.Matches(chat.Transcript.Replace(TeamWorld.Code(chat.Transcript), "ABCDE-12345", StringComparison.Ordinal)
            .Replace(TeamWorld.Code(chat.Transcript).Replace("-", "", StringComparison.Ordinal), "ABCDE12345", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_does_on_one_platform_changes_the_board_on_the_other()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ana.ChecksInAsync();
        var posted = world.Coach.OtherPlatform.Sent.Count;
        Assert.Contains("Done: Ana", await world.BoardAsync(world.CleoInCafe));
        await world.Dan.ChecksInAsync();
        Assert.Contains("Done: Ana, Dan", await world.BoardAsync(world.BenInPark));
        Assert.Contains("Done: Ana, Dan", await world.BoardAsync(world.CleoInCafe));
        await world.Eve.ChecksInAsync();
        var board = await world.BoardAsync(world.BenInPark);
        Assert.Contains("Done: Ana, Dan, 1 more", board);
        Assert.Contains("Today is kept: 3 of 5.", board);
        Assert.DoesNotContain("Eve", board);
        // One message a day, brought up to date.
        Assert.Equal(posted + 1, world.Coach.OtherPlatform.Sent.Count);
        Assert.All(world.Coach.Platform.Sent.Where(sent => sent.To is ToConversation), sent => Assert.True(sent.Quiet));
    }

    [Fact]
    public async Task Whoever_joins_or_leaves_is_on_the_board_or_off_it_at_once()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.AnaInPark.Says("/team new Spine Club");
        Assert.Contains("New, counts from tomorrow: 1", await world.BoardAsync(world.AnaInPark));
        await world.BenInPark.Presses("I'm in");
        await world.BoardAsync(world.AnaInPark);
        Assert.Contains(world.AnaInPark.Messages, message => message.Body.ToPlainText().Contains("New, counts from tomorrow: 2", StringComparison.Ordinal));
        await world.Ben.Says("/team leave");
        await world.Ben.Presses("Leave");
        await world.BoardAsync(world.AnaInPark);
        Assert.Contains(world.AnaInPark.Messages, message => message.Body.ToPlainText().Contains("New, counts from tomorrow: 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kept_day_lengthens_the_streak_a_missed_one_ends_it_and_nobody_is_named_for_it()
    {
        await using var world = await TeamWorld.TogetherAsync();
        for (var day = 0; day < 3; day++)
        {
            foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
                await one.ChecksInAsync();
            await world.NextDayAsync();
        }

        Assert.Contains("3 days in a row, 3 kept in all", await StandingAsync(world.Ben));
        await world.Ana.ChecksInAsync();
        await world.NextDayAsync();
        var closed = world.BenInPark.Messages[^1].Body.ToPlainText();
        Assert.Contains("1 of 5 that day", closed);
        Assert.DoesNotContain("Ben", closed);
        Assert.Contains("3 days kept in all", await StandingAsync(world.Ben));
        Assert.Equal([null, true, true, true, false], (await world.DaysAsync()).Select(day => day.Kept));
    }

    [Fact]
    public async Task Whoever_pauses_counts_for_nobody_and_the_board_says_no_more_than_that()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ben.Says("/pause 3 days");
        await world.Eve.Says("numb between my legs");
        await world.Eve.Presses("Yes");
        foreach (var one in new[] { world.Ana, world.Cleo })
            await one.ChecksInAsync();
        var board = await world.BoardAsync(world.DanInCafe);
        Assert.Contains("Paused: Ben, 1 more", board);
        Assert.DoesNotContain("Eve", board);
        Assert.Contains("Today is kept: 2 of 3.", board);
    }

    [Fact]
    public async Task Who_tells_yesterday_late_still_keeps_it_for_all()
    {
        await using var world = await TeamWorld.TogetherAsync();
        foreach (var one in new[] { world.Ana, world.Cleo })
            await one.ChecksInAsync();
        // In New York it is still the evening of that day when it closes in Berlin.
        await world.MovesToAsync(world.Dan, "America/New_York");
        world.Coach.Clock.Set(Instant.FromUtc(2026, 3, 4, 3, 0));
        await world.Coach.SpeaksFirst();
        Assert.False((await world.DaysAsync())[^1].Kept);
        await world.Dan.ChecksInAsync();
        await world.Coach.SpeaksFirst();
        Assert.True((await world.DaysAsync())[^1].Kept);
        Assert.Contains("This day was kept: 3 of 5.", world.BenInPark.LastWords);
    }

    [Fact]
    public async Task A_board_that_was_deleted_comes_again_and_one_that_is_deleted_again_and_again_does_not()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ana.ChecksInAsync();
        await world.Coach.SpeaksFirst();
        world.Coach.Platform.AnswersEdit = _ => new Gone();
        var before = world.Coach.Platform.Sent.Count;
        foreach (var one in new[] { world.Ben, world.Cleo, world.Dan, world.Eve })
        {
            await one.ChecksInAsync();
            await world.Coach.SpeaksFirst();
        }

        Assert.Equal(TeamPostRules.MostReposts, world.Coach.Platform.Sent.Count - before);
    }

    [Fact]
    public async Task A_board_outlasts_a_platform_that_is_away_for_an_hour()
    {
        await using var world = await TeamWorld.TogetherAsync();
        world.Coach.Platform.Answers = _ => new TryAgain(After: null);
        await world.Ana.ChecksInAsync();
        await world.Coach.Lives(Duration.FromHours(1));
        world.Coach.Platform.Answers = _ => new Delivered();
        await world.Coach.Lives(Duration.FromMinutes(10));
        Assert.Contains("Done: Ana", world.BenInPark.LastWords);
    }

    [Fact]
    public async Task What_a_platform_confirmed_is_posted_once_and_what_it_did_not_answer_is_not_sent_again()
    {
        await using var world = await TeamWorld.TogetherAsync();
        world.Coach.Platform.Answers = _ => new OutcomeUnknown();
        await world.Ana.ChecksInAsync();
        await world.Coach.Lives(Duration.FromMinutes(10));
        Assert.Single(world.Coach.Platform.Sent, sent => sent.Message.Body.ToPlainText().Contains("Tue 3 Mar", StringComparison.Ordinal));
        // Whoever shows up next has it come anew.
        world.Coach.Platform.Answers = _ => new Delivered();
        await world.Ben.ChecksInAsync();
        Assert.Contains("Done: Ana, Ben", await world.BoardAsync(world.BenInPark));
    }

    [Fact]
    public async Task A_closed_day_stands_as_it_was_whoever_leaves()
    {
        await using var world = await TeamWorld.TogetherAsync();
        foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
            await one.ChecksInAsync();
        await world.NextDayAsync();
        await world.Dan.Says("/team leave");
        await world.Dan.Presses("Leave");
        Assert.Contains("This day was kept: 3 of 5.", await world.BoardAsync(world.BenInPark));
        Assert.DoesNotContain("Dan", world.BenInPark.LastWords);
    }

    [Fact]
    public async Task Who_trained_and_then_pauses_takes_nothing_from_the_day()
    {
        await using var world = await TeamWorld.TogetherAsync();
        foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
            await one.ChecksInAsync();
        await world.Dan.Says("/pause 3 days");
        Assert.Contains("Done: Ana, Cleo, Dan", await world.BoardAsync(world.BenInPark));
        Assert.Contains("3 of 5", world.BenInPark.LastWords);
    }

    [Fact]
    public async Task Opening_a_session_is_not_showing_up_and_posts_no_board()
    {
        await using var world = await TeamWorld.TogetherAsync();
        var before = world.Coach.Platform.Sent.Count;
        await world.Ana.Says("/routine");
        await world.Coach.SpeaksFirst();
        Assert.Equal(before, world.Coach.Platform.Sent.Count);
    }

    [Fact]
    public async Task A_group_that_was_lost_to_one_team_can_show_another_and_a_code_for_it_is_used_once()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await using (var db = await world.Coach.OpenAsync())
        {
            (await db.TeamChats.SingleAsync(chat => chat.Conversation == "cafe")).Strikes = TeamChat.MostStrikes;
            await db.SaveChangesAsync();
        }

        await world.Ben.Says("/team new Other Backs");
        await world.Ben.Says("/team chat");
        var code = TeamWorld.Code(world.Ben.LastWords);
        await world.CleoInCafe.Says("/team here " + code);
        Assert.StartsWith("Other Backs is shown here", world.CleoInCafe.LastWords, StringComparison.Ordinal);
        Assert.Contains("Other Backs", await world.BoardAsync(world.DanInCafe));
        await world.AnaInPark.Says("/team away");
        await world.AnaInPark.Says("/team here " + code);
        Assert.StartsWith("That code does not work", world.AnaInPark.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_to_leave_lets_the_board_say_that_it_has_ended()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.AnaInPark.Says("/team new Spine Club");
        await world.Coach.SpeaksFirst();
        await world.Ana.Says("/team leave");
        await world.Ana.Presses("Leave");
        Assert.Equal("Spine Club has ended.", await world.BoardAsync(world.BenInPark));
    }

    [Fact]
    public async Task The_team_goes_on_where_its_group_went_and_leaves_one_that_was_closed()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ana.ChecksInAsync();
        await world.Coach.SpeaksFirst();
        await world.AnaInPark.Happens(at => new ChatMoved(at, at with { Conversation = "greater-park" }));
        Assert.Contains("Done: Ana", await world.BoardAsync(world.Ana.InGroup("greater-park")));
        await world.CleoInCafe.Happens(at => new ChatClosed(at));
        var sent = world.Coach.OtherPlatform.Sent.Count;
        await world.NextDayAsync();
        await world.Ana.ChecksInAsync();
        await world.Coach.SpeaksFirst();
        Assert.Equal(sent, world.Coach.OtherPlatform.Sent.Count);
        Assert.Contains("Done: Ana", await world.BoardAsync(world.Ana.InGroup("greater-park")));
    }

    [Fact]
    public async Task Who_is_erased_is_gone_from_the_board_and_the_days_stay()
    {
        await using var world = await TeamWorld.TogetherAsync();
        foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
            await one.ChecksInAsync();
        await world.NextDayAsync();
        await world.Cleo.ChecksInAsync();
        Assert.Contains("Not yet: Ana, Ben, Dan, 1 more", await world.BoardAsync(world.BenInPark));
        await world.ErasesAsync(world.Ana);
        await world.Coach.SpeaksFirst();
        Assert.DoesNotContain("Ana", world.BenInPark.LastWords);
        Assert.DoesNotContain(world.AnaInPark.Messages, message => message.Body.ToPlainText() is var words && words.Contains(" · ", StringComparison.Ordinal) && words.Contains("Ana", StringComparison.Ordinal));
        Assert.True((await world.DaysAsync())[^1].Kept);
        // Somebody can still change the team.
        var others = new[] { world.Ben, world.Cleo, world.Dan, world.Eve };
        foreach (var one in others)
            await one.Says("/team settings");
        Assert.Single(others, one => one.LastWords.Contains("A day is kept when 60 %", StringComparison.Ordinal));
    }

    private static async Task<string> StandingAsync(Conversation of)
    {
        await of.Says("/team");
        return of.LastWords;
    }
}
