using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class RedeliveryTests
{
    [Fact]
    public async Task An_event_that_comes_twice_is_handled_once()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.Says("/count");
        Assert.Equal("1", chat.LastWords);
        Assert.Empty((await chat.IsRedelivered()).Replies);
        await chat.Says("/count");
        Assert.Equal("2", chat.LastWords);
    }

    [Fact]
    public async Task A_press_that_comes_twice_is_handled_once()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.Says("/count");
        await chat.Presses("Again");
        Assert.Empty((await chat.IsRedelivered()).Replies);
        await chat.Presses("Again");
        Assert.Equal("3", chat.LastWords);
    }

    [Fact]
    public Task An_event_that_comes_twenty_times_at_once_is_handled_once_on_SQLite() => ManyAtOnceAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task An_event_that_comes_twenty_times_at_once_is_handled_once_on_PostgreSQL() =>
        await ManyAtOnceAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public async Task An_event_handled_before_a_restart_is_not_handled_after_it()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.Says("/count");
        await using var restarted = await coach.RestartAsync();
        var after = chat.After(restarted.Coach);
        Assert.Empty((await after.IsRedelivered()).Replies);
        await after.Says("/count");
        Assert.Equal("2", after.LastWords);
    }

    [Fact]
    public async Task The_same_id_on_another_platform_is_another_event()
    {
        await using var coach = await StartAsync();
        var one = Scene.Command("1", "ana", "ana");
        var other = one with { At = new ChatAddress(new PlatformId("other"), "ana") };
        Assert.Equal("1", (await coach.Coach.HandleAsync(one, CancellationToken.None)).Words());
        Assert.Equal("1", (await coach.Coach.HandleAsync(other, CancellationToken.None)).Words());
    }

    [Fact]
    public async Task A_redelivery_is_ordinary_and_logs_no_warning()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.Says("/count");
        await chat.IsRedelivered();
        Assert.DoesNotContain(coach.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)
            || line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static async Task ManyAtOnceAsync(TestDatabase database)
    {
        await using var coach = await StartAsync(database);
        // From twenty conversations, so that no order of turns keeps them apart.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => coach.Coach.HandleAsync(Scene.Command("same", "ana", $"c{i}"), CancellationToken.None))));
        Assert.Equal("1", Assert.Single(answers, answer => answer.Replies.Length > 0).Words());
        await using var db = await coach.OpenAsync();
        Assert.Equal(1, (await db.Members.SingleAsync()).Get<LowerBack.Coaching.Members.Profile>().SessionsAtLevel);
    }

    private static Task<TestCoach> StartAsync(TestDatabase? database = null) => TestCoach.StartAsync(
        services => services.WithoutSlices().AddSingleton<ICommand, CountCommand>().AddSingleton<IButtons>(new CountButtons()), database);
}
