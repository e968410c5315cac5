using LowerBack.FakeTelegram.Files;
using LowerBack.FakeTelegram.Methods;
using LowerBack.FakeTelegram.Polling;
using LowerBack.FakeTelegram.Strictness;
using LowerBack.FakeTelegram.Webhooks;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram;

/// <summary>
/// One bot's account, with the people and the chats it can meet; a test moves them about through it. Everything here may be
/// called from many threads.
/// </summary>
public sealed partial class FakeBot : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, User> _people = [];
    private readonly Dictionary<long, Room> _rooms = [];
    private readonly FakeTelegramOptions _options;
    private int _lastMessage;
    private long _lastPerson = 1000;
    private long _lastGroup = 4000;

    internal FakeBot(string token, FakeTelegramOptions options, Violations violations)
    {
        (Token, _options, Violations) = (token, options, violations);
        var id = long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), provider: null);
        Identity = new User(id, "LowerBack", Username: "lowerback_bot", IsBot: true);
        Updates = new UpdateQueue(options.Time, options.FirstUpdate);
        Poll = new LongPoll(Updates, options.Time, violations);
        Webhook = new Webhook(Updates, options, violations);
        Files = new FileStore(id);
        Callbacks = new CallbackQueries(options);
        Limits = new RateLimits(options, violations);
    }

    /// <summary>What the bot calls itself with.</summary>
    public string Token { get; }

    /// <summary>What getMe answers. The name and username can be put here.</summary>
    public User Identity { get; set; }

    /// <summary>Privacy mode off: the bot sees everything said in groups.</summary>
    public bool SeesAllInGroups { get; set; }

    internal UpdateQueue Updates { get; }

    internal LongPoll Poll { get; }

    internal Webhook Webhook { get; }

    internal FileStore Files { get; }

    internal CallbackQueries Callbacks { get; }

    internal RateLimits Limits { get; }

    internal CommandLists CommandLists { get; } = new();

    internal Violations Violations { get; }

    internal FakeTime Clock => _options.Time;

    internal Action<int, long>? HandedOut => _options.HandedOut;

    internal bool LoggedOut { get; set; }

    internal bool Records => _options.Recording == Recording.Everything;

    private long Now => _options.Time.GetUtcNow().ToUnixTimeSeconds();

    /// <inheritdoc/>
    public void Dispose()
    {
        Poll.Dispose();
        Webhook.Dispose();
    }

    /// <summary>Looks a chat up as calls name it.</summary>
    /// <exception cref="Refusal">There is no such chat, as far as this bot can know.</exception>
    internal Room RoomOf(string chat)
    {
        if (chat.Length == 0)
            throw Refusal.Bad("chat_id is empty");
        var room = chat[0] == '@'
            ? _rooms.Values.FirstOrDefault(one => string.Equals(one.Chat.Username, chat[1..], StringComparison.OrdinalIgnoreCase))
            : long.TryParse(chat, out var id) ? _rooms.GetValueOrDefault(id) : null;
        return room ?? throw Refusal.Gone("chat not found");
    }

    /// <summary>Somebody by their id, or null.</summary>
    internal User? TryUser(long id) => _people.GetValueOrDefault(id);

    /// <summary>Does something to the account's chats, one at a time.</summary>
    internal T Under<T>(Func<T> act)
    {
        lock (_gate)
            return act();
    }

    /// <summary>Looks up where the bot wants to write, and refuses where it cannot.</summary>
    internal Room OpenRoom(string chat, string method)
    {
        var room = RoomOf(chat);
        if (room.Closed() is not { } refusal)
            return room;
        if (room.Refused && refusal.Code == 403)
            Violations.Add("unreachable", method, $"The chat {room.Chat.Id} was called again though nothing has changed since {refusal.Message}");
        room.Refused = true;
        throw refusal;
    }

    /// <summary>A message from the bot, put where it belongs.</summary>
    internal Message Post(Room room, Func<Message, Message> with)
    {
        var message = with(new Message(NextMessage(room), room.Chat, Identity, Now));
        room.OtherBotSpokeLast = false;
        Put(room, message, "message", Identity);
        _options.Posted?.Invoke(message);
        return message;
    }

    /// <summary>A message of the bot, changed.</summary>
    internal Message Change(Room room, Message message)
    {
        var changed = message with { EditDate = Now };
        Put(room, changed, "edit", Identity);
        return changed;
    }

    internal void Note(Room room, Seen seen)
    {
        if (Records)
            room.Note(seen);
    }

    private void Put(Room room, Message message, string what, User? by)
    {
        room.Put(message);
        Note(room, new Seen(what, by, message));
    }

    private int NextMessage(Room room) => room.Chat.Kind is ChatKind.Private or ChatKind.Group ? ++_lastMessage : room.NextId();

    private Room NewRoom(Chat chat)
    {
        var room = new Room(chat, Records ? 2000 : 8);
        _rooms[chat.Id] = room;
        return room;
    }
}
