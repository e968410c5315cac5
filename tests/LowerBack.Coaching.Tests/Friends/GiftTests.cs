using LowerBack.Chat;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Tests.Teams;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Coaching.Tests.Friends;

/// <summary>A freeze for a friend, through the port.</summary>
public sealed class GiftTests
{
    [Fact]
    public async Task A_freeze_changes_hands_once_and_both_ledgers_say_so()
    {
        await using var world = await WithOneUsedAsync();
        var before = world.Ana.Transcript.Length;
        await world.Ana.Says("/nudge cle");
        await world.Ana.Presses("Give a freeze");
        await world.Ana.Presses("Keep it");
        await world.Ana.Presses("Give a freeze");
        await world.Ana.Presses("Give it");
        await world.Coach.SpeaksFirst();
        Assert.Equal((1, 2), (await HeldAsync(world, world.Ana), await HeldAsync(world, world.Cleo)));
        await world.Cleo.Presses("My days");
        await world.Cleo.Presses("Why each mark");
        Assert.Contains("A friend gave you a freeze.", world.Cleo.LastWords, StringComparison.Ordinal);
        await world.Ana.Says("/streak");
        await world.Ana.Presses("Why each mark");
        Assert.Contains("You gave a freeze away.", world.Ana.LastWords, StringComparison.Ordinal);
        await world.Ana.Says("/nudge dan");
        Approved.Matches(world.Ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task The_second_press_and_the_second_gift_of_a_week_give_nothing()
    {
        await using var world = await WithOneUsedAsync();
        await world.Ana.Says("/nudge cle");
        await world.Ana.Presses("Give a freeze");
        var give = world.Ana.TokenOf("Give it").Text;
        await world.Ana.PressesToken(give);
        await world.Ana.PressesToken(give);
        Assert.StartsWith("One freeze a week changes hands", world.Ana.LastWords, StringComparison.Ordinal);
        await GiveAsync(world.Cleo, "ben");
        Assert.StartsWith("One freeze a week changes hands", world.Cleo.LastWords, StringComparison.Ordinal);
        Assert.Equal((1, 2), (await HeldAsync(world, world.Ana), await HeldAsync(world, world.Cleo)));
    }

    /// <summary>One sentence for all that only the other one may know.</summary>
    [Theory]
    [InlineData("holds two")]
    [InlineData("has been away")]
    [InlineData("was given one")]
    [InlineData("is leaving")]
    public async Task Who_cannot_take_one_leaves_it_where_it_is_and_why_is_theirs(string why)
    {
        await using var world = why == "holds two" ? await TeamWorld.TogetherAsync() : await WithOneUsedAsync();
        switch (why)
        {
            case "has been away":
                for (var day = 0; day < GiftRules.DaysActive; day++)
                {
                    await world.Ana.ChecksInAsync();
                    await world.NextDayAsync();
                }

                break;
            case "was given one":
                await GiveAsync(world.Ben, "cleo");
                // And another day is missed, so that there would be room.
                await world.NextDayAsync();
                Assert.Equal(1, await HeldAsync(world, world.Cleo));
                break;
            case "is leaving":
                await Privacy.Lives.EraseAsync(world.Cleo);
                break;
        }

        await world.Ana.ChecksInAsync();
        await GiveAsync(world.Ana, "cleo");
        Assert.Equal("Cleo cannot take a freeze right now, so it stays with you.", world.Ana.LastWords);
        Assert.Equal(2, await HeldAsync(world, world.Ana));
    }

    [Fact]
    public async Task Who_holds_none_or_was_not_here_gives_none_and_reads_why()
    {
        await using var world = await WithOneUsedAsync();
        await GiveAsync(world.Dan, "cleo");
        Assert.StartsWith("A gift comes from somebody who is here", world.Dan.LastWords, StringComparison.Ordinal);
        await world.NextDayAsync();
        await world.NextDayAsync();
        await GiveAsync(world.Cleo, "ana");
        Assert.StartsWith("You hold no freeze to give right now.", world.Cleo.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public Task Of_two_who_give_at_once_one_does_on_SQLite() => AtOnceAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Of_two_who_give_at_once_one_does_on_PostgreSQL() => await AtOnceAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public async Task A_gift_on_a_day_that_has_its_word_is_told_the_day_after_and_at_night_in_the_morning()
    {
        await using var world = await WithOneUsedAsync();
        await world.Ben.Says("/nudge cleo");
        await GiveAsync(world.Ana, "cleo");
        await world.UntilAsync(23, 0);
        Assert.DoesNotContain(world.Cleo.Messages, IsGift);
        await world.UntilAsync(23, 0);
        Assert.Single(world.Cleo.Messages, IsGift);

        await using var other = await WithOneUsedAsync();
        await other.UntilAsync(22, 0);
        await GiveAsync(other.Ana, "cleo");
        await other.UntilAsync(6, 55);
        Assert.DoesNotContain(other.Cleo.Messages, IsGift);
        await other.UntilAsync(7, 5);
        Assert.Single(other.Cleo.Messages, IsGift);
    }

    [Fact]
    public async Task A_gift_of_somebody_muted_counts_and_says_nothing()
    {
        await using var world = await WithOneUsedAsync();
        await world.Cleo.Says("/nudge an");
        await world.Cleo.Presses("Mute Ana");
        await GiveAsync(world.Ana, "cleo");
        await world.UntilAsync(23, 0);
        Assert.Equal(2, await HeldAsync(world, world.Cleo));
        Assert.DoesNotContain(world.Cleo.Messages, IsGift);
    }

    private static async Task AtOnceAsync(TestDatabase database)
    {
        await using var world = await WithOneUsedAsync(database);
        foreach (var one in new[] { world.Ana, world.Ben })
        {
            await one.Says("/nudge cle");
            await one.Presses("Give a freeze");
        }

        await Task.WhenAll(world.Ana.Presses("Give it"), world.Ben.Presses("Give it"));
        Assert.Equal(3, await HeldAsync(world, world.Ana) + await HeldAsync(world, world.Ben));
        Assert.Equal(2, await HeldAsync(world, world.Cleo));
        Assert.Single((await world.MemberAsync(world.Cleo)).Journal, entry => entry.Kind == FreezeGift.Kind);
        await world.Coach.SpeaksFirst();
        Assert.Single(world.Cleo.Messages, IsGift);
    }

    /// <summary>Ana, Ben and Cleo have checked in; Cleo missed a day since, for which a freeze stood in, and checked in again.</summary>
    private static async Task<TeamWorld> WithOneUsedAsync(TestDatabase? database = null)
    {
        var world = await TeamWorld.TogetherAsync(database);
        foreach (var one in new[] { world.Ana, world.Ben, world.Cleo })
            await one.ChecksInAsync();
        await world.NextDayAsync();
        foreach (var one in new[] { world.Ana, world.Ben })
            await one.ChecksInAsync();
        await world.NextDayAsync();
        foreach (var one in new[] { world.Ana, world.Ben })
            await one.ChecksInAsync();
        Assert.Equal((2, 1), (await HeldAsync(world, world.Ana), await HeldAsync(world, world.Cleo)));
        return world;
    }

    private static async Task GiveAsync(Conversation from, string to)
    {
        await from.Says("/nudge");
        await from.Presses(char.ToUpperInvariant(to[0]) + to[1..]);
        await from.Presses("Give a freeze");
        if (from.LastLabels.Contains("Give it"))
            await from.Presses("Give it");
    }

    private static bool IsGift(ChatMessage message) => message.Body.ToPlainText().Contains("gave you a freeze.", StringComparison.Ordinal)
        && message.Buttons.Length == 2;

    private static async Task<int> HeldAsync(TeamWorld world, Conversation of)
    {
        var member = await world.MemberAsync(of);
        return Streak.Of(new Occasion(member, LocalNow.At(world.Coach.Clock.GetCurrentInstant(), DateTimeZoneProviders.Tzdb[member.ZoneId!], member.DayStart), Words.In("en"))).Now.Freezes;
    }
}
