using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>What a platform lets one bot send, and how the adapters keep to it: calls at even distances, what is said first at wider ones.</summary>
/// <param name="Name">The platform.</param>
/// <param name="PerSecond">Calls a second that the adapter makes at most.</param>
/// <param name="FirstPerSecond">Messages a second that it says first at most: a fifth is kept for answers.</param>
/// <param name="Allowed">Calls within any second that the platform takes; more are answered 429.</param>
/// <param name="CountsAnswers">Whether an answer to a tap counts. Discord answers interactions outside its limits.</param>
internal sealed record PlatformLimits(string Name, int PerSecond, int FirstPerSecond, int Allowed, bool CountsAnswers)
{
    public static PlatformLimits Telegram { get; } = new("Telegram", 30, 24, 30, CountsAnswers: true);

    public static PlatformLimits Discord { get; } = new("Discord", 45, 36, 50, CountsAnswers: false);
}

/// <summary>The places in time that a bot's calls take, as the adapters hand them out, and a check of it by counting.</summary>
internal sealed class Places(PlatformLimits limits)
{
    /// <summary>A second, but for the millisecond that timers do not know.</summary>
    private static readonly Duration Window = Duration.FromMilliseconds(999);

    private readonly Duration _perCall = Duration.FromSeconds(1) / limits.PerSecond, _perFirst = Duration.FromSeconds(1) / limits.FirstPerSecond;
    private readonly Queue<Instant> _lastSecond = new();
    private Instant _next, _nextFirst;

    /// <summary>Calls that the platform would have refused.</summary>
    public int TooMany { get; private set; }

    /// <summary>When the next message may be said first, as it looks now.</summary>
    public Instant First => Instant.Max(_next, _nextFirst);

    /// <summary>A message is said first.</summary>
    public void TakeFirst(Instant now)
    {
        (_next, _nextFirst) = (now + _perCall, now + _perFirst);
        Count(now);
    }

    /// <summary>An answer takes the next place there is.</summary>
    /// <returns>How long it waits.</returns>
    public Duration Answer(Instant now)
    {
        if (!limits.CountsAnswers)
            return Duration.Zero;
        var at = Instant.Max(now, _next);
        _next = at + _perCall;
        Count(at);
        return at - now;
    }

    /// <summary>Places are handed out in the order of time, so what left the window is at the head.</summary>
    private void Count(Instant at)
    {
        while (_lastSecond.TryPeek(out var first) && at - first >= Window)
            _lastSecond.Dequeue();
        _lastSecond.Enqueue(at);
        if (_lastSecond.Count > limits.Allowed)
            TooMany++;
    }
}
