namespace LowerBack.Discord.Receiving;

/// <summary>
/// Lets one person send only so much, so that nobody else waits for them: 60 at once, and two a second after that. What was
/// done while the coach was away counts from when it was done.
/// </summary>
internal sealed class FloodGate(TimeProvider time)
{
    /// <summary>At once: twice the taps of the whole way in, as fast as fingers are.</summary>
    public const int Burst = 60;

    /// <summary>After that; nobody taps faster for long.</summary>
    public const int PerSecond = 2;

    private const int SweepEvery = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, Bucket> _people = [];
    private int _asked;

    /// <summary>People that are remembered; those who were quiet for long enough are not.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
                return _people.Count;
        }
    }

    /// <summary>Whether one more from this person is heard.</summary>
    /// <param name="at">When it was done.</param>
    public Hearing Ask(Snowflake person, DateTimeOffset at)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var moment = Math.Min(at.ToUnixTimeSeconds(), now);
        lock (_gate)
        {
            if (++_asked % SweepEvery == 0)
                Sweep(now);
            if (!_people.TryGetValue(person, out var bucket))
                _people[person] = bucket = new Bucket(moment);
            return bucket.Take(moment);
        }
    }

    private void Sweep(long now)
    {
        foreach (var (person, _) in _people.Where(one => now - one.Value.Since > Burst / PerSecond).ToList())
            _people.Remove(person);
    }

    private sealed class Bucket(long since)
    {
        private long _left = Burst;
        private bool _told;

        /// <summary>When what is left was counted last, in Unix seconds.</summary>
        public long Since { get; private set; } = since;

        public Hearing Take(long moment)
        {
            if (moment > Since)
            {
                _left = Math.Min(Burst, _left + ((moment - Since) * PerSecond));
                Since = moment;
            }

            if (_left > 0)
            {
                _told &= --_left < Burst / 2;
                return Hearing.Heard;
            }

            if (_told)
                return Hearing.Dropped;
            _told = true;
            return Hearing.Told;
        }
    }
}

/// <summary>What becomes of something that somebody sent.</summary>
internal enum Hearing
{
    /// <summary>The coach hears it.</summary>
    Heard,

    /// <summary>It is dropped, and they are told once.</summary>
    Told,

    /// <summary>It is dropped.</summary>
    Dropped,
}
