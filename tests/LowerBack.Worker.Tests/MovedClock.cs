using NodaTime;

namespace LowerBack.Worker.Tests;

/// <summary>Runs as time does, from whatever moment it was set to: limits are waited for, days are not.</summary>
internal sealed class MovedClock : IClock
{
    private Duration _ahead;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + _ahead;

    public void Set(Instant moment) => _ahead = moment - SystemClock.Instance.GetCurrentInstant();
}
