using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>What of a team depends on the store: days that close, boards, two at once, forgetting. The same on both.</summary>
public sealed class TeamStoreTests
{
    [Fact]
    public Task Days_close_boards_follow_and_kept_days_are_celebrated_on_SQLite() => KeepsAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Days_close_boards_follow_and_kept_days_are_celebrated_on_PostgreSQL() => await KeepsAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Who_left_or_was_erased_after_showing_up_still_counts_when_another_tells_that_day_late_on_SQLite() => LateAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Who_left_or_was_erased_after_showing_up_still_counts_when_another_tells_that_day_late_on_PostgreSQL() =>
        await LateAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Who_leaves_a_running_day_takes_nothing_from_it_on_SQLite() => LeavesAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Who_leaves_a_running_day_takes_nothing_from_it_on_PostgreSQL() => await LeavesAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Of_two_who_come_at_once_into_the_last_place_one_is_in_on_SQLite() => LastPlaceAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Of_two_who_come_at_once_into_the_last_place_one_is_in_on_PostgreSQL() => await LastPlaceAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Of_two_who_bring_one_code_at_once_one_is_in_on_SQLite() => OneCodeAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Of_two_who_bring_one_code_at_once_one_is_in_on_PostgreSQL() => await OneCodeAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task A_day_that_two_close_at_once_is_closed_once_on_SQLite() => TwoSweepsAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task A_day_that_two_close_at_once_is_closed_once_on_PostgreSQL() => await TwoSweepsAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Who_comes_after_the_day_was_over_and_before_it_closed_counts_from_the_day_after_on_SQLite() => LateCloseAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Who_comes_after_the_day_was_over_and_before_it_closed_counts_from_the_day_after_on_PostgreSQL() =>
        await LateCloseAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Teams_without_anybody_old_posts_and_codes_are_forgotten_on_SQLite() => ForgetsAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Teams_without_anybody_old_posts_and_codes_are_forgotten_on_PostgreSQL() => await ForgetsAsync(await TestDatabase.OnPostgresAsync());

    private static async Task KeepsAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.TogetherAsync(database);
        for (var day = 0; day < 3; day++)
        {
            foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
                await one.ChecksInAsync();
            Assert.Contains("Done: Ana, Cleo, Dan", await world.BoardAsync(world.BenInPark));
            await world.NextDayAsync();
        }

        Assert.Equal([null, true, true, true], (await world.DaysAsync()).Select(day => day.Kept));
        await using var db = await world.Coach.OpenAsync();
        Assert.Equal((3, 3), await db.Teams.Select(team => new ValueTuple<int, int>(team.KeptDays, team.Celebrated)).SingleAsync());
        Assert.Equal(2, await db.TeamPosts.CountAsync(post => post.Kind == TeamPostKind.Milestone));
        await world.Coach.Lives(Duration.FromMinutes(20), Duration.FromMinutes(10));
        Assert.Contains(world.DanInCafe.Messages, message => message.Body.ToPlainText().StartsWith("Spine Club has kept 3 days together", StringComparison.Ordinal));
    }

    private static async Task LateAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.TogetherAsync(database);
        await world.Ana.ChecksInAsync();
        await world.Cleo.ChecksInAsync();
        // In New York it is still the evening of that day when it closes in Berlin.
        await world.MovesToAsync(world.Dan, "America/New_York");
        world.Coach.Clock.Set(Instant.FromUtc(2026, 3, 4, 3, 0));
        await world.Coach.SpeaksFirst();
        Assert.Equal((5, 2, (bool?)false), Numbers(await world.DaysAsync()));
        await world.Cleo.Says("/team leave");
        await world.Cleo.Presses("Leave");
        await world.ErasesAsync(world.Ana);
        await world.Dan.ChecksInAsync();
        await world.Coach.SpeaksFirst();
        Assert.Equal((5, 3, (bool?)true), Numbers(await world.DaysAsync()));
    }

    private static async Task LeavesAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.TogetherAsync(database);
        foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
            await one.ChecksInAsync();
        await world.Dan.Says("/team leave");
        await world.Dan.Presses("Leave");
        Assert.Contains("Today is kept: 3 of 5.", await world.BoardAsync(world.BenInPark));
        Assert.DoesNotContain("Dan", world.BenInPark.LastWords);
        await world.NextDayAsync();
        Assert.Equal((5, 3, (bool?)true), Numbers(await world.DaysAsync()));
    }

    private static async Task LastPlaceAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.StartAsync(database);
        await world.AnaInPark.Says("/team new Spine Club");
        await world.Ana.Says("/team chat");
        await world.CleoInCafe.Says("/team here " + TeamWorld.Code(world.Ana));
        await using (var db = await world.Coach.OpenAsync())
        {
            var team = await db.Teams.SingleAsync();
            for (var at = 1; at < Team.MostMembers - 1; at++)
            {
                var member = new Member { Id = Guid.CreateVersion7(), JoinedAt = world.Coach.Clock.GetCurrentInstant(), Language = "en", ZoneId = "Europe/Berlin" };
                db.AddRange(member, new TeamMember { TeamId = team.Id, MemberId = member.Id, JoinedOn = team.OpenDay });
            }

            await db.SaveChangesAsync();
        }

        await Task.WhenAll(
            world.Coach.Coach.HandleAsync(Press("1", world.BenInPark), CancellationToken.None),
            world.Coach.Coach.HandleAsync(Press("2", world.DanInCafe), CancellationToken.None));
        await using var after = await world.Coach.OpenAsync();
        Assert.Equal(Team.MostMembers, await after.TeamMembers.CountAsync());
    }

    private static async Task OneCodeAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.StartAsync(database);
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team invite");
        var code = TeamWorld.Code(world.Ana);
        await Task.WhenAll(new[] { world.Ben, world.Dan, world.Eve }.Select(one => world.Coach.Coach.HandleAsync(
            new CommandInvoked(one.Person.Id, one.At, one.Person, one.Scope, "team", ArgumentsOf(code)), CancellationToken.None)));
        await using var db = await world.Coach.OpenAsync();
        Assert.Equal(2, await db.TeamMembers.CountAsync());
        Assert.False(await db.TeamInvites.AnyAsync());
    }

    private static async Task TwoSweepsAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.TogetherAsync(database);
        foreach (var one in new[] { world.Ana, world.Cleo, world.Dan })
            await one.ChecksInAsync();
        world.Coach.Clock.Advance(Duration.FromHours(20));
        var close = world.Coach.Services.GetRequiredService<TeamClose>();
        await Task.WhenAll(close.RunAsync(CancellationToken.None), close.RunAsync(CancellationToken.None));
        await close.RunAsync(CancellationToken.None);
        Assert.Equal([null, true], (await world.DaysAsync()).Select(day => day.Kept));
        await using var db = await world.Coach.OpenAsync();
        Assert.Equal(1, (await db.Teams.SingleAsync()).KeptDays);
    }

    private static async Task LateCloseAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.StartAsync(database);
        await world.AnaInPark.Says("/team new Spine Club");
        world.Coach.Clock.Advance(Duration.FromDays(1));
        await world.BenInPark.PressesToken(TeamButtons.JoinHere.Text);
        await using var db = await world.Coach.OpenAsync();
        Assert.Equal([new LocalDate(2026, 3, 2), new LocalDate(2026, 3, 3)], await db.TeamMembers.OrderBy(member => member.JoinedOn).Select(member => member.JoinedOn).ToListAsync());
    }

    private static async Task ForgetsAsync(TestDatabase database)
    {
        await using var world = await TeamWorld.TogetherAsync(database);
        await world.Ana.ChecksInAsync();
        await world.Coach.SpeaksFirst();
        await world.Ana.Says("/team invite");
        foreach (var one in world.Everybody)
        {
            await one.Says("/team leave");
            await one.Presses("Leave");
        }

        await world.Coach.SpeaksFirst();
        world.Coach.Clock.Advance(Duration.FromDays(30));
        foreach (var forgetter in world.Coach.Services.GetServices<IForgetter>().OfType<TeamMemory>())
            Assert.True(await forgetter.ForgetAsync(CancellationToken.None) > 0);
        await using var db = await world.Coach.OpenAsync();
        Assert.False(await db.Teams.AnyAsync() || await db.TeamDays.AnyAsync() || await db.TeamPosts.AnyAsync() || await db.TeamInvites.AnyAsync());
    }

    private static (int, int, bool?) Numbers(IReadOnlyList<TeamDay> days) => (days[^1].Counted, days[^1].ShowedUp, days[^1].Kept);

    /// <summary>In Auckland it is tomorrow already. Whoever goes and comes back is one person all the same.</summary>
    [Fact]
    public async Task Leaving_and_coming_back_counts_nobody_twice()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.MovesToAsync(world.Ben, "Pacific/Auckland");
        world.Coach.Clock.Advance(Duration.FromHours(12));
        await world.Ben.ChecksInAsync();
        for (var again = 0; again < 3; again++)
        {
            await world.Ben.Says("/team leave");
            await world.Ben.Presses("Leave");
            await world.BenInPark.PressesToken(TeamButtons.JoinHere.Text);
        }

        await world.NextDayAsync();
        await world.NextDayAsync();
        Assert.All(await world.DaysAsync(), day => Assert.InRange(day.ShowedUp, 0, 1));
        Assert.All(await world.DaysAsync(), day => Assert.InRange(day.Counted, 0, 5));
    }

    private static ButtonPressed Press(string id, Conversation by) => new(id, by.At, by.Person, by.Scope, TeamButtons.JoinHere.Text);

    private static CommandArguments ArgumentsOf(string code) => CommandLine.TryRead("/team " + code, out _, out var arguments)
        ? arguments
        : throw new InvalidOperationException("That is no command.");
}
