using NodaTime;

namespace LowerBack.Worker.Tests;

/// <summary>Runs as time does, from whatever moment it was set to: limits are waited for, days are not.</summary>
internal sealed class MovedClock : IClock
{
    private readonly Lock _gate = new();
    private Duration _ahead;

    public MovedClock(Instant from) => Set(from);

    public Instant GetCurrentInstant()
    {
        // A duration is more than is read at once.
        lock (_gate)
            return SystemClock.Instance.GetCurrentInstant() + _ahead;
    }

    public void Set(Instant moment)
    {
        lock (_gate)
            _ahead = moment - SystemClock.Instance.GetCurrentInstant();
    }
}
