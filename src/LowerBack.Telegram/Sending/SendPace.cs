namespace LowerBack.Telegram.Sending;

/// <summary>
/// Keeps to what Telegram lets a bot send (Bots FAQ): to each chat what it takes (<see cref="ChatPace"/>), to all chats together
/// so many a second. A wait for one chat holds up no other. Answers come before what the coach says first: they keep places to
/// come, one after the other, and it takes only what is free at the moment, and leaves a fifth.
/// </summary>
/// <param name="perSecond">To all chats together.</param>
/// <param name="time">Tells the time and waits.</param>
internal sealed class SendPace(int perSecond, TimeProvider time)
{
    /// <summary>How much of the rate the coach may use to speak first.</summary>
    private const double FirstShare = 0.8;

    /// <summary>Longer than this nobody waits for a chat that is shut.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>So many chats flooded within <see cref="FloodMemory"/> mean that it is the bot and not a chat.</summary>
    private const int FloodedChats = 3;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FloodMemory = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TimeSpan _perMessage = TimeSpan.FromSeconds(1) / perSecond;
    private readonly TimeSpan _perFirst = TimeSpan.FromSeconds(1 / (perSecond * FirstShare));
    private readonly Dictionary<long, ChatPace> _chats = [];
    private readonly Dictionary<long, DateTimeOffset> _floods = [];

    private DateTimeOffset _next;
    private DateTimeOffset _nextFirst;
    private DateTimeOffset _swept;

    /// <summary>Chats that are remembered; those that were quiet for a minute are not.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
                return _chats.Count;
        }
    }

    /// <summary>What is said first waits here in order; only the foremost watches the clock.</summary>
    private SemaphoreSlim Door { get; } = new(1);

    /// <summary>Waits until an answer may go to a chat.</summary>
    public async Task WaitForChatAsync(ChatPlace to, CancellationToken stop)
    {
        var wait = Reserve(to);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop);
        await WaitForAllAsync(stop);
    }

    /// <summary>Waits until one more call may go out at all.</summary>
    public async Task WaitForAllAsync(CancellationToken stop)
    {
        // Taken only when the chat's own wait is over, or a slow chat would keep a place that others could use.
        var wait = Reserve();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop);
    }

    /// <summary>How long a chat stays shut because it was flooded, where that is long; null where it is not.</summary>
    public TimeSpan? LongWait(ChatPlace to)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return PaceOf(to, now).ShutFor(now) is var wait && wait > LongestWait ? wait : null;
        }
    }

    /// <summary>Waits until the coach may speak first in a chat, unless it is shut for long.</summary>
    public async Task WaitToSpeakFirstAsync(ChatPlace to, CancellationToken stop)
    {
        while (LongWait(to) is null)
        {
            TimeSpan wait;
            await Door.WaitAsync(stop);
            try
            {
                while (true)
                {
                    (wait, var isOfChat) = TakeFirst(to);
                    if (wait <= TimeSpan.Zero)
                        return;
                    if (isOfChat)
                        break;
                    await Task.Delay(wait, time, stop);
                }
            }
            finally
            {
                Door.Release();
            }

            await Task.Delay(wait, time, stop);
        }
    }

    /// <summary>Telegram said that it is too much. Where it says so for several chats, everything waits.</summary>
    public void Flooded(long chat, TimeSpan after)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            PaceOf(new ChatPlace(chat), now).Shut(now + after);
            _floods[chat] = now;
            foreach (var old in _floods.Where(flood => now - flood.Value > FloodMemory).Select(flood => flood.Key).ToList())
                _floods.Remove(old);
            if (_floods.Count >= FloodedChats && _next < now + after)
                _next = now + after;
        }
    }

    private TimeSpan Reserve(ChatPlace to)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            return PaceOf(to, now).Reserve(now) - now;
        }
    }

    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var at = _next > now ? _next : now;
            _next = at + _perMessage;
            return at - now;
        }
    }

    /// <summary>
    /// Takes a place where there is one now. Otherwise says how long there is none, in whole milliseconds since timers know no
    /// less, and whether that is because of the chat.
    /// </summary>
    private (TimeSpan Wait, bool IsOfChat) TakeFirst(ChatPlace to)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var chat = PaceOf(to, now);
            if (chat.FirstAt(now) is var here && here > now)
                return (Whole(here - now), IsOfChat: true);
            var at = _next > _nextFirst ? _next : _nextFirst;
            if (at > now)
                return (Whole(at - now), IsOfChat: false);
            chat.Take(now);
            (_next, _nextFirst) = (now + _perMessage, now + _perFirst);
            return (TimeSpan.Zero, IsOfChat: false);
        }
    }

    private static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private ChatPace PaceOf(ChatPlace to, DateTimeOffset now)
    {
        if (!_chats.TryGetValue(to.Chat, out var chat))
            _chats[to.Chat] = chat = new ChatPace(!to.IsPrivate, now);
        return chat;
    }

    /// <summary>Once a minute, forgets the chats for which nothing has to wait any more.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < SweepEvery)
            return;
        _swept = now;
        foreach (var (id, _) in _chats.Where(chat => chat.Value.IsQuiet(now)).ToList())
            _chats.Remove(id);
    }
}
