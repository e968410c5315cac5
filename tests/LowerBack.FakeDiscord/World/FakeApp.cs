using System.Collections.Concurrent;
using System.Text.Json;
using LowerBack.FakeDiscord.Endpoint;
using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Strictness;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>
/// The application and its bot, with the people, servers and channels it can meet; a test moves them about through it.
/// Everything here may be called from many threads.
/// </summary>
public sealed partial class FakeApp : IDisposable
{
    private const int KeptInteractions = 50_000;
    private readonly ConcurrentDictionary<ulong, Person> _people = new();
    private readonly ConcurrentDictionary<ulong, Guild> _guilds = new();
    private readonly ConcurrentDictionary<ulong, Channel> _channels = new();
    private readonly ConcurrentDictionary<string, Interaction> _interactions = new();
    private readonly ConcurrentQueue<Interaction> _oldest = new();
    private readonly FakeDiscordOptions _options;
    private readonly Lock _doors = new();

    internal FakeApp(FakeDiscordOptions options, Violations violations)
    {
        (_options, Violations) = (options, violations);
        Ids = new Snowflakes(options.Time);
        Commands = new CommandLists(Ids);
        Gateway = new FakeGateway(this, options, violations);
        Endpoint = new InteractionsEndpoint(this, options, violations);
    }

    /// <summary>What the bot calls itself with.</summary>
    public string Token { get; } = FakeDiscordOptions.FirstToken;

    /// <summary>The application's id, which is also its bot's.</summary>
    public ulong Id { get; } = FakeDiscordOptions.ApplicationId;

    /// <summary>The bot.</summary>
    public User Bot { get; } = new(FakeDiscordOptions.ApplicationId, "LowerBack", IsBot: true);

    /// <summary>The application's public key, 64 hex digits: what interactions sent to an endpoint are signed with.</summary>
    public string PublicKey => Endpoint.PublicKey;

    /// <summary>Whether the token was revoked, by a test or as a punishment.</summary>
    public bool TokenIsRevoked { get; private set; }

    internal Snowflakes Ids { get; }

    internal CommandLists Commands { get; }

    internal FakeGateway Gateway { get; }

    internal InteractionsEndpoint Endpoint { get; }

    internal Violations Violations { get; }

    internal Uri Address { get; set; } = new("http://127.0.0.1");

    internal bool Records => _options.Recording == Recording.Everything;

    internal DateTimeOffset Now => _options.Time.GetUtcNow();

    internal IReadOnlyCollection<Guild> Joined => [.. _guilds.Values.Where(guild => guild.HasBot).OrderBy(guild => guild.Id)];

    /// <inheritdoc/>
    public void Dispose()
    {
        Gateway.Dispose();
        Endpoint.Dispose();
    }

    internal Channel? TryChannel(ulong id) => _channels.GetValueOrDefault(id);

    internal Person? TryPerson(ulong id) => _people.GetValueOrDefault(id);

    internal User? FindUser(ulong id) => id == Id ? Bot : TryPerson(id)?.User;

    internal Person PersonOf(User user) => TryPerson(user.Id) ?? throw new InvalidOperationException($"There is nobody with id {user.Id}.");

    internal bool SharesGuild(User user) => _guilds.Values.Any(guild => guild.HasBot && guild.Members.ContainsKey(user.Id));

    /// <summary>The channel between somebody and the bot, opened where it was not yet.</summary>
    internal Channel DirectWith(Person person)
    {
        lock (_doors)
            return person.Direct ??= AddChannel(new Channel(Ids.Next(), ChannelKind.Direct, name: null, Keep) { People = [person.User] });
    }

    internal Interaction? TryInteraction(string token) => _interactions.GetValueOrDefault(token);

    /// <summary>A message from the bot, put where it belongs and told to those who listen.</summary>
    internal Message Post(Message message)
    {
        Put(message, message.IsLoading ? "thinking" : "message", message.Author);
        Tell("MESSAGE_CREATE", message);
        return message;
    }

    /// <summary>A message of the bot, changed.</summary>
    internal Message Change(Message message)
    {
        var was = message.Channel.Find(message.Id);
        var changed = was?.IsLoading == true ? message : message with { EditedAt = Now };
        Put(changed, was?.IsLoading == true ? "message" : "edit", message.Author);
        Tell("MESSAGE_UPDATE", changed);
        return changed;
    }

    /// <summary>A message of the bot, gone.</summary>
    internal void Withdraw(Message message)
    {
        message.Channel.Remove(message.Id);
        Note(message.Channel, new Seen("delete", message.Author, message) { To = message.OnlyFor });
    }

    internal void Note(Channel channel, Seen seen)
    {
        if (Records)
            channel.Seen.Add(seen);
    }

    /// <summary>The token was guessed, leaked or misused: nothing works with it any more.</summary>
    internal void ResetToken()
    {
        TokenIsRevoked = true;
        Gateway.Close(4004);
    }

    private int Keep => Records ? 2000 : 8;

    private void Put(Message message, string what, User by)
    {
        message.Channel.Put(message);
        Note(message.Channel, new Seen(what, by, message) { To = message.OnlyFor });
    }

    private Channel AddChannel(Channel channel)
    {
        _channels[channel.Id] = channel;
        channel.Guild?.All.Add(channel);
        return channel;
    }

    /// <summary>Sends an interaction to where the application wants them: its endpoint, or its gateway connection.</summary>
    private Interaction Send(Interaction interaction)
    {
        _interactions[interaction.Token] = interaction;
        _oldest.Enqueue(interaction);
        if (_oldest.Count > KeptInteractions && _oldest.TryDequeue(out var oldest))
            _interactions.TryRemove(oldest.Token, out _);
        Deliver(interaction);
        return interaction;
    }

    private void Deliver(Interaction interaction)
    {
        if (Endpoint.IsSet)
            Endpoint.Deliver(interaction);
        else
            Gateway.Tell("INTERACTION_CREATE", Intents.None, interaction.OnlyByUser ? null : interaction.Channel.Guild, Writing.Bytes(interaction, static (json, one) => one.Write(json)), interaction);
    }

    private void Tell(string name, Message message)
    {
        if (message.OnlyFor is not null || (message.Channel.Guild is null ? message.Channel.Kind != ChannelKind.Direct : !message.Channel.Guild.HasBot))
            return;
        var intent = message.Channel.Guild is null ? Intents.DirectMessages : Intents.GuildMessages;
        if (!Gateway.IsListening(intent))
            return;
        var visible = message.Channel.Guild is null || message.Author.Id == Id || message.Content.Contains($"<@{Id}>", StringComparison.Ordinal);
        Gateway.Tell(name, intent, message.Channel.Guild, MessageBytes(message, visible), interaction: null, visible ? null : MessageBytes(message, visible: true));
    }

    private static byte[] MessageBytes(Message message, bool visible) =>
        Writing.Bytes((message, visible), static (Utf8JsonWriter json, (Message Message, bool Visible) of) => of.Message.Write(json, of.Visible, inEvent: true));
}
