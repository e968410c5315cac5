namespace LowerBack.Discord.Api;

/// <summary>
/// Counts the calls that Discord holds against an address: after 10 000 within ten minutes (401, 403 and 429) it answers
/// nobody there any more. Long before that nothing more is called, but for answers to interactions.
/// </summary>
internal sealed class InvalidRequests(TimeProvider time)
{
    /// <summary>A tenth of what Discord takes; nothing that works comes near.</summary>
    public const int Most = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _last = new(Most);

    /// <summary>One more.</summary>
    public void Count()
    {
        lock (_gate)
        {
            if (_last.Count == Most)
                _last.Dequeue();
            _last.Enqueue(time.GetUtcNow());
        }
    }

    /// <summary>How long to call nothing; null where all is well.</summary>
    public TimeSpan? Pause()
    {
        lock (_gate)
        {
            if (_last.Count < Most)
                return null;
            var over = _last.Peek() + Window - time.GetUtcNow();
            return over > TimeSpan.Zero ? over : null;
        }
    }
}
