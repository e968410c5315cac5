using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Tests.Privacy;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

/// <summary>Somebody closes or opens their private chat. Whatever else is going on, nothing is answered to it.</summary>
public sealed class ReachabilityTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_stranger_nothing_is_kept(bool open)
    {
        await using var coach = await TestCoach.StartAsync();
        Assert.Empty((await new Conversation(coach.Coach).SetsDoor(open)).Replies);
        Assert.Empty(await AllRows.EverythingAsync(coach));
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("my leg is numb")]
    [InlineData("/privacy")]
    public async Task A_question_that_is_open_stays_open_and_is_not_asked_again(string open)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says(open);
        Assert.NotEmpty(ana.Messages);
        // All that is kept of it is that the door is closed.
        var before = await AllRows.ReadAsync(coach, "facets", "version");
        Assert.Empty((await ana.SetsDoor(open: false)).Replies);
        Assert.Empty((await ana.SetsDoor(open: true)).Replies);
        Assert.Equal(before, await AllRows.ReadAsync(coach, "facets", "version"));
    }

    [Fact]
    public async Task While_an_erasure_is_to_come_it_is_not_answered_with_that()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/start");
        await using (var db = await coach.OpenAsync())
        {
            (await db.Members.SingleAsync()).EraseAt = coach.Clock.GetCurrentInstant() + NodaTime.Duration.FromHours(24);
            await db.SaveChangesAsync();
        }

        Assert.Empty((await ana.SetsDoor(open: false)).Replies);
    }

    [Fact]
    public async Task A_fault_is_logged_and_nobody_who_closed_the_door_is_apologised_to()
    {
        var away = false;
        await using var coach = await TestCoach.StartAsync(services => services.AddGate().AddSingleton<IDbContextFactory<CoachContext>>(
            provider => new Broken(provider.GetRequiredService<Gated>(), () => away)));
        away = true;
        Assert.Empty((await new Conversation(coach.Coach).SetsDoor(open: false)).Replies);
        Assert.Contains(coach.Log.Lines, line => line.Contains(nameof(ReachabilityChanged), StringComparison.Ordinal));
    }

    /// <summary>A store that may be away.</summary>
    private sealed class Broken(Gated store, Func<bool> isAway) : IDbContextFactory<CoachContext>
    {
        public CoachContext CreateDbContext() => store.CreateDbContext();

        public Task<CoachContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            isAway() ? throw new InvalidOperationException("away") : store.CreateDbContextAsync(cancellationToken);
    }
}
