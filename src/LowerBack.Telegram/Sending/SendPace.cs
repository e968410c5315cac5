namespace LowerBack.Telegram.Sending;

/// <summary>
/// Keeps to what Telegram lets a bot send (Bots FAQ): to one chat a message a second with a few at once, to one group 20 a
/// minute, to all chats together so many a second. A wait for one chat holds up no other.
/// </summary>
/// <param name="perSecond">To all chats together.</param>
/// <param name="time">Tells the time and waits.</param>
internal sealed class SendPace(int perSecond, TimeProvider time)
{
    /// <summary>So many messages to a chat may go out at once before a second has to pass for each.</summary>
    public const int Burst = 3;

    /// <summary>Messages to a group in a minute.</summary>
    public const int GroupMinute = 20;

    /// <summary>So many chats flooded within <see cref="FloodMemory"/> mean that it is the bot and not a chat.</summary>
    private const int FloodedChats = 3;

    private static readonly TimeSpan PerChat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FloodMemory = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TimeSpan _perMessage = TimeSpan.FromSeconds(1) / perSecond;
    private readonly Dictionary<long, ChatPace> _chats = [];
    private readonly Dictionary<long, DateTimeOffset> _floods = [];
    private DateTimeOffset _next;
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

    /// <summary>Waits until a message may go to a chat.</summary>
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

    /// <summary>Telegram said that it is too much. Where it says so for several chats, everything waits.</summary>
    public void Flooded(long chat, TimeSpan after)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
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
            if (!_chats.TryGetValue(to.Chat, out var chat))
                _chats[to.Chat] = chat = new ChatPace(to.IsPrivate ? null : new Queue<DateTimeOffset>(GroupMinute)) { Due = now };
            var at = Later(now, chat.Due - ((Burst - 1) * PerChat));
            if (chat.LastMinute is { } minute && minute.Count == GroupMinute)
                at = Later(at, minute.Dequeue() + Minute);
            chat.LastMinute?.Enqueue(at);
            chat.Due = Later(chat.Due, at) + PerChat;
            return at - now;
        }
    }

    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var at = Later(_next, now);
            _next = at + _perMessage;
            return at - now;
        }
    }

    /// <summary>Once a minute, forgets the chats for which nothing has to wait any more.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Minute)
            return;
        _swept = now;
        foreach (var (id, _) in _chats.Where(chat => now - chat.Value.Due > Minute).ToList())
            _chats.Remove(id);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <param name="lastMinute">When the last messages to a group went out; null for a private chat.</param>
    private sealed class ChatPace(Queue<DateTimeOffset>? lastMinute)
    {
        /// <summary>When the chat would be even if every message took its second.</summary>
        public DateTimeOffset Due { get; set; }

        public Queue<DateTimeOffset>? LastMinute => lastMinute;
    }
}
