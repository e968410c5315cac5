using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class OneTurnAtATimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_conversation_has_one_turn_at_a_time_in_the_order_of_arrival()
    {
        await using var coach = await StartAsync();
        var (arrived, go) = coach.Services.GetRequiredService<Gated>().HoldNext();
        var first = coach.Coach.HandleAsync(Scene.Command("1", "ana", "c"), CancellationToken.None);
        await arrived.WaitAsync(Patience);
        var second = coach.Coach.HandleAsync(Scene.Command("2", "ana", "c"), CancellationToken.None);
        var third = coach.Coach.HandleAsync(Scene.Command("3", "ana", "c"), CancellationToken.None);
        Assert.False(second.IsCompleted || third.IsCompleted);

        go.SetResult();
        Assert.Equal(["1", "2", "3"], [(await first).Words(), (await second).Words(), (await third).Words()]);
    }

    [Fact]
    public async Task A_slow_turn_does_not_keep_another_conversation_waiting()
    {
        await using var coach = await StartAsync();
        var (arrived, go) = coach.Services.GetRequiredService<Gated>().HoldNext();
        var slow = coach.Coach.HandleAsync(Scene.Command("1", "ana", "ana"), CancellationToken.None);
        await arrived.WaitAsync(Patience);

        var other = await coach.Coach.HandleAsync(Scene.Command("2", "ben", "ben"), CancellationToken.None).WaitAsync(Patience);
        Assert.Equal("1", other.Words());
        Assert.False(slow.IsCompleted);

        go.SetResult();
        Assert.Equal("1", (await slow).Words());
    }

    [Fact]
    public Task A_newcomer_who_writes_in_two_places_at_once_is_one_member_on_SQLite() => NewcomerAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task A_newcomer_who_writes_in_two_places_at_once_is_one_member_on_PostgreSQL() =>
        await NewcomerAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public async Task A_turn_that_is_called_off_while_it_waits_leaves_the_conversation_open_for_the_next()
    {
        await using var coach = await StartAsync();
        var (arrived, go) = coach.Services.GetRequiredService<Gated>().HoldNext();
        var first = coach.Coach.HandleAsync(Scene.Command("1", "ana", "c"), CancellationToken.None);
        await arrived.WaitAsync(Patience);
        using var calledOff = new CancellationTokenSource();
        var second = coach.Coach.HandleAsync(Scene.Command("2", "ana", "c"), calledOff.Token);
        await calledOff.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        go.SetResult();
        Assert.Equal("1", (await first).Words());
        Assert.Equal("2", (await coach.Coach.HandleAsync(Scene.Command("2", "ana", "c"), CancellationToken.None)).Words());
    }

    [Fact]
    public async Task A_turn_that_is_called_off_while_it_runs_saves_nothing()
    {
        await using var coach = await StartAsync();
        var (arrived, go) = coach.Services.GetRequiredService<Gated>().HoldNext();
        using var calledOff = new CancellationTokenSource();
        var turn = coach.Coach.HandleAsync(Scene.Command("1", "ana", "c"), calledOff.Token);
        await arrived.WaitAsync(Patience);
        await calledOff.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        go.SetResult();
        await using var db = await coach.OpenAsync();
        Assert.False(await db.Members.AnyAsync());
    }

    private static async Task NewcomerAsync(TestDatabase database)
    {
        await using var coach = await StartAsync(database);
        var gated = coach.Services.GetRequiredService<Gated>();
        var (oneArrived, oneGoes) = gated.HoldNext();
        var (otherArrived, otherGoes) = gated.HoldNext();
        var one = coach.Coach.HandleAsync(Scene.Command("1", "ana", "here"), CancellationToken.None);
        var other = coach.Coach.HandleAsync(Scene.Command("2", "ana", "there"), CancellationToken.None);
        await Task.WhenAll(oneArrived, otherArrived).WaitAsync(Patience);
        oneGoes.SetResult();
        otherGoes.SetResult();

        Assert.Equal(["1", "2"], new[] { (await one).Words(), (await other).Words() }.Order(StringComparer.Ordinal));
        await using var db = await coach.OpenAsync();
        Assert.Equal(2, (await db.Members.SingleAsync()).Get<LowerBack.Coaching.Members.Profile>().SessionsAtLevel);
        Assert.Equal(1, await db.Identities.CountAsync());
    }

    private static Task<TestCoach> StartAsync(TestDatabase? database = null) =>
        TestCoach.StartAsync(services => services.WithoutSlices().AddSingleton<ICommand, CountCommand>().AddGate(), database);
}
