using LowerBack.FakeTelegram.Strictness;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Polling;

/// <summary>getUpdates: answers at once what waits, else holds the call until something comes. One call is held at a time.</summary>
internal sealed class LongPoll : IDisposable
{
    private const int LongestHold = 50;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly UpdateQueue _queue;
    private readonly FakeTime _time;
    private readonly Violations _violations;
    private TaskCompletionSource _nextHold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Held? _held;
    private int? _lastOffset;
    private int _hammered;
    private DateTimeOffset _lastStart = DateTimeOffset.MinValue;
    private DateTimeOffset _nextConflict = DateTimeOffset.MinValue;

    public LongPoll(UpdateQueue queue, FakeTime time, Violations violations)
    {
        (_queue, _time, _violations) = (queue, time, violations);
        queue.Came += Wake;
    }

    /// <summary>Answers the updates from an offset on, after at most the seconds asked for.</summary>
    /// <exception cref="Refusal">A younger call, or a webhook, took this one's place.</exception>
    public async ValueTask<IReadOnlyList<Update>> TakeAsync(int offset, int limit, int seconds, CancellationToken gone)
    {
        Held held;
        ITimer late;
        lock (_gate)
        {
            (limit, seconds) = Calm(offset, limit, Math.Clamp(seconds, 0, LongestHold));
            var ready = _queue.Take(offset, limit);
            if (ready.Count > 0 || seconds == 0)
                return ready;
            End("terminated by other getUpdates request; make sure that only one bot instance is running");
            held = _held = new Held(offset, limit);
            // Before anybody learns that it is held, since they may let the time pass.
            late = _time.CreateTimer(_ => Release(held), state: null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
            _nextHold.TrySetResult();
            _nextHold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        using var soon = held;
        await using var end = late;
        using var left = gone.UnsafeRegister(_ => Release(held), state: null);
        return await held.Answer.Task;
    }

    /// <summary>Ends once another call is held.</summary>
    public Task NextHoldAsync()
    {
        lock (_gate)
            return _nextHold.Task;
    }

    /// <summary>Ends once a call is held that has nothing more to get.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
            return _held is null ? _nextHold.Task : Task.CompletedTask;
    }

    /// <summary>Ends the held call, if there is one, and says why.</summary>
    public void End(string why)
    {
        lock (_gate)
        {
            if (_held is not { } held)
                return;
            _held = null;
            held.End(Refusal.Conflict(why), _time, ConflictDelay());
        }
    }

    /// <summary>Refuses a call that was not held, no faster than those that were.</summary>
    public async Task<Refusal> ConflictAsync(string why, CancellationToken gone)
    {
        TimeSpan delay;
        lock (_gate)
            delay = ConflictDelay();
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, _time, gone);
        return Refusal.Conflict(why);
    }

    /// <summary>Answers the held call, if there is one, with nothing, and wakes no more.</summary>
    public void Dispose()
    {
        _queue.Came -= Wake;
        lock (_gate)
            _held?.Answer.TrySetResult([]);
    }

    /// <summary>A second conflict within 3 seconds is told only after 3 more.</summary>
    private TimeSpan ConflictDelay()
    {
        var now = _time.GetUtcNow();
        if (now < _nextConflict)
            return Soon;
        _nextConflict = now + Soon;
        return TimeSpan.Zero;
    }

    /// <summary>Whoever asks the same again too soon waits longer and gets less.</summary>
    private (int Limit, int Seconds) Calm(int offset, int limit, int seconds)
    {
        var now = _time.GetUtcNow();
        var (again, since) = (offset == _lastOffset, now - _lastStart);
        (_lastOffset, _lastStart) = (offset, now);
        if (again && since < Soon)
            seconds = Math.Max(seconds, (int)Soon.TotalSeconds);
        if (!again || since >= AtOnce)
        {
            _hammered = 0;
            return (limit, seconds);
        }

        if (++_hammered == 3)
            _violations.Add("polling", "getUpdates", $"Offset {offset} was asked for again and again within half a second.");
        return (1, seconds);
    }

    private void Wake(Update update)
    {
        lock (_gate)
        {
            if (_held is not { } held || _queue.Take(held.Offset, held.Limit) is not { Count: > 0 } ready)
                return;
            _held = null;
            held.Answer.TrySetResult(ready);
        }
    }

    private void Release(Held held)
    {
        lock (_gate)
        {
            if (_held != held)
                return;
            _held = null;
            held.Answer.TrySetResult(_queue.Take(held.Offset, held.Limit));
        }
    }

    private sealed class Held(int offset, int limit) : IDisposable
    {
        private ITimer? _end;

        public int Offset => offset;

        public int Limit => limit;

        public TaskCompletionSource<IReadOnlyList<Update>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End(Refusal why, FakeTime time, TimeSpan delay)
        {
            if (delay == TimeSpan.Zero)
                Answer.TrySetException(why);
            else
                _end = time.CreateTimer(_ => Answer.TrySetException(why), state: null, delay, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _end?.Dispose();
    }
}
