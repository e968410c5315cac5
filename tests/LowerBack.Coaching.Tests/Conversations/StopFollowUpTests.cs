using LowerBack.Coaching.Outbox;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>The day after a STOP: one gentle question, and silence until they write.</summary>
public sealed class StopFollowUpTests : InChat
{
    private static readonly Duration Step = Duration.FromMinutes(10);

    [Fact]
    public async Task It_is_saved_with_the_stop_comes_once_after_a_day_and_then_there_is_silence()
    {
        var ana = new Conversation(Coach);
        await ana.ReadyAsync();
        await ana.Says("/remind session 18:00");
        await ana.Says("/remind check-in 8:30");
        var before = ana.Transcript.Length;
        await ana.Says("I have chest pain");
        await ana.Presses("Yes");
        await ana.Presses("Yes");
        await using (var db = await Coach.OpenAsync())
            Assert.Equal(OutboxRank.Safety, Assert.Single(await db.Outbox.ToListAsync()).Rank);
        await Coach.Lives(Duration.FromDays(6), Step);
        await ana.Presses("A clinician has seen me");
        Approved.Matches(ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task After_words_of_self_harm_it_asks_how_things_are_and_says_nothing_else()
    {
        await Ana.ReadyAsync();
        await Ana.Says("I want to die");
        await Ana.Presses("Yes");
        await Coach.Lives(Duration.FromHours(25), Step);
        var said = Assert.Single(Coach.Platform.Sent).Message;
        Assert.StartsWith("How are things today? No need to reply.", said.Body.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_night_it_waits_for_the_morning()
    {
        await Ana.ReadyAsync();
        Coach.Clock.Advance(Duration.FromHours(14));
        await StopAsync();
        await Coach.Lives(Duration.FromHours(31), Step);
        Assert.Empty(Coach.Platform.Sent);
        await Coach.Lives(Duration.FromHours(1), Step);
        Assert.Single(Coach.Platform.Sent);
        Assert.Equal(7, Coach.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Hour);
    }

    [Theory]
    [InlineData("I am on my way", false)]
    [InlineData("/help", false)]
    [InlineData("no", true)]
    public async Task Whoever_wrote_since_is_not_asked(string said, bool asked)
    {
        await Ana.ReadyAsync();
        await StopAsync();
        Coach.Clock.Advance(Duration.FromHours(1));
        await Ana.Says(said);
        await Coach.Lives(Duration.FromHours(48), Step);
        Assert.Equal(asked ? 1 : 0, Coach.Platform.Sent.Count);
    }

    [Fact]
    public async Task Whoever_was_cleared_or_has_paused_everything_is_not_asked()
    {
        await Ana.ReadyAsync();
        await StopAsync();
        Coach.Clock.Advance(Duration.FromHours(1));
        await ClearAsync();
        await Coach.Lives(Duration.FromHours(30), Step);
        await Ana.Says("/pause 4 days");
        await StopAsync();
        await Coach.Lives(Duration.FromHours(72), Step);
        Assert.Empty(Coach.Platform.Sent);
    }

    [Fact]
    public async Task What_the_screen_still_asks_belongs_to_the_stop_and_a_graver_finding_starts_the_day_anew()
    {
        await Ana.ScreenedAsync();
        Coach.Clock.Advance(Duration.FromDays(1));
        await Ana.Says("fever and chills and my back hurts");
        await Ana.Presses("Yes");
        while (Ana.LastLabels.Contains("No"))
            await Ana.Presses("No");
        Assert.Contains("medical opinion today", Ana.Transcript, StringComparison.Ordinal);
        Coach.Clock.Advance(Duration.FromHours(5));
        await Ana.Says("numb between my legs");
        await Ana.Presses("Yes");
        await Coach.Lives(Duration.FromHours(48), Step);
        var one = Assert.Single(Coach.Platform.Sent);
        await using var db = await Coach.OpenAsync();
        Assert.Equal([OutboxState.Dropped, OutboxState.Sent], (await db.Outbox.ToListAsync()).OrderBy(message => message.DueAt).Select(message => message.State));
        Assert.StartsWith("Did you get seen?", one.Message.Body.ToPlainText(), StringComparison.Ordinal);
    }
}
