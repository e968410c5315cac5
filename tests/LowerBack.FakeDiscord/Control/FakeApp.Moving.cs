using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>Who is there and where they stand: people, servers, channels, doors.</summary>
public sealed partial class FakeApp
{
    /// <summary>Somebody exists on Discord.</summary>
    /// <param name="name">What they are called; their handle is the same in small letters.</param>
    /// <param name="installed">Whether they have installed the app for themselves, and so can meet it anywhere.</param>
    /// <param name="id">Their id; the next free one unless given.</param>
    public User AddUser(string name = "Ann", string locale = "en-US", bool installed = true, ulong? id = null, bool isBot = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        var user = new User(id ?? Ids.Next(), name.ToLowerInvariant(), name, locale, isBot);
        _people[user.Id] = new Person(user) { Installed = installed };
        return user;
    }

    /// <summary>Somebody by their id.</summary>
    public User UserOf(ulong id) => TryPerson(id)?.User ?? throw new InvalidOperationException($"There is nobody with id {id}.");

    /// <summary>A server by its id.</summary>
    public Guild GuildOf(ulong id) => TryGuild(id) ?? throw new InvalidOperationException($"There is no server {id}.");

    /// <summary>A channel by its id.</summary>
    public Channel ChannelOf(ulong id) => TryChannel(id) ?? throw new InvalidOperationException($"There is no channel {id}.");

    /// <summary>A server with one text channel, "general", and its members; the bot is told where it is among them.</summary>
    public Guild AddGuild(string name = "Office", IEnumerable<User>? members = null, bool hasBot = true, string locale = "en-US")
    {
        var guild = MakeGuild(name, hasBot, locale);
        foreach (var member in members ?? [])
            Join(member, guild);
        AddChannel(guild, "general");
        if (hasBot)
            TellGuild(guild);
        return guild;
    }

    /// <summary>Many servers, each with some channels; sessions that are open are not told.</summary>
    public void AddGuilds(int count, int channels = 20)
    {
        for (var number = 1; number <= count; number++)
        {
            var guild = MakeGuild($"Server {number}", hasBot: true, "en-US");
            for (var channel = 1; channel <= channels; channel++)
                AddChannel(guild, $"channel-{channel}");
        }
    }

    /// <summary>Another text channel.</summary>
    public Channel AddChannel(Guild guild, string name) => AddChannel(new Channel(Ids.Next(), ChannelKind.Text, name, Keep) { Guild = guild });

    /// <summary>A thread in a channel.</summary>
    public Channel AddThread(Channel parent, string name, bool isPrivate = false)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return AddChannel(new Channel(Ids.Next(), isPrivate ? ChannelKind.PrivateThread : ChannelKind.PublicThread, name, Keep) { Guild = parent.Guild, Parent = parent });
    }

    /// <summary>A channel between people, without the bot; only an app that one of them has installed works there.</summary>
    public Channel AddGroup(params User[] people) => AddChannel(new Channel(Ids.Next(), ChannelKind.GroupDirect, name: null, Keep) { People = people });

    /// <summary>The channel between somebody and the bot.</summary>
    public Channel Direct(User with) => DirectWith(PersonOf(with));

    /// <summary>Somebody joins a server, or their permissions there change.</summary>
    public void Join(User who, Guild guild, Permissions permissions = Permissions.Usual)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(guild);
        guild.Members[who.Id] = new Member(who, permissions);
        Again(who);
    }

    /// <summary>Somebody leaves a server.</summary>
    public void Leave(User who, Guild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        guild.Members.TryRemove(PersonOf(who).User.Id, out _);
    }

    /// <summary>Somebody installs the app for themselves.</summary>
    public void Install(User who)
    {
        PersonOf(who).Installed = true;
        Again(who);
    }

    /// <summary>Somebody removes the app they had installed.</summary>
    public void Uninstall(User who) => PersonOf(who).Installed = false;

    /// <summary>Somebody closes their direct messages to the bot, in one of the ways that can be seen, or opens them again.</summary>
    public void SetDoor(User who, Door door)
    {
        PersonOf(who).Door = door;
        Again(who);
    }

    /// <summary>The bot is added to a server.</summary>
    public void AddBot(Guild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        guild.HasBot = true;
        TellGuild(guild);
    }

    /// <summary>The bot is removed from a server.</summary>
    public void RemoveBot(Guild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        guild.HasBot = false;
        TellGone(guild, outage: false);
    }

    /// <summary>A server is not to be reached for a time, as the bot is told.</summary>
    public void BreakDown(Guild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        TellGone(guild, outage: true);
    }

    /// <summary>A channel is deleted.</summary>
    public void Delete(Channel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        channel.Deleted = true;
        if (channel.Guild is { HasBot: true } guild)
            Gateway.Tell(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", Intents.Guilds, guild, Writing.Bytes(channel, static (json, one) => one.Write(json)));
    }

    /// <summary>The token is revoked: 401 from now on, and the gateway closes with 4004.</summary>
    public void RevokeToken() => ResetToken();

    /// <summary>Where interactions are posted to from now on, instead of being told on the gateway. The address is tried out first.</summary>
    /// <exception cref="InvalidOperationException">It does not answer PING, or takes a bad signature.</exception>
    public Task SetEndpointAsync(Uri url) => Endpoint.SetAsync(url);

    /// <summary>Interactions go over the gateway again.</summary>
    public void ForgetEndpoint() => Endpoint.Forget();

    /// <summary>The signature Discord would send with a body, 128 hex digits, for a test that calls an endpoint itself.</summary>
    /// <param name="timestamp">What goes in the header beside it.</param>
    public string Sign(string timestamp, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(Endpoint.Sign(timestamp, body));

    internal Guild? TryGuild(ulong id) => _guilds.GetValueOrDefault(id);

    internal int Installations => _people.Values.Count(person => person.Installed);

    internal FakeDiscordOptions Options => _options;

    private Guild MakeGuild(string name, bool hasBot, string locale)
    {
        var guild = new Guild(Ids.Next(), name, Now) { Locale = locale, HasBot = hasBot };
        _guilds[guild.Id] = guild;
        return guild;
    }

    /// <summary>Something has changed, so that the bot may try again to write to them.</summary>
    private void Again(User who)
    {
        if (PersonOf(who).Direct is { } direct)
            direct.Refused = false;
    }

    private void TellGuild(Guild guild) =>
        Gateway.Tell("GUILD_CREATE", Intents.Guilds, guild, Writing.Bytes(json => guild.WriteWhole(json, Bot)));

    private void TellGone(Guild guild, bool outage) => Gateway.Tell("GUILD_DELETE", Intents.Guilds, guild, Writing.Bytes(json =>
    {
        json.WriteStartObject();
        json.Id("id", guild.Id);
        if (outage)
            json.WriteBoolean("unavailable", value: true);
        json.WriteEndObject();
    }));
}
