namespace LowerBack.TestClock;

/// <summary>
/// A clock for tests and fakes: it stands still until a test moves it, or runs with this machine and can be put ahead. Everything that
/// lasts (polls, queues, retries, limits) asks it.
/// </summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Set)> _watched = [];
    private readonly TimeProvider? _running;
    private DateTimeOffset _stands;
    private TimeSpan _ahead;

    private FakeTime(TimeProvider? running, DateTimeOffset stands) => (_running, _stands) = (running, stands);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>A clock that runs with this machine.</summary>
    public static FakeTime Running() => new(System, default);

    /// <summary>A clock that stands still, on Monday 2 March 2026, 08:00 UTC unless said otherwise.</summary>
    public static FakeTime Standing(DateTimeOffset? at = null) =>
        new(running: null, at ?? new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return Now();
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Moves the clock ahead. What became due goes off, in order, before this returns.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            _stands += by;
            _ahead += by;
        }

        while (NextDue() is { } alarm)
            alarm.GoOff();
        lock (_gate)
        {
            foreach (var alarm in _alarms)
                alarm.Follow(_running, Now());
        }
    }

    /// <summary>Ends once something waits for exactly that long from now: then time can pass.</summary>
    public Task AlarmInAsync(TimeSpan time)
    {
        lock (_gate)
        {
            var due = Now() + time;
            if (_alarms.Any(alarm => alarm.Due == due))
                return Task.CompletedTask;
            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watched.Add((due, set));
            return set.Task;
        }
    }

    private DateTimeOffset Now() => _running is null ? _stands : _running.GetUtcNow() + _ahead;

    /// <summary>Called under the lock.</summary>
    private void Set(Alarm alarm)
    {
        _alarms.Add(alarm);
        foreach (var (_, set) in _watched.Where(watched => watched.Due == alarm.Due))
            set.TrySetResult();
        _watched.RemoveAll(watched => watched.Due == alarm.Due);
    }

    private Alarm? NextDue()
    {
        lock (_gate)
        {
            var now = Now();
            var next = _alarms.Where(alarm => alarm.Due <= now).MinBy(alarm => alarm.Due);
            next?.Next(_alarms);
            return next;
        }
    }

    private sealed class Alarm(FakeTime clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _real;
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return clock._alarms.Remove(this);
                var now = clock.Now();
                Due = now + dueTime;
                clock.Set(this);
                Follow(clock._running, now);
            }

            return true;
        }

        public void Follow(TimeProvider? running, DateTimeOffset now)
        {
            if (running is null)
                return;
            var left = Due > now ? Due - now : TimeSpan.Zero;
            if (_real is null)
                _real = running.CreateTimer(_ => Rang(), null, left, Timeout.InfiniteTimeSpan);
            else
                _real.Change(left, Timeout.InfiniteTimeSpan);
        }

        /// <summary>Called under the clock's lock: what repeats stays, what was for once goes.</summary>
        public void Next(HashSet<Alarm> alarms)
        {
            if (_period > TimeSpan.Zero)
                Due += _period;
            else
                alarms.Remove(this);
        }

        public void GoOff() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
                clock._alarms.Remove(this);
            _real?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Rang()
        {
            lock (clock._gate)
            {
                if (!clock._alarms.Contains(this))
                    return;
                var now = clock.Now();
                if (Due > now)
                {
                    Follow(clock._running, now);
                    return;
                }

                Next(clock._alarms);
                if (_period > TimeSpan.Zero)
                    Follow(clock._running, now);
            }

            GoOff();
        }
    }
}
