using System.Collections.Concurrent;
using LowerBack.FakeTelegram;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// Many people who send <c>/learn</c> one after the other, each of which marks the sender's next card as read: handled twice, it
/// would show as a card too many. Some always wait to be handed out, since each that is handed out is followed by another.
/// </summary>
internal sealed class Readers(int people)
{
    /// <summary>More would not be told apart: then every card is read.</summary>
    public const int Cards = 30;

    /// <summary>Two batches and a half of those in which Telegram hands updates out.</summary>
    private const int Waiting = 250;

    private readonly ConcurrentDictionary<int, int> _handedOut = new();
    private readonly ConcurrentDictionary<(long Chat, string Title), int> _replies = new();
    private readonly Lock _gate = new();
    private List<User> _people = [];
    private FakeBot? _bot;
    private bool _reading;
    private int _asked;

    /// <summary>Updates so far.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How often an update was handed out that had been before.</summary>
    public int HandedOutAgain => _handedOut.Values.Sum(times => times - 1);

    /// <summary>Told the id of each update that is handed out.</summary>
    public Action? OnHandedOut { get; set; }

    /// <summary>Told of each reply, while the bot still waits to hear that it was taken.</summary>
    public Action? OnReply { get; set; }

    /// <summary>The ids of all updates.</summary>
    public IEnumerable<int> Updates => _handedOut.Keys;

    /// <summary>Replies that came once, and those that came more often.</summary>
    public (int Once, int Doubled) Replies => (_replies.Values.Count(times => times == 1), _replies.Values.Count(times => times > 1));

    /// <summary>How often the member with this number asked.</summary>
    public int AskedBy(int number) => (Asked / people) + (number < Asked % people ? 1 : 0);

    /// <summary>They meet the bot.</summary>
    public void Meet(FakeBot bot) => (_bot, _people) = (bot, [.. Enumerable.Range(0, people).Select(number => bot.AddUser(id: Crowd.Number(number)))]);

    /// <summary>They read, or pause.</summary>
    public void Read(bool on)
    {
        _reading = on;
        while (_reading && _bot!.Pending < Waiting)
            Ask();
    }

    public void HandedOut(int update, long chat)
    {
        if (_handedOut.AddOrUpdate(update, 1, (_, times) => times + 1) == 1 && _reading)
            Ask();
        OnHandedOut?.Invoke();
    }

    public void Posted(Message message)
    {
        _replies.AddOrUpdate((message.Chat.Id, message.Text.Split('\n')[0]), 1, (_, times) => times + 1);
        OnReply?.Invoke();
    }

    private void Ask()
    {
        lock (_gate)
        {
            if (_asked == people * Cards)
                throw new InvalidOperationException("Everybody has read everything; there must be more people.");
            _bot!.Say(_people[_asked % people], "/learn");
            _asked++;
        }
    }
}
