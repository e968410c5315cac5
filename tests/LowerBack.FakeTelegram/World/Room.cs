using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.World;

/// <summary>A chat with what was said in it, as one bot's account knows it. Touched under the bot's gate only.</summary>
internal sealed class Room(Chat chat, int keep)
{
    private readonly Dictionary<int, Message> _messages = [];
    private readonly Queue<int> _order = [];
    /// <summary>In a forum the first id is that of the topic General.</summary>
    private int _lastId = chat.IsForum ? 1 : 0;

    public Chat Chat { get; set; } = chat;

    /// <summary>Where the bot stands here. In a private chat: whether it was started, or blocked.</summary>
    public Standing Bot { get; set; }

    public Dictionary<long, Standing> Members { get; } = [];

    public HashSet<int> Topics { get; } = [];

    /// <summary>The supergroup that this group has become.</summary>
    public long? MigratedTo { get; set; }

    public bool Deleted { get; set; }

    /// <summary>The person has closed their account.</summary>
    public bool Deactivated { get; set; }

    /// <summary>Whether some other bot wrote here after ours; a bare command then is not for ours.</summary>
    public bool OtherBotSpokeLast { get; set; }

    /// <summary>The bot was told that it cannot write here, and nothing has changed since.</summary>
    public bool Refused { get; set; }

    /// <summary>What everybody here has seen, oldest first.</summary>
    public Queue<Seen> Seen { get; } = [];

    public IEnumerable<Message> Messages => _order.Where(_messages.ContainsKey).Select(id => _messages[id]);

    public Message? Find(int id) => _messages.GetValueOrDefault(id);

    public int NextId() => ++_lastId;

    public void Put(Message message)
    {
        if (_messages.TryAdd(message.Id, message))
            _order.Enqueue(message.Id);
        else
            _messages[message.Id] = message;
        while (_order.Count > keep)
            _messages.Remove(_order.Dequeue());
    }

    public void Remove(int id) => _messages.Remove(id);

    public void Note(Seen seen)
    {
        Seen.Enqueue(seen);
        if (Seen.Count > keep)
            Seen.Dequeue();
    }

    /// <summary>Why the bot cannot write here now, or null where it can.</summary>
    public Refusal? Closed()
    {
        if (MigratedTo is { } next)
            return new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateTo = next };
        if (Chat.Kind == ChatKind.Private)
        {
            return Chat.Person!.IsBot ? Refusal.Forbidden("the bot can't send messages to the bot")
                : Deactivated ? Refusal.Forbidden("user is deactivated")
                : Bot == Standing.Never ? Refusal.Forbidden("bot can't initiate conversation with a user")
                : Bot == Standing.Kicked ? Refusal.Forbidden("bot was blocked by the user")
                : null;
        }

        var kind = Chat.Kind == ChatKind.Group ? "group" : Chat.KindName;
        return Deleted ? Refusal.Forbidden("the group chat was deleted")
            : Bot switch
            {
                Standing.Never => Refusal.Gone("chat not found"),
                Standing.Kicked => Refusal.Forbidden($"bot was kicked from the {kind} chat"),
                Standing.Left => Refusal.Forbidden($"bot is not a member of the {kind} chat"),
                Standing.Restricted => Refusal.Gone("not enough rights to send text messages to the chat"),
                _ => null,
            };
    }
}
