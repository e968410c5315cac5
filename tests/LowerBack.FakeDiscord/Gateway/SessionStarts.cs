namespace LowerBack.FakeDiscord.Gateway;

/// <summary>How often a bot may identify: so many a day, and so many at once every five seconds.</summary>
internal sealed class SessionStarts(FakeDiscordOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTimeOffset> _last = [];
    private DateTimeOffset _renewed = options.Time.GetUtcNow();
    private int _used;

    /// <summary>What is left, and when it is full again.</summary>
    public (int Remaining, TimeSpan ResetAfter) Left
    {
        get
        {
            lock (_gate)
            {
                Renew();
                return (Math.Max(0, options.SessionStarts - _used), _renewed + Day - options.Time.GetUtcNow());
            }
        }
    }

    /// <summary>Uses one up. The shards of one key wait for each other.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Take(int shard)
    {
        lock (_gate)
        {
            Renew();
            var (now, key) = (options.Time.GetUtcNow(), shard % options.MaxConcurrency);
            var early = _last.TryGetValue(key, out var last) && now < last + Window;
            (_last[key], _used) = (now, _used + 1);
            return _used > options.SessionStarts ? "All of the day's session starts are used up."
                : early ? $"It is {(now - last).TotalSeconds:0.0} s after the Identify before; there must be 5 s between them."
                : null;
        }
    }

    /// <summary>So many are used already.</summary>
    public void Use(int count)
    {
        lock (_gate)
            _used += count;
    }

    private void Renew()
    {
        var now = options.Time.GetUtcNow();
        if (now >= _renewed + Day)
            (_renewed, _used) = (now, 0);
    }
}
