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

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5.5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTimeOffset> _next = [];
    private readonly Dictionary<int, Queue<DateTimeOffset>> _begun = [];
    private int _together = 1;

    /// <summary>How long no session is given out to a shard, by what Discord says and by what was begun lately; zero while all is well.</summary>
    public TimeSpan Closed(int shard, SessionStartLimit? limit)
    {
        lock (_gate)
        {
            if (limit is not null)
                _together = Math.Max(1, limit.MaxConcurrency);
            var free = _begun.TryGetValue(shard, out var begun) && begun.Count == MostPerHour ? begun.Peek() + Hour - time.GetUtcNow() : TimeSpan.Zero;
            var renewed = limit is { Remaining: <= 0 } ? TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, 86_400_000)) : TimeSpan.Zero;
            return TimeSpan.FromTicks(Math.Max(0, Math.Max(free.Ticks, renewed.Ticks)));
        }
    }

    /// <summary>Waits until it is a shard's turn, and takes it.</summary>
    public async Task AwaitTurnAsync(int shard, CancellationToken stop)
    {
        while (Take(shard) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop);
    }

    /// <summary>
    /// Takes a shard's turn, or says how long to wait before asking again. Nobody holds one while waiting, so a connection that
    /// breaks meanwhile has used up none.
    /// </summary>
    public TimeSpan Take(int shard)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_next.TryGetValue(shard % _together, out var next) && next > now)
                return next - now;
            if (!_begun.TryGetValue(shard, out var begun))
                _begun[shard] = begun = new Queue<DateTimeOffset>(MostPerHour);
            if (begun.Count == MostPerHour)
                begun.Dequeue();
            begun.Enqueue(now);
            _next[shard % _together] = now + Apart;
            return TimeSpan.Zero;
        }
    }
}
