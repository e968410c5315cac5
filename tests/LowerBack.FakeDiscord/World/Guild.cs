using System.Collections.Concurrent;
using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>Somebody in a server.</summary>
/// <param name="Permissions">What they may do there.</param>
public sealed record Member(User User, Permissions Permissions = Permissions.Usual, string? Nick = null)
{
    internal void Write(Utf8JsonWriter json, DateTimeOffset joined, bool withPermissions)
    {
        json.WriteStartObject();
        json.Shape("user", User);
        json.Empty("roles");
        json.WriteString("joined_at", joined);
        json.TextOrNull("nick", Nick);
        json.Nulls("avatar", "banner", "premium_since", "communication_disabled_until");
        json.WriteNumber("flags", 0);
        json.WriteBoolean("pending", value: false);
        json.WriteBoolean("mute", value: false);
        json.WriteBoolean("deaf", value: false);
        if (withPermissions)
            json.Permissions("permissions", Permissions);
        json.WriteEndObject();
    }
}

/// <summary>A server.</summary>
public sealed class Guild
{
    internal Guild(ulong id, string name, DateTimeOffset since) => (Id, Name, Since) = (id, name, since);

    /// <summary>Its id.</summary>
    public ulong Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether the bot is a member; else only apps that people installed for themselves work here.</summary>
    public bool HasBot { get; internal set; } = true;

    /// <summary>Its own language.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>Its channels and threads, the oldest first.</summary>
    public IReadOnlyList<Channel> Channels => [.. All.OrderBy(channel => channel.Id)];

    internal ConcurrentDictionary<ulong, Member> Members { get; } = new();

    internal ConcurrentBag<Channel> All { get; } = [];

    private DateTimeOffset Since { get; }

    internal Member MemberOf(User user) => Members.GetValueOrDefault(user.Id) ?? throw new InvalidOperationException($"{user.Username} is not in {Name}.");

    internal void WriteMember(Utf8JsonWriter json, Member member, bool withPermissions) => member.Write(json, Since, withPermissions);

    /// <summary>What an interaction tells of it.</summary>
    internal void WritePartial(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteString("locale", Locale);
        json.Empty("features");
        json.WriteEndObject();
    }

    /// <summary>What GUILD_CREATE tells of it: a good deal more than a bot wants.</summary>
    internal void WriteWhole(Utf8JsonWriter json, User bot)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteString("name", Name);
        json.Nulls("icon", "splash", "discovery_splash", "afk_channel_id", "application_id", "banner", "description", "vanity_url_code");
        json.Id("owner_id", Members.Keys.DefaultIfEmpty(bot.Id).First());
        json.WriteString("preferred_locale", Locale);
        json.WriteBoolean("unavailable", value: false);
        json.WriteBoolean("large", value: false);
        json.WriteString("joined_at", Since);
        json.WriteNumber("member_count", Members.Count + 1);
        json.WriteNumber("verification_level", 1);
        json.WriteNumber("premium_tier", 0);
        json.Empty("features", "emojis", "stickers", "voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds");
        json.WriteStartArray("roles");
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteString("name", "@everyone");
        json.Permissions("permissions", Permissions.Usual);
        json.WriteEndObject();
        json.WriteEndArray();
        var channels = Channels;
        json.ShapeList("channels", channels.Where(channel => !channel.IsThread));
        json.ShapeList("threads", channels.Where(channel => channel.IsThread));
        json.WriteStartArray("members");
        new Member(bot).Write(json, Since, withPermissions: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
