using LowerBack.FakeTelegram.Polling;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram;

/// <summary>Who is there and where they stand: people, groups, blocking, coming and going.</summary>
public sealed partial class FakeBot
{
    /// <summary>Somebody exists on Telegram. The bot can write to them once they have written to it.</summary>
    /// <param name="id">Their id, which is also their private chat's; the next free one unless given.</param>
    public User AddUser(string firstName = "Ann", string? languageCode = "en", string? username = null, string? lastName = null, long? id = null, bool isBot = false)
    {
        lock (_gate)
        {
            var user = new User(id ?? ++_lastPerson, firstName, lastName, username, languageCode, isBot);
            _people[user.Id] = user;
            NewRoom(new Chat(user.Id, ChatKind.Private) { Person = user });
            return user;
        }
    }

    /// <summary>Somebody by their id.</summary>
    public User UserOf(long id)
    {
        lock (_gate)
            return _people.GetValueOrDefault(id) ?? throw new InvalidOperationException($"There is nobody with id {id}.");
    }

    /// <summary>A group or channel with its members, the bot among them unless said otherwise. Nobody is told: see <see cref="Add"/>.</summary>
    public Chat AddChat(ChatKind kind, string title, IEnumerable<User>? members = null, bool isForum = false, Standing bot = Standing.Member, string? username = null)
    {
        lock (_gate)
        {
            var id = kind == ChatKind.Group ? -++_lastGroup : -1_000_000_000_000 - ++_lastGroup;
            var room = NewRoom(new Chat(id, kind, title, isForum) { Username = username });
            room.Bot = bot;
            foreach (var member in members ?? [])
                room.Members[member.Id] = Standing.Member;
            return room.Chat;
        }
    }

    /// <summary>A new topic in a forum.</summary>
    /// <returns>Its message_thread_id.</returns>
    public int AddTopic(User by, long chat, string name)
    {
        lock (_gate)
        {
            var room = Here(chat);
            var id = NextMessage(room);
            room.Topics.Add(id);
            Put(room, new Message(id, room.Chat, by, Now) { Thread = id, Happening = new("forum_topic_created", json => WriteTopic(json, name)) }, "message", by);
            Tell("message", chat, UpdateQueue.MessageLife, room.Find(id)!);
            return id;
        }
    }

    /// <summary>A topic goes; writing there is refused from now on.</summary>
    public void RemoveTopic(long chat, int topic)
    {
        lock (_gate)
            Here(chat).Topics.Remove(topic);
    }

    /// <summary>The person blocks the bot.</summary>
    public void Block(User by) => Stand(by, by.Id, Standing.Kicked);

    /// <summary>The person lets the bot write again.</summary>
    public void Unblock(User by) => Stand(by, by.Id, Standing.Member);

    /// <summary>The person closes their account. The bot is told only when it writes.</summary>
    public void Deactivate(User who)
    {
        lock (_gate)
            Here(who.Id).Deactivated = true;
    }

    /// <summary>The bot is added to a group.</summary>
    public void Add(User by, long chat)
    {
        Stand(by, chat, Standing.Member);
        lock (_gate)
        {
            var room = Here(chat);
            var joined = new Message(NextMessage(room), room.Chat, by, Now) { Happening = new("new_chat_members", new Many([Identity]).Write) };
            Put(room, joined, "message", by);
            Tell("message", chat, UpdateQueue.MessageLife, joined);
        }
    }

    /// <summary>The bot is thrown out of a group.</summary>
    public void Kick(User by, long chat) => Stand(by, chat, Standing.Kicked);

    /// <summary>The bot is removed from a group, and could come back.</summary>
    public void Remove(User by, long chat) => Stand(by, chat, Standing.Left);

    /// <summary>Somebody stands otherwise in a group: comes, goes, becomes an administrator. The bot is not told, and can ask.</summary>
    public void Place(User who, long chat, Standing standing)
    {
        lock (_gate)
            Here(chat).Members[who.Id] = standing;
    }

    /// <summary>The bot becomes an administrator.</summary>
    public void Promote(User by, long chat) => Stand(by, chat, Standing.Administrator);

    /// <summary>The bot may read and not write.</summary>
    public void Restrict(User by, long chat) => Stand(by, chat, Standing.Restricted);

    /// <summary>The group is deleted.</summary>
    public void Delete(long chat)
    {
        lock (_gate)
            Here(chat).Deleted = true;
    }

    /// <summary>Another bot writes in the group; ours sees nothing of it, and is no longer meant by bare commands.</summary>
    public void OtherBotSpeaks(long chat)
    {
        lock (_gate)
            Here(chat).OtherBotSpokeLast = true;
    }

    /// <summary>The group becomes a supergroup with another id; a message in each says so.</summary>
    public Chat Migrate(long chat, bool isForum = false)
    {
        lock (_gate)
        {
            var old = Here(chat);
            var next = NewRoom(new Chat(-1_000_000_000_000 - ++_lastGroup, ChatKind.Supergroup, old.Chat.Title, isForum));
            next.Bot = old.Bot;
            foreach (var (member, standing) in old.Members)
                next.Members[member] = standing;
            Moved(old, "migrate_to_chat_id", next.Chat.Id);
            Moved(next, "migrate_from_chat_id", chat);
            old.MigratedTo = next.Chat.Id;
            return next.Chat;
        }
    }

    private void Moved(Room room, string member, long to)
    {
        var told = new Message(NextMessage(room), room.Chat, User.Anonymous, Now)
        {
            SenderChat = room.Chat,
            Happening = new(member, json => json.WriteNumberValue(to)),
        };
        Put(room, told, "message", by: null);
        Tell("message", room.Chat.Id, UpdateQueue.MessageLife, told);
    }

    private void Start(Room room, User by)
    {
        // Starting the bot the first time is told as little as writing to it again; only a block that ends is.
        if (room.Bot == Standing.Kicked)
            Stand(by, room.Chat.Id, Standing.Member);
        room.Bot = Standing.Member;
    }

    private void Stand(User by, long chat, Standing standing)
    {
        lock (_gate)
        {
            var room = Here(chat);
            var before = room.Bot;
            (room.Bot, room.Refused) = (standing, false);
            if (before == standing)
                return;
            Updates.Add("my_chat_member", new Lane("chat", chat), UpdateQueue.MessageLife, json =>
            {
                json.WriteStartObject();
                json.Shape("chat", room.Chat);
                json.Shape("from", by);
                json.WriteNumber("date", Now);
                json.Shape("old_chat_member", new Membership(Identity, before));
                json.Shape("new_chat_member", new Membership(Identity, standing));
                json.WriteEndObject();
            });
        }
    }

    private static void WriteTopic(System.Text.Json.Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("icon_color", 7322096);
        json.WriteEndObject();
    }
}
