using System.Collections.Concurrent;

namespace LowerBack.Discord.Api;

/// <summary>
/// Keeps to Discord's limits: those it names for a route and an id, learnt from its answers, and 50 calls a second of the bot
/// altogether. The first answer to an interaction waits for none of them, and what the coach says first for all: it takes only
/// what is free at the moment, and leaves a fifth.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    /// <summary>
    /// All calls of a bot together, and those among them by which the coach speaks first: four fifths. Discord takes 50, and
    /// counts them as they arrive, which is not as evenly as they leave.
    /// </summary>
    public const int PerSecond = 45, FirstPerSecond = 36;

    private const int SweepEvery = 1_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PerCall = TimeSpan.FromSeconds(1) / PerSecond;
    private static readonly TimeSpan PerFirstCall = TimeSpan.FromSeconds(1) / FirstPerSecond;

    /// <summary>Longer than this nobody waits for one channel to speak first there. A window is five seconds or so.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(6);

    /// <summary>Added to what Discord says, since its clock and the way there are not exactly ours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();

    /// <summary>Discord's name for the limit of a route, once it has said so.</summary>
    private readonly ConcurrentDictionary<(string Method, string Template), string> _names = new();

    private readonly ConcurrentDictionary<(string Name, string Major), Bucket> _buckets = new();
    private DateTimeOffset _next;
    private DateTimeOffset _nextFirst;
    private DateTimeOffset _shut;
    private int _entered;

    /// <summary>What is said first waits here in order; only the foremost watches the clock.</summary>
    private SemaphoreSlim Door { get; } = new(1);

    /// <summary>Limits that are remembered.</summary>
    public int Remembered => _buckets.Count;

    /// <summary>Waits until the route may be called.</summary>
    /// <returns>To be given back to <see cref="Leave"/>; null where nothing is counted.</returns>
    public async Task<Bucket?> EnterAsync(Route route, CancellationToken stop)
    {
        if (route.Kind == RouteKind.Callback)
            return null;
        if (Interlocked.Increment(ref _entered) % SweepEvery == 0)
            Sweep();
        while (true)
        {
            var bucket = await TakeAsync(route, stop);
            try
            {
                if (route.Kind == RouteKind.Bot)
                    await AwaitPlaceAsync(stop);
            }
            catch (OperationCanceledException)
            {
                bucket.GiveBack(time.GetUtcNow());
                throw;
            }

            if (ReferenceEquals(Of(route), bucket) && bucket.IsOpen(time.GetUtcNow()))
                return bucket;
            // Somebody else was refused meanwhile, or learnt that there is another limit.
            bucket.GiveBack(time.GetUtcNow());
        }
    }

    /// <summary>How long the coach may not speak first by a route, where that is long; null where it is not.</summary>
    public TimeSpan? LongWait(Route route) =>
        Of(route).WaitForMore(time.GetUtcNow()) is var (wait, _) && wait > LongestWait ? wait : null;

    /// <summary>
    /// Waits until the coach may speak first by a route, unless that takes long. The calls themselves take their places when they
    /// are made.
    /// </summary>
    /// <param name="calls">How many calls it takes.</param>
    public async Task WaitToSpeakFirstAsync(Route route, int calls, CancellationToken stop)
    {
        while (Of(route).WaitForMore(time.GetUtcNow()) is var (wait, earlier))
        {
            if (wait > LongestWait)
                return;
            await WaitAsync(wait, earlier, stop);
        }

        await Door.WaitAsync(stop);
        try
        {
            while (TakeFirst(calls) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(Whole(wait), time, stop);
        }
        finally
        {
            Door.Release();
        }
    }

    /// <summary>The call is over, and its answer said this.</summary>
    /// <param name="report">What it said of its limit.</param>
    /// <param name="refusal">Whether it was too much.</param>
    public void Leave(Bucket? bucket, Route route, BucketReport? report, TooMuch? refusal = null)
    {
        var now = time.GetUtcNow();
        if (refusal is { Global: true } altogether)
            Shut(now + altogether.After + Margin);
        if (bucket is null)
            return;
        // Whoever comes next finds what was learnt; whoever waits at another door sees that there is this one.
        var known = report is { Name: var name } ? Named(name, route, bucket) : Of(route);
        if (refusal is { Global: false } here)
            known.Block(now + here.After + Margin);
        bucket.Leave(now);
        if (report is { } said)
            known.Learn(now, said);
        bucket.Wake();
    }

    private Bucket Named(string name, Route route, Bucket bucket)
    {
        _names[(route.Method.Method, route.Template)] = name;
        return _buckets.GetOrAdd((name, route.Major), bucket);
    }

    private void Shut(DateTimeOffset until)
    {
        lock (_gate)
        {
            _shut = _shut > until ? _shut : until;
            _next = _next > until ? _next : until;
        }
    }

    private async Task<Bucket> TakeAsync(Route route, CancellationToken stop)
    {
        while (true)
        {
            var bucket = Of(route);
            await bucket.Door.WaitAsync(stop);
            try
            {
                while (ReferenceEquals(Of(route), bucket))
                {
                    if (bucket.TryTake(time.GetUtcNow()) is not var (wait, earlier))
                        return bucket;
                    await WaitAsync(wait, earlier, stop);
                }
            }
            finally
            {
                bucket.Door.Release();
            }
        }
    }

    private async Task WaitAsync(TimeSpan wait, Task earlier, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(earlier, Task.Delay(wait > TimeSpan.Zero ? Whole(wait) : wait, time, enough.Token));
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private Bucket Of(Route route)
    {
        var name = _names.GetValueOrDefault((route.Method.Method, route.Template)) ?? route.ToString();
        return _buckets.GetOrAdd((name, route.Major), static (_, now) => new Bucket(now), time.GetUtcNow());
    }

    /// <summary>Waits for a place among all calls of the bot; those who stand in line when it is told to wait line up anew.</summary>
    private async Task AwaitPlaceAsync(CancellationToken stop)
    {
        do
        {
            if (Reserve() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stop);
        }
        while (IsShut());
    }

    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var at = _next > now ? _next : now;
            _next = at + PerCall;
            return at - now;
        }
    }

    private TimeSpan TakeFirst(int calls)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var at = new[] { _next, _nextFirst, _shut }.Max();
            if (at <= now)
                _nextFirst = now + (calls * PerFirstCall);
            return at - now;
        }
    }

    /// <summary>Timers know no less than milliseconds, and whoever is woken too early waits anew.</summary>
    private static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private bool IsShut()
    {
        lock (_gate)
            return _shut > time.GetUtcNow();
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (key, _) in _buckets.Where(bucket => bucket.Value.IsIdle(now, Idle)))
            _buckets.TryRemove(key, out _);
    }
}

/// <summary>An answer that it was too much.</summary>
/// <param name="After">When to come again.</param>
/// <param name="Global">Whether it was too much of the bot altogether, and not of the route.</param>
internal readonly record struct TooMuch(TimeSpan After, bool Global);
