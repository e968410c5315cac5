namespace LowerBack.Discord.Tests.Gateway.Played;

/// <summary>Time that jumps from one thing that is due to the next, so that hours pass in a moment and always alike.</summary>
internal sealed class Agenda : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Action, (TimeSpan At, int Order)> _due = new();
    private int _order;

    /// <summary>Since the start.</summary>
    public TimeSpan Now { get; private set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + Now;

    /// <summary>Has something done later; what is due at the same moment is done in the order of asking.</summary>
    public void In(TimeSpan wait, Action what) => At(Now + wait, what);

    /// <summary>Has something done at a time.</summary>
    public void At(TimeSpan time, Action what) => _due.Enqueue(what, (time, _order++));

    /// <summary>Lets time pass until then, or until something is so.</summary>
    public bool PassUntil(TimeSpan time, Func<bool>? isSo = null)
    {
        while (isSo?.Invoke() != true)
        {
            if (!_due.TryPeek(out _, out var next) || next.At > time)
            {
                Now = time;
                return isSo is null;
            }

            Now = next.At;
            _due.Dequeue()();
        }

        return true;
    }
}
