using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Wire;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord.Strictness;

/// <summary>What a bucket tells of itself with every answer.</summary>
internal readonly record struct BucketState(string Hash, int Limit, int Remaining, DateTimeOffset Reset, TimeSpan After)
{
    public void Write(IHeaderDictionary headers)
    {
        headers["X-RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (Reset.ToUnixTimeMilliseconds() / 1000d).ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset-After"] = After.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = Hash;
    }
}

/// <summary>
/// The rate limits: a bucket for each route and channel, server or webhook, and one for everything a bot sends. Whoever was
/// refused and comes again too early is refused again, and has broken a rule.
/// </summary>
internal sealed class Buckets(FakeDiscordOptions options, Violations violations)
{
    private const int Many = 10_000;

    /// <summary>How much too early still counts as on time: clocks differ by that much.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<(string Name, string Major), Bucket> _all = new();
    private readonly Bucket _global = new("global", options.GlobalPerSecond, TimeSpan.FromSeconds(1));

    /// <summary>Takes one from the route's bucket, and from the bot's.</summary>
    /// <param name="refusal">Why it is too many, or null.</param>
    public BucketState? Spend(Route route, string major, out Refusal? refusal)
    {
        refusal = null;
        if (!options.LimitRates || route.Bucket is not { } name)
            return null;
        var (bucket, now) = (Of(name, major), options.Time.GetUtcNow());
        if (!route.IsInteraction && _global.Refuses(now, Grace, out var globally, out var again))
            refusal = TooMany(route, "everything", globally, LimitScope.Global, again);
        else if (bucket.Refuses(now, Grace, out var wait, out again))
            refusal = TooMany(route, major, wait, bucket.Scope, again);
        else
            return Take(route, bucket, now);
        return bucket.State(now);
    }

    /// <summary>Refuses a bucket, or everything, for a time.</summary>
    public void Shut(Route route, string major, TimeSpan time, LimitScope scope) =>
        (scope == LimitScope.Global || route.Bucket is null ? _global : Of(route.Bucket, major)).Shut(options.Time.GetUtcNow() + time, scope);

    /// <summary>Uses up what a bucket has left.</summary>
    public void Exhaust(string name, string major) => Of(name, major).Exhaust(options.Time.GetUtcNow());

    private BucketState Take(Route route, Bucket bucket, DateTimeOffset now)
    {
        if (!route.IsInteraction)
            _global.Take(now);
        return bucket.Take(now);
    }

    private Refusal TooMany(Route route, string what, TimeSpan wait, LimitScope scope, bool again)
    {
        if (again)
            violations.Add("rate limit", route.Name, $"It came again for {what} before the retry_after of the 429 it was given had passed.");
        return Refusal.TooMany(Math.Max(0.001, Math.Ceiling(wait.TotalMilliseconds) / 1000), scope);
    }

    private Bucket Of(string name, string major)
    {
        if (_all.Count > Many)
        {
            foreach (var (key, bucket) in _all)
            {
                if (bucket.IsFull(options.Time.GetUtcNow()))
                    _all.TryRemove(key, out _);
            }
        }

        return _all.GetOrAdd((name, major), static (key, of) => new Bucket(key.Name, of.BucketSize, of.BucketWindow), options);
    }

    private sealed class Bucket(string name, int limit, TimeSpan window)
    {
        private readonly Lock _gate = new();
        private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
        private DateTimeOffset _reset = DateTimeOffset.MinValue;
        private DateTimeOffset _shut = DateTimeOffset.MinValue;
        private int _used;

        public LimitScope Scope { get; private set; }

        /// <summary>Whether it takes no more, for how long, and whether the caller had been told so.</summary>
        public bool Refuses(DateTimeOffset now, TimeSpan grace, out TimeSpan wait, out bool again)
        {
            lock (_gate)
            {
                Renew(now);
                again = now + grace < _shut;
                if (!again && _used < limit)
                {
                    wait = default;
                    return false;
                }

                if (!again)
                    (_shut, Scope) = (_reset, LimitScope.User);
                wait = _shut - now;
                return true;
            }
        }

        public BucketState Take(DateTimeOffset now)
        {
            lock (_gate)
            {
                Renew(now);
                if (_used == 0)
                    _reset = now + window;
                _used++;
                return State(now);
            }
        }

        public BucketState State(DateTimeOffset now)
        {
            var reset = _reset > now ? _reset : now;
            return new BucketState(_hash, limit, Math.Max(0, limit - _used), reset, reset - now);
        }

        public void Shut(DateTimeOffset until, LimitScope scope)
        {
            lock (_gate)
                (_shut, Scope) = (until, scope);
        }

        public void Exhaust(DateTimeOffset now)
        {
            lock (_gate)
                (_used, _reset) = (limit, now + window);
        }

        public bool IsFull(DateTimeOffset now) => now >= _reset && now >= _shut;

        private void Renew(DateTimeOffset now)
        {
            if (now >= _reset)
                _used = 0;
        }
    }
}
