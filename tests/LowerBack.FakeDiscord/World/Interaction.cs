using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>What an interaction is, by Discord's numbers.</summary>
public enum InteractionKind
{
    /// <summary>Discord asks whether an endpoint is there.</summary>
    Ping = 1,

    /// <summary>A command was sent.</summary>
    Command = 2,

    /// <summary>A button was pressed or something selected.</summary>
    Component = 3,

    /// <summary>Somebody types an option that is completed.</summary>
    Autocomplete = 4,

    /// <summary>A form was sent.</summary>
    Modal = 5,
}

/// <summary>The first answer to an interaction, by Discord's numbers.</summary>
public enum CallbackKind
{
    /// <summary>I am here.</summary>
    Pong = 1,

    /// <summary>A message.</summary>
    Message = 4,

    /// <summary>A message will come; meanwhile it "thinks".</summary>
    DeferredMessage = 5,

    /// <summary>The message with the component may change later; nothing is seen meanwhile.</summary>
    DeferredUpdate = 6,

    /// <summary>The message with the component changes.</summary>
    Update = 7,

    /// <summary>What could complete the option.</summary>
    Choices = 8,

    /// <summary>A form.</summary>
    Modal = 9,
}

/// <summary>Something a person did that the bot must answer.</summary>
public sealed class Interaction
{
    private readonly TaskCompletionSource<CallbackKind> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Interaction(ulong id, InteractionKind kind, User user, Channel channel, DateTimeOffset at)
    {
        (Id, Kind, User, Channel, At) = (id, kind, user, channel, at);
        Token = $"aW50ZXJhY3Rpb246{id}";
    }

    /// <summary>Its id.</summary>
    public ulong Id { get; }

    /// <summary>What it is.</summary>
    public InteractionKind Kind { get; }

    /// <summary>Who did it.</summary>
    public User User { get; }

    /// <summary>Where.</summary>
    public Channel Channel { get; }

    /// <summary>When it left.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What its answers are sent with.</summary>
    public string Token { get; }

    /// <summary>The message whose button was pressed, or which opened the form.</summary>
    public Message? Message { get; internal init; }

    /// <summary>The name of the command, or the custom_id.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The first answer, once it came.</summary>
    public CallbackKind? Answer { get; private set; }

    /// <summary>The first answer, to be awaited.</summary>
    public Task<CallbackKind> AnsweredAsync => _answered.Task;

    /// <summary>What @original means: the message that answered it, or the one that carries the component.</summary>
    public Message? Original => _original is { } id ? Channel.Find(id) : null;

    /// <summary>What was offered, with <see cref="CallbackKind.Choices"/>: names and values.</summary>
    public IReadOnlyList<(string Name, string Value)> Choices { get; internal set; } = [];

    /// <summary>The form, with <see cref="CallbackKind.Modal"/>.</summary>
    public JsonElement Modal { get; internal set; }

    /// <summary>What it came to: its message, once that is more than "thinking"; null where it is none.</summary>
    public async Task<Message?> MessageAsync()
    {
        if (await AnsweredAsync == CallbackKind.DeferredMessage)
            await Channel.FirstAsync(seen => seen.What is "message" && seen.Message?.Id == _original);
        return Original;
    }

    internal Lock Gate { get; } = new();

    /// <summary>Writes the member "data".</summary>
    internal Action<Utf8JsonWriter> Data { get; init; } = _ => { };

    /// <summary>The interaction that showed the form this is.</summary>
    internal Interaction? Opened { get; init; }

    /// <summary>The bot is here only because this person has installed it.</summary>
    internal bool OnlyByUser { get; init; }

    /// <summary>All answers are private, whatever the bot says.</summary>
    internal bool ForcedEphemeral { get; init; }

    /// <summary>Which installations allowed it: server and person.</summary>
    internal (ulong? Guild, ulong? User) Owners { get; init; }

    internal int Followups { get; set; }

    /// <summary>The bot was told that the token is good for nothing any more.</summary>
    internal bool IsDead { get; set; }

    private ulong? _original;

    /// <summary>Called under the gate.</summary>
    internal void Answers(CallbackKind kind, ulong? original = null) => (Answer, _original) = (kind, original);

    internal void IsAnswered() => _answered.TrySetResult(Answer!.Value);

    internal void WriteMetadata(Utf8JsonWriter json, ulong message)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteNumber("type", (int)Kind);
        json.Shape("user", User);
        WriteOwners(json);
        if (Original is { } original && original.Id != message)
            json.Id("original_response_message_id", original.Id);
        if (Kind == InteractionKind.Component && Message is not null)
            json.Id("interacted_message_id", Message.Id);
        if (Opened is not null)
        {
            json.WritePropertyName("triggering_interaction_metadata");
            Opened.WriteMetadata(json, message);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes it as the gateway and endpoints get it.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("type", (int)Kind);
        json.WriteString("token", Token);
        json.Id("id", Id);
        json.Id("application_id", FakeDiscordOptions.ApplicationId);
        json.WriteString("locale", User.Locale);
        json.WriteNumber("context", Context);
        json.WriteNumber("attachment_size_limit", 10 * 1024 * 1024);
        json.Permissions("app_permissions", OnlyByUser ? Permissions.EmbedLinks | Permissions.AttachFiles : Channel.Bot);
        json.Empty("entitlements", "entitlement_sku_ids");
        WriteOwners(json);
        json.Id("channel_id", Channel.Id);
        var invoker = Permissions.Usual;
        if (Channel.Guild is { } guild)
        {
            var member = guild.MemberOf(User);
            invoker = member.Permissions;
            json.Id("guild_id", guild.Id);
            json.WriteString("guild_locale", guild.Locale);
            json.WritePropertyName("guild");
            guild.WritePartial(json);
            json.WritePropertyName("member");
            guild.WriteMember(json, member, withPermissions: true);
        }
        else
        {
            json.Shape("user", User);
        }

        json.WritePropertyName("channel");
        Channel.WritePartial(json, invoker);
        json.Shape("message", Message);
        json.WritePropertyName("data");
        Data(json);
        json.WriteEndObject();
    }

    /// <summary>0 in a server, 1 with the bot, 2 among others.</summary>
    internal int Context => Channel.Guild is not null ? 0 : Channel.Kind == ChannelKind.Direct ? 1 : 2;

    private void WriteOwners(Utf8JsonWriter json)
    {
        json.WriteStartObject("authorizing_integration_owners");
        if (Owners.Guild is { } guild)
            json.Id("0", guild);
        if (Owners.User is { } user)
            json.Id("1", user);
        json.WriteEndObject();
    }
}
