using LowerBack.Discord.Api;

namespace LowerBack.Discord.Gateway;

/// <summary>
/// Lets sessions begin only as often as Discord permits: so many at a time every five seconds, so many a day (beyond which it
/// resets the token), and far less than that where something keeps ending them.
/// </summary>
internal sealed class IdentifyGate(TimeProvider time)
{
    /// <summary>Sessions of one shard within an hour. A healthy one begins one a day.</summary>
    public const int MostPerHour = 20;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5.1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTimeOffset> _next = [];
    private readonly Dictionary<int, Queue<DateTimeOffset>> _begun = [];
    private int _together = 1;

    /// <summary>Waits until Discord gives out sessions again.</summary>
    public Task AwaitLimitAsync(SessionStartLimit? limit, CancellationToken stop)
    {
        if (limit is null)
            return Task.CompletedTask;
        lock (_gate)
            _together = Math.Max(1, limit.MaxConcurrency);
        return limit.Remaining > 0
            ? Task.CompletedTask
            : Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, 86_400_000)), time, stop);
    }

    /// <summary>Waits until it is a shard's turn.</summary>
    public async Task AwaitTurnAsync(int shard, CancellationToken stop)
    {
        var wait = Reserve(shard);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop);
    }

    private TimeSpan Reserve(int shard)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_begun.TryGetValue(shard, out var begun))
                _begun[shard] = begun = new Queue<DateTimeOffset>(MostPerHour);
            var at = now;
            if (begun.Count == MostPerHour && begun.Dequeue() + Hour is var free && free > at)
                at = free;
            if (_next.TryGetValue(shard % _together, out var next) && next > at)
                at = next;
            begun.Enqueue(at);
            _next[shard % _together] = at + Apart;
            return at - now;
        }
    }
}
