namespace LowerBack.Discord.Api;

/// <summary>
/// Counts the calls that Discord holds against an address: after 10 000 within ten minutes (401, 403 and 429) it answers
/// nobody there any more. Long before that nothing more is called but first answers to interactions, and later not even those.
/// </summary>
internal sealed class InvalidRequests(TimeProvider time)
{
    /// <summary>A tenth of what Discord takes; nothing that works comes near.</summary>
    public const int Most = 1_000;

    /// <summary>Half of it, and no first answer works any more.</summary>
    public const int MostWithFirstAnswers = 5_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _last = new(Most), _lastOfMany = new();

    /// <summary>One more.</summary>
    public void Count()
    {
        lock (_gate)
        {
            Add(_last, Most);
            Add(_lastOfMany, MostWithFirstAnswers);
        }
    }

    /// <summary>How long not to call; null where all is well.</summary>
    public TimeSpan? Pause(RouteKind kind)
    {
        lock (_gate)
            return kind == RouteKind.Callback ? Pause(_lastOfMany, MostWithFirstAnswers) : Pause(_last, Most);
    }

    private void Add(Queue<DateTimeOffset> last, int most)
    {
        if (last.Count == most)
            last.Dequeue();
        last.Enqueue(time.GetUtcNow());
    }

    private TimeSpan? Pause(Queue<DateTimeOffset> last, int most)
    {
        if (last.Count < most)
            return null;
        var over = last.Peek() + Window - time.GetUtcNow();
        return over > TimeSpan.Zero ? over : null;
    }
}
