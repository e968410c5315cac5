using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Somebody shares where they are, instead of typing a city.</summary>
public sealed class SharedPlaceTests
{
    private const double BerlinNorth = 52.52, BerlinEast = 13.40;

    [Fact]
    public async Task While_the_time_zone_is_asked_for_it_is_checked_like_a_typed_city()
    {
        await using var coach = await TestCoach.StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.ScreenedAsync();
        await chat.Shares(BerlinNorth, BerlinEast);
        Assert.Contains("Berlin", chat.LastWords, StringComparison.Ordinal);
        await chat.Presses("Yes, that's right");
        await using var db = await coach.OpenAsync();
        Assert.Equal("Europe/Berlin", db.Members.Single().ZoneId);
    }

    [Fact]
    public async Task In_the_settings_it_changes_the_zone_and_can_be_undone()
    {
        await using var coach = await TestCoach.StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.ReadyAsync();
        await chat.Says("/settings");
        await chat.Presses("Time zone");
        await chat.Shares(35.68, 139.69);
        Assert.Contains("Tokyo", chat.LastWords, StringComparison.Ordinal);
        Assert.Contains("Undo", chat.LastLabels);
    }

    [Fact]
    public async Task When_nobody_asked_nothing_is_kept_and_that_is_said()
    {
        await using var coach = await TestCoach.StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.ReadyAsync();
        await chat.Shares(35.68, 139.69);
        Assert.Contains("kept nothing of it", chat.LastWords, StringComparison.Ordinal);
        await using var db = await coach.OpenAsync();
        Assert.Equal("Europe/Berlin", db.Members.Single().ZoneId);
    }

    [Fact]
    public async Task In_a_group_it_is_nobodys_business()
    {
        await using var coach = await TestCoach.StartAsync();
        var answer = await new Conversation(coach.Coach).InGroup().Shares(BerlinNorth, BerlinEast);
        Assert.Empty(answer.Replies);
    }
}
