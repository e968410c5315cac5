using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>What sort of channel it is, by Discord's numbers.</summary>
public enum ChannelKind
{
    /// <summary>A text channel of a server.</summary>
    Text = 0,

    /// <summary>Between one person and the bot.</summary>
    Direct = 1,

    /// <summary>Between people, the bot not among them.</summary>
    GroupDirect = 3,

    /// <summary>A thread everybody can see.</summary>
    PublicThread = 11,

    /// <summary>A thread only those in it can see.</summary>
    PrivateThread = 12,
}

/// <summary>A place where people and the bot write.</summary>
public sealed class Channel : IShape
{
    private readonly Dictionary<ulong, Message> _messages = [];
    private readonly Queue<ulong> _order = [];
    private readonly int _keep;

    internal Channel(ulong id, ChannelKind kind, string? name, int keep)
    {
        (Id, Kind, Name, _keep) = (id, kind, name, keep);
        Seen = new Journal<Seen>(keep);
    }

    /// <summary>Its id.</summary>
    public ulong Id { get; }

    /// <summary>What sort it is.</summary>
    public ChannelKind Kind { get; }

    /// <summary>Its name, in a server.</summary>
    public string? Name { get; }

    /// <summary>The server, or null.</summary>
    public Guild? Guild { get; internal init; }

    /// <summary>The channel a thread belongs to.</summary>
    public Channel? Parent { get; internal init; }

    /// <summary>Those between whom it is, where it is direct.</summary>
    public IReadOnlyList<User> People { get; internal init; } = [];

    /// <summary>What the bot may do here.</summary>
    public Permissions Bot { get; internal set; } = Permissions.Usual;

    /// <summary>Whether it was deleted.</summary>
    public bool Deleted { get; internal set; }

    /// <summary>Whether it is a thread.</summary>
    public bool IsThread => Kind is ChannelKind.PublicThread or ChannelKind.PrivateThread;

    /// <summary>What the bot may do here from now on.</summary>
    public void Allow(Permissions permissions) => (Bot, Refused) = (permissions, false);

    /// <summary>The messages as they stand, oldest first.</summary>
    /// <param name="by">Who looks; everything there is unless given.</param>
    public IReadOnlyList<Message> MessagesFor(User? by = null) => [.. Messages.Where(message => message.IsSeenBy(by))];

    /// <summary>Everything that happened, oldest first.</summary>
    /// <param name="by">Who looks; everything there is unless given.</param>
    public IReadOnlyList<Seen> Saw(User? by = null) => [.. Seen.All.Where(seen => by is null || seen.To is null || seen.To.Id == by.Id)];

    /// <summary>The same as text, to be read when a test fails.</summary>
    public string Transcript(User? by = null) => World.Transcript.Of(Saw(by));

    /// <summary>Ends with the first of what happened, or is to happen, that is so.</summary>
    public Task<Seen> FirstAsync(Func<Seen, bool> isIt) => Seen.FirstAsync(isIt);

    /// <summary>Ends with the next that is to happen and is so.</summary>
    public Task<Seen> NextAsync(Func<Seen, bool> isIt) => Seen.NextAsync(isIt);

    /// <summary>Held while something in here changes.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>What could be seen, oldest first.</summary>
    internal Journal<Seen> Seen { get; }

    /// <summary>The bot was refused here, and nothing has changed since.</summary>
    internal bool Refused { get; set; }

    internal IReadOnlyList<Message> Messages
    {
        get
        {
            lock (Gate)
                return [.. _order.Where(_messages.ContainsKey).Select(id => _messages[id])];
        }
    }

    internal Message? Find(ulong id)
    {
        lock (Gate)
            return _messages.GetValueOrDefault(id);
    }

    /// <summary>A message by the nonce it came with, not long ago.</summary>
    internal Message? FindNonce(string nonce, DateTimeOffset since)
    {
        lock (Gate)
            return _messages.Values.FirstOrDefault(message => message.Nonce == nonce && message.At >= since);
    }

    internal void Put(Message message)
    {
        lock (Gate)
        {
            if (_messages.TryAdd(message.Id, message))
                _order.Enqueue(message.Id);
            else
                _messages[message.Id] = message;
            while (_order.Count > _keep)
                _messages.Remove(_order.Dequeue());
        }
    }

    internal void Remove(ulong id)
    {
        lock (Gate)
            _messages.Remove(id);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteNumber("type", (int)Kind);
        json.WriteNumber("flags", 0);
        json.WriteNull("last_message_id");
        if (Kind is ChannelKind.Direct or ChannelKind.GroupDirect)
            json.ShapeList("recipients", People);
        if (Kind == ChannelKind.GroupDirect)
        {
            json.Nulls("name", "icon");
            json.Id("owner_id", People[0].Id);
        }

        if (Guild is not null)
            WriteInGuild(json, Guild);
        json.WriteEndObject();
    }

    /// <summary>What an interaction tells of it.</summary>
    internal void WritePartial(Utf8JsonWriter json, Permissions invoker)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteNumber("type", (int)Kind);
        json.WriteNumber("flags", 0);
        json.WriteNull("last_message_id");
        if (Guild is null)
        {
            json.ShapeList("recipients", People);
        }
        else
        {
            json.Id("guild_id", Guild.Id);
            json.TextOrNull("name", Name);
            json.Permissions("permissions", invoker);
            json.WriteBoolean("nsfw", value: false);
            json.WriteNumber("position", 0);
        }

        if (Parent is not null)
            json.Id("parent_id", Parent.Id);
        json.WriteEndObject();
    }

    private void WriteInGuild(Utf8JsonWriter json, Guild guild)
    {
        json.Id("guild_id", guild.Id);
        json.TextOrNull("name", Name);
        json.WriteNumber("rate_limit_per_user", 0);
        if (IsThread)
        {
            json.Id("parent_id", Parent!.Id);
            json.Id("owner_id", FakeDiscordOptions.ApplicationId);
            json.WriteNumber("message_count", 0);
            json.WriteNumber("total_message_sent", 0);
            json.WriteNumber("member_count", 1);
            json.WriteStartObject("thread_metadata");
            json.WriteBoolean("archived", value: false);
            json.WriteNull("archive_timestamp");
            json.WriteNumber("auto_archive_duration", 1440);
            json.WriteBoolean("locked", value: false);
            json.WriteEndObject();
            return;
        }

        json.WriteNumber("position", 0);
        json.Nulls("parent_id", "topic");
        json.WriteBoolean("nsfw", value: false);
        json.Empty("permission_overwrites");
    }
}
