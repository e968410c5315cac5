namespace LowerBack.Discord.Api;

/// <summary>
/// What one limit of Discord's still lets through. Until Discord has said how much that is, one call at a time; after that as
/// many as are left, and when the window is over all again.
/// </summary>
internal sealed class Bucket(DateTimeOffset now)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private DateTimeOffset _blocked;
    private DateTimeOffset? _resets;
    private int _limit = 1;
    private int _left;
    private int _flying;
    private DateTimeOffset _used = now;

    /// <summary>Whoever waits for a place, waits here in order; only the foremost watches the bucket.</summary>
    public SemaphoreSlim Door { get; } = new(1);

    /// <summary>Takes a place, or says how long to wait for one and what may end the waiting earlier.</summary>
    public (TimeSpan Wait, Task Earlier)? TryTake(DateTimeOffset now)
    {
        lock (_gate)
        {
            _used = now;
            if (_blocked > now)
                return (_blocked - now, _changed.Task);
            if (_resets <= now)
                (_left, _resets) = (Math.Max(0, _limit - _flying), null);
            if (_left == 0 && (_flying > 0 || _resets is not null))
                return (_resets - now ?? Timeout.InfiniteTimeSpan, _changed.Task);
            _left = Math.Max(0, _left - 1);
            _flying++;
            return null;
        }
    }

    /// <summary>
    /// How long no more is left than the fifth that is kept for answers, and what may end that earlier; null where there is more.
    /// </summary>
    public (TimeSpan Wait, Task Earlier)? WaitForMore(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_blocked > now)
                return (_blocked - now, _changed.Task);
            var isOpen = _resets > now;
            if ((isOpen ? _left : _limit - _flying) > _limit / 5)
                return null;
            return (isOpen ? _resets!.Value - now : Timeout.InfiniteTimeSpan, _changed.Task);
        }
    }

    /// <summary>Whether it may be called, by whoever has a place.</summary>
    public bool IsOpen(DateTimeOffset now)
    {
        lock (_gate)
            return _blocked <= now;
    }

    /// <summary>A place was not used after all.</summary>
    public void GiveBack(DateTimeOffset now)
    {
        lock (_gate)
            _left++;
        Leave(now);
    }

    /// <summary>A call is over.</summary>
    public void Leave(DateTimeOffset now)
    {
        lock (_gate)
        {
            _used = now;
            _flying--;
            Change();
        }
    }

    /// <summary>Takes over what an answer said of the limit.</summary>
    public void Learn(DateTimeOffset now, BucketReport said)
    {
        lock (_gate)
        {
            // Calls that are on their way may not have been counted yet; a later window counts anew.
            var resets = now + said.ResetAfter;
            var sameWindow = _resets is { } old && (resets - old).Duration() < said.ResetAfter / 2;
            _left = Math.Max(0, sameWindow ? Math.Min(_left, said.Remaining) : said.Remaining - _flying);
            (_limit, _resets) = (said.Limit, resets);
            Change();
        }
    }

    /// <summary>Has whoever waits look again.</summary>
    public void Wake()
    {
        lock (_gate)
            Change();
    }

    /// <summary>Discord said that it was too much.</summary>
    public void Block(DateTimeOffset until)
    {
        lock (_gate)
        {
            _blocked = _blocked > until ? _blocked : until;
            Change();
        }
    }

    /// <summary>Whether nobody has used it for a while, so that it can be forgotten.</summary>
    public bool IsIdle(DateTimeOffset now, TimeSpan after)
    {
        lock (_gate)
            return _flying == 0 && now - _used > after && _blocked < now && Door.CurrentCount == 1;
    }

    private void Change()
    {
        _changed.TrySetResult();
        _changed = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What an answer says of its limit.</summary>
/// <param name="Name">Discord's name for the limit, shared by routes and without the id it is counted for.</param>
/// <param name="Limit">How many calls a window takes, at least 1.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetAfter">Until the window is over.</param>
internal readonly record struct BucketReport(string Name, int Limit, int Remaining, TimeSpan ResetAfter)
{
    /// <summary>Read from the headers; null where they are not there or make no sense.</summary>
    public static BucketReport? Read(System.Net.Http.Headers.HttpResponseHeaders headers)
    {
        if (Value(headers, "X-RateLimit-Bucket") is not { Length: > 0 } name
            || !int.TryParse(Value(headers, "X-RateLimit-Limit"), Style, Culture, out var limit)
            || !int.TryParse(Value(headers, "X-RateLimit-Remaining"), Style, Culture, out var remaining)
            || Seconds(headers, "X-RateLimit-Reset-After") is not { } after)
        {
            return null;
        }

        return new(name, Math.Max(1, limit), Math.Max(0, remaining), after);
    }

    /// <summary>A header in seconds, between nothing and an hour.</summary>
    public static TimeSpan? Seconds(System.Net.Http.Headers.HttpResponseHeaders headers, string name) =>
        double.TryParse(Value(headers, name), System.Globalization.NumberStyles.Float, Culture, out var seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 3600))
            : null;

    public static string? Value(System.Net.Http.Headers.HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static readonly System.Globalization.CultureInfo Culture = System.Globalization.CultureInfo.InvariantCulture;
    private const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.None;
}
