using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>A message as it stands. An edit makes another one with the same id.</summary>
public sealed record Message(ulong Id, Channel Channel, User Author, DateTimeOffset At) : IShape
{
    internal const int SuppressEmbeds = 4;
    internal const int Ephemeral = 64;
    internal const int Loading = 128;
    internal const int ComponentsV2 = 32768;

    /// <summary>Its text, with Discord's markdown.</summary>
    public string Content { get; init; } = "";

    /// <summary>Embeds as they were sent; undefined where there are none.</summary>
    public JsonElement Embeds { get; init; }

    /// <summary>Components as they were sent; undefined where there are none.</summary>
    public JsonElement Components { get; init; }

    /// <summary>Files.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Discord's bits.</summary>
    public int Flags { get; init; }

    /// <summary>When it was last edited.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>What its author recognises it by.</summary>
    public string? Nonce { get; init; }

    /// <summary>The only person who can see it, or null.</summary>
    public User? OnlyFor { get; init; }

    /// <summary>The interaction it answers.</summary>
    public Interaction? Of { get; init; }

    /// <summary>Who was pinged.</summary>
    public Pings Pings { get; init; } = Pings.None;

    /// <summary>Whether it still says "thinking".</summary>
    public bool IsLoading => (Flags & Loading) != 0;

    /// <summary>The buttons, top to bottom.</summary>
    public IEnumerable<Button> Buttons => World.Components.Find(Components).OfType<Button>();

    /// <summary>The select menus, top to bottom.</summary>
    public IEnumerable<Select> Selects => World.Components.Find(Components).OfType<Select>();

    /// <summary>All it says, embeds and text components with it.</summary>
    public string Text => World.Components.Text(this);

    internal bool IsSeenBy(User? who) => OnlyFor is null || who is null || OnlyFor.Id == who.Id;

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json) => Write(json, contentIsVisible: true, inEvent: false);

    internal void Write(Utf8JsonWriter json, bool contentIsVisible, bool inEvent)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.Id("channel_id", Channel.Id);
        if (inEvent && Channel.Guild is { } guild)
        {
            json.Id("guild_id", guild.Id);
            if (guild.Members.TryGetValue(Author.Id, out var member))
            {
                json.WritePropertyName("member");
                guild.WriteMember(json, member, withPermissions: false);
            }
        }

        json.Shape("author", Author);
        json.WriteString("content", contentIsVisible ? Content : "");
        json.WriteString("timestamp", At);
        if (EditedAt is { } edited)
            json.WriteString("edited_timestamp", edited);
        else
            json.WriteNull("edited_timestamp");
        json.WriteBoolean("tts", value: false);
        json.WriteBoolean("mention_everyone", Pings.Everyone);
        json.ShapeList("mentions", Pings.Users);
        json.Ids("mention_roles", Pings.Roles);
        json.ShapeList("attachments", Attachments);
        Echo.Embeds(json, this, contentIsVisible);
        Echo.Components(json, this, contentIsVisible);
        json.WriteBoolean("pinned", value: false);
        json.WriteNumber("type", Of?.Kind == InteractionKind.Command ? 20 : 0);
        json.WriteNumber("flags", Flags);
        json.Text("nonce", Nonce);
        if (Author.IsBot)
            json.Id("application_id", FakeDiscordOptions.ApplicationId);
        if (Of is not null)
        {
            json.Id("webhook_id", FakeDiscordOptions.ApplicationId);
            json.WritePropertyName("interaction_metadata");
            Of.WriteMetadata(json, Id);
        }

        json.WriteEndObject();
    }
}
