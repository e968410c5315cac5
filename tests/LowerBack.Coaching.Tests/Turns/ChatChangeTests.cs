using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Turns;

/// <summary>What happens to a conversation and is nobody's turn: all who listen hear it, and what they keep is saved at once.</summary>
public sealed class ChatChangeTests
{
    private static readonly ChatAddress Group = new(TestPlatform.Name, "group");
    private static readonly ChatMoved Moved = new(Group, Group with { Conversation = "supergroup" });

    [Fact]
    public async Task All_who_listen_hear_it_before_it_is_answered()
    {
        await using var coach = await StartAsync(new Keeps("one"), new Keeps("two"));
        await coach.Coach.ChatChangedAsync(Moved, CancellationToken.None);
        await coach.Coach.ChatChangedAsync(new ChatClosed(Group), CancellationToken.None);
        Assert.Equal(
            ["one heard ChatClosed of group", "one heard ChatMoved of group", "two heard ChatClosed of group", "two heard ChatMoved of group"], await KeptAsync(coach));
    }

    [Fact]
    public async Task Where_one_of_them_breaks_nothing_is_kept_it_is_logged_and_the_platform_goes_on()
    {
        await using var coach = await StartAsync(new Keeps("one"), new Breaks(times: int.MaxValue, () => new InvalidOperationException("marker")));
        await coach.Coach.ChatChangedAsync(Moved, CancellationToken.None);
        Assert.Empty(await KeptAsync(coach));
        var line = Assert.Single(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(nameof(ChatMoved), line, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_else_was_faster_they_hear_it_again()
    {
        await using var coach = await StartAsync(new Keeps("one"), new Breaks(times: 2, () => new DbUpdateConcurrencyException()));
        await coach.Coach.ChatChangedAsync(Moved, CancellationToken.None);
        Assert.Equal(["one heard ChatMoved of group"], await KeptAsync(coach));
        Assert.DoesNotContain(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_happens()
    {
        await using var coach = await StartAsync();
        await new Conversation(coach).InGroup().Happens(at => new ChatClosed(at));
        Assert.Empty(await KeptAsync(coach));
    }

    [Fact]
    public async Task A_stop_is_no_fault()
    {
        await using var coach = await StartAsync(new Keeps("one"));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => coach.Coach.ChatChangedAsync(Moved, stop.Token));
        Assert.DoesNotContain(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static async Task<List<string>> KeptAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        return [.. (await db.HandledEvents.Select(kept => kept.EventId).ToListAsync()).Order(StringComparer.Ordinal)];
    }

    private static Task<TestCoach> StartAsync(params IChatListener[] listeners) => TestCoach.StartAsync(services =>
    {
        services.WithoutSlices();
        foreach (var listener in listeners)
            services.AddSingleton(listener);
    });

    /// <summary>Keeps what it heard as a row.</summary>
    private sealed class Keeps(string name) : IChatListener
    {
        public Task HeardAsync(CoachContext db, ChatChanged change, CancellationToken stop)
        {
            db.HandledEvents.Add(new HandledEvent
            {
                Platform = "test", EventId = $"{name} heard {change.GetType().Name} of {change.At.Conversation}", HandledAt = Instant.FromUnixTimeSeconds(0),
            });
            return Task.CompletedTask;
        }
    }

    private sealed class Breaks(int times, Func<Exception> how) : IChatListener
    {
        private int _left = times;

        public Task HeardAsync(CoachContext db, ChatChanged change, CancellationToken stop) =>
            _left-- > 0 ? throw how() : Task.CompletedTask;
    }
}
