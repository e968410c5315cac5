using System.Collections.Concurrent;

namespace LowerBack.Telegram.Sending;

/// <summary>
/// Which chats take nothing from the bot, and which groups moved. In memory: Telegram says it again after a restart, at the
/// price of one refused call.
/// </summary>
internal sealed class Reach
{
    /// <summary>Beyond so many it starts anew.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<long, bool> _lost = new();
    private readonly ConcurrentDictionary<long, long> _moved = new();

    public bool IsLost(long chat) => _lost.ContainsKey(chat);

    /// <summary>No more calls to this chat.</summary>
    public void Lose(long chat) => Bounded(_lost)[chat] = true;

    /// <summary>Something came from there, so it can be written to.</summary>
    public void Found(long chat)
    {
        // Asked first, because removing takes a lock and this is asked for every update.
        if (!_lost.IsEmpty)
            _lost.TryRemove(chat, out _);
    }

    /// <summary>A group became a supergroup. Topics and messages of the old one mean nothing in the new.</summary>
    public void Move(long from, long to)
    {
        if (from != to)
            Bounded(_moved)[from] = to;
    }

    /// <summary>Where something meant for a place goes now.</summary>
    public ChatPlace Now(ChatPlace place) => _moved.TryGetValue(place.Chat, out var to) ? new ChatPlace(to) : place;

    private static ConcurrentDictionary<long, T> Bounded<T>(ConcurrentDictionary<long, T> chats)
    {
        if (chats.Count >= Most)
            chats.Clear();
        return chats;
    }
}
