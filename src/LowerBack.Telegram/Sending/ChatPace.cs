namespace LowerBack.Telegram.Sending;

/// <summary>What one chat takes: a message a second with a few at once, a group 20 a minute, and nothing while it is shut.</summary>
internal sealed class ChatPace(bool isGroup, DateTimeOffset now)
{
    /// <summary>So many messages may go out at once before a second has to pass for each.</summary>
    public const int Burst = 3;

    /// <summary>Messages to a group in a minute, and how many of them the coach may say first: a fifth is kept for answers.</summary>
    public const int GroupMinute = 20, FirstInGroupMinute = 16;

    private static readonly TimeSpan PerMessage = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>When the last messages to a group went out, at most <see cref="GroupMinute"/>.</summary>
    private readonly Queue<DateTimeOffset> _lastMinute = new(isGroup ? GroupMinute : 0);

    /// <summary>When the chat would be even if every message took its second.</summary>
    private DateTimeOffset _due = now;

    private DateTimeOffset _shut = now;

    /// <summary>Keeps the next place for an answer, and says when that is.</summary>
    public DateTimeOffset Reserve(DateTimeOffset now)
    {
        var at = Latest(now, _shut, _due - ((Burst - 1) * PerMessage));
        if (_lastMinute.Count == GroupMinute)
            at = Latest(at, _lastMinute.Peek() + Minute);
        Take(at);
        return at;
    }

    /// <summary>From when on the coach may speak first, as it looks now: after everything else that goes there, and the burst stays for answers.</summary>
    public DateTimeOffset FirstAt(DateTimeOffset now)
    {
        var lately = _lastMinute.Where(sent => sent > now - Minute).ToList();
        return lately.Count < FirstInGroupMinute ? Latest(_due, _shut) : Latest(_due, _shut, lately[^FirstInGroupMinute] + Minute);
    }

    /// <summary>A message goes out.</summary>
    public void Take(DateTimeOffset at)
    {
        _due = Latest(_due, at) + PerMessage;
        if (!isGroup)
            return;
        if (_lastMinute.Count == GroupMinute)
            _lastMinute.Dequeue();
        _lastMinute.Enqueue(at);
    }

    /// <summary>Telegram said that nothing may go there for a time.</summary>
    public void Shut(DateTimeOffset until) => _shut = Latest(_shut, until);

    /// <summary>How long nothing may go there; not more than nothing where it may.</summary>
    public TimeSpan ShutFor(DateTimeOffset now) => _shut - now;

    /// <summary>Whether nothing has to wait for it any more.</summary>
    public bool IsQuiet(DateTimeOffset now) => now - _due > Minute && _shut < now;

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = times[0];
        foreach (var time in times)
            latest = time > latest ? time : latest;
        return latest;
    }
}
