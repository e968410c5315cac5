using NodaTime;

namespace LowerBack.TestKit;

/// <summary>A clock that stands still until a test moves it. It starts on Monday 2 March 2026, 08:00 UTC.</summary>
public sealed class FakeClock : IClock
{
    private readonly Lock _gate = new();
    private Instant _now = Instant.FromUtc(2026, 3, 2, 8, 0);

    /// <inheritdoc/>
    public Instant GetCurrentInstant()
    {
        lock (_gate)
            return _now;
    }

    /// <summary>Puts the clock at a moment.</summary>
    public void Set(Instant moment)
    {
        lock (_gate)
            _now = moment;
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(Duration by)
    {
        lock (_gate)
            _now += by;
    }
}
