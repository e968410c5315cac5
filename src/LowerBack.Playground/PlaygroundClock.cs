using NodaTime;

namespace LowerBack.Playground;

/// <summary>
/// The coach's clock while the Playground is on: the real one plus an offset that only grows, so that a day with the
/// coach can be lived in a minute. Safe to use from many threads.
/// </summary>
/// <param name="real">The clock of the machine.</param>
public sealed class PlaygroundClock(IClock real) : IClock
{
    private readonly Lock _gate = new();
    private Duration _ahead = Duration.Zero;

    /// <summary>How far this clock is ahead of the real one; never negative.</summary>
    public Duration Ahead
    {
        get
        {
            lock (_gate)
                return _ahead;
        }
    }

    /// <summary>What time it is for the coach.</summary>
    public Instant GetCurrentInstant() => real.GetCurrentInstant() + Ahead;

    /// <summary>Moves the clock forward.</summary>
    /// <param name="by">How far; more than nothing.</param>
    /// <returns>The new time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is zero or negative: time never runs back.</exception>
    public Instant Advance(Duration by)
    {
        if (by <= Duration.Zero)
            throw new ArgumentOutOfRangeException(nameof(by), by, "The clock only moves forward.");
        lock (_gate)
        {
            _ahead += by;
            return real.GetCurrentInstant() + _ahead;
        }
    }
}
