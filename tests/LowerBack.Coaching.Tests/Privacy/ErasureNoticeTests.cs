using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Privacy;

/// <summary>Nobody is forgotten for being away without being told, once and thirty days before.</summary>
public sealed class ErasureNoticeTests
{
    [Fact]
    public Task They_are_told_once_and_forgotten_on_the_day_it_said_on_SQLite() => ToldAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task They_are_told_once_and_forgotten_on_the_day_it_said_on_PostgreSQL() => await ToldAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public async Task One_tap_and_nothing_is_forgotten()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        coach.Clock.Set(Instant.FromUtc(2028, 2, 2, 12, 0));
        await LiveAsync(coach, days: 3);
        await ana.Presses("Keep it");
        await LiveAsync(coach, days: 40);
        Assert.Single(coach.Platform.Sent);
        await ana.Says("/routine");
        Assert.DoesNotContain("Hi, I'm LowerBack", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_night_it_waits_and_a_closed_door_is_not_knocked_at_again()
    {
        await using var coach = await TestCoach.StartAsync();
        var (ana, ben) = (new Conversation(coach), new Conversation(coach, "Ben"));
        await ana.ReadyAsync();
        await ben.ReadyAsync();
        await ben.SetsDoor(open: false);
        coach.Clock.Set(Instant.FromUtc(2028, 2, 2, 23, 30));
        await ForgetAsync(coach);
        await coach.SendsAsync();
        Assert.Empty(coach.Platform.Sent);
        coach.Clock.Advance(Duration.FromHours(7));
        await coach.SendsAsync();
        Assert.Single(coach.Platform.Sent);
        Assert.StartsWith("It has been quiet for almost two years.", ana.LastWords, StringComparison.Ordinal);
    }

    private static async Task ToldAsync(TestDatabase database)
    {
        await using var coach = await TestCoach.StartAsync(database: database);
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        coach.Clock.Set(Instant.FromUtc(2028, 1, 25, 12, 0));
        await LiveAsync(coach, days: 7);
        Assert.Empty(coach.Platform.Sent);
        await LiveAsync(coach, days: 30);
        Assert.Contains("On Fri 3 Mar I erase", Assert.Single(coach.Platform.Sent).Message.Body.ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(1, await MembersAsync(coach));
        await LiveAsync(coach, days: 1);
        Assert.Equal((2028, 3, 3), (coach.Clock.GetCurrentInstant().InUtc().Year, coach.Clock.GetCurrentInstant().InUtc().Month, coach.Clock.GetCurrentInstant().InUtc().Day));
        Assert.Equal(0, await MembersAsync(coach));
        Assert.Single(coach.Platform.Sent);
    }

    private static async Task LiveAsync(TestCoach coach, int days)
    {
        for (var half = 0; half < 2 * days; half++)
        {
            coach.Clock.Advance(Duration.FromHours(12));
            await ForgetAsync(coach);
            await coach.SendsAsync();
        }
    }

    private static async Task ForgetAsync(TestCoach coach)
    {
        foreach (var forgetter in coach.Services.GetServices<IForgetter>())
            await forgetter.ForgetAsync(CancellationToken.None);
    }

    private static async Task<int> MembersAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        return await db.Members.CountAsync();
    }
}
