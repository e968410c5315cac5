namespace LowerBack.Chat;

/// <summary>
/// Lets one person of a platform send only so much, so that nobody else waits for them: 60 at once, and two a second after that;
/// and all of a group together five times as much, so that no group waits for another. What was done while the coach was away
/// counts from when it was done. Our own figures.
/// </summary>
/// <param name="time">By which what may be sent grows again.</param>
public sealed class FloodGate(TimeProvider time)
{
    /// <summary>At once: twice the taps of the whole way in, as fast as fingers are.</summary>
    public const int Burst = 60;

    /// <summary>After that; nobody taps faster for long.</summary>
    public const int PerSecond = 2;

    /// <summary>The same for a group: five people's, which is more than an evening when everybody presses.</summary>
    public const int GroupBurst = 5 * Burst, GroupPerSecond = 5 * PerSecond;

    private const int SweepEvery = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Bucket> _buckets = [];
    private int _asked;

    /// <summary>People and groups that are remembered; those who were quiet for long enough are not.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
                return _buckets.Count;
        }
    }

    /// <summary>Whether one more from this person is heard.</summary>
    /// <param name="person">Their id on the platform.</param>
    /// <param name="at">When it was done, in Unix seconds, where that is known.</param>
    public FloodVerdict Ask(long person, long? at) => Ask(person, at, Burst, PerSecond);

    /// <summary>Whether one more from this group is heard, whoever it is from. Its id is nobody's.</summary>
    /// <param name="group">Its id on the platform.</param>
    /// <param name="at">When it was done, in Unix seconds, where that is known.</param>
    public FloodVerdict AskGroup(long group, long? at) => Ask(group, at, GroupBurst, GroupPerSecond);

    private FloodVerdict Ask(long from, long? at, int burst, int perSecond)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var moment = Math.Clamp(at ?? now, 0, now);
        lock (_gate)
        {
            if (++_asked % SweepEvery == 0)
                Sweep(now);
            if (!_buckets.TryGetValue(from, out var bucket))
                _buckets[from] = bucket = new Bucket(moment, burst, perSecond);
            return bucket.Take(moment);
        }
    }

    private void Sweep(long now)
    {
        foreach (var (from, _) in _buckets.Where(one => now - one.Value.Since > Burst / PerSecond).ToList())
            _buckets.Remove(from);
    }

    private sealed class Bucket(long since, int burst, int perSecond)
    {
        private long _left = burst;
        private bool _told;

        /// <summary>When what is left was counted last, in Unix seconds.</summary>
        public long Since { get; private set; } = since;

        public FloodVerdict Take(long moment)
        {
            if (moment > Since)
            {
                _left = Math.Min(burst, _left + ((moment - Since) * perSecond));
                Since = moment;
            }

            if (_left > 0)
            {
                _told &= --_left < burst / 2;
                return FloodVerdict.Heard;
            }

            if (_told)
                return FloodVerdict.Dropped;
            _told = true;
            return FloodVerdict.Told;
        }
    }
}

/// <summary>What becomes of something that somebody sent.</summary>
public enum FloodVerdict
{
    /// <summary>The coach hears it.</summary>
    Heard,

    /// <summary>It is dropped, and they are told once.</summary>
    Told,

    /// <summary>It is dropped.</summary>
    Dropped,
}
