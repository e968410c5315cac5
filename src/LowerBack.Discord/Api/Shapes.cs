using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace LowerBack.Discord.Api;

/// <summary>What comes from Discord. Whatever the coach has no use for is not read, so anything may be missing.</summary>
internal sealed record Interaction(Snowflake Id, Snowflake ApplicationId, InteractionType Type, string? Token)
{
    public InteractionData? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    /// <summary>Who did it, in a server.</summary>
    public Member? Member { get; init; }

    /// <summary>Who did it, outside of servers.</summary>
    public User? User { get; init; }

    /// <summary>The message whose button was pressed, or opened the form.</summary>
    public Message? Message { get; init; }

    /// <summary>The language of whoever did it.</summary>
    public string? Locale { get; init; }

    public InteractionContext? Context { get; init; }
}

/// <summary>By Discord's numbers. Others exist and mean nothing here.</summary>
internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// <summary>Where something happened.</summary>
internal enum InteractionContext
{
    Server = 0,

    /// <summary>The person and the bot, alone.</summary>
    BotDm = 1,

    /// <summary>A conversation of others, into which somebody brought the app.</summary>
    OtherDm = 2,
}

internal sealed record InteractionData
{
    public string? Name { get; init; }

    /// <summary>1 for a slash command.</summary>
    public int? Type { get; init; }

    public ImmutableArray<GivenOption>? Options { get; init; }

    public string? CustomId { get; init; }

    /// <summary>What was filled into a form.</summary>
    public ImmutableArray<FilledPart?>? Components { get; init; }
}

/// <param name="Value">A text, a number or a truth.</param>
/// <param name="Focused">Whether it is being typed.</param>
internal sealed record GivenOption(string? Name, JsonElement Value, bool Focused);

/// <param name="Permissions">What they may do in this channel at this moment, as bits in a decimal number; Discord works it out.</param>
internal sealed record Member(User? User, string? Nick, string? Permissions = null)
{
    /// <summary>Administrator, manage server, manage channels.</summary>
    private const ulong Managing = 1 << 3 | 1 << 5 | 1 << 4;

    public bool Manages => ulong.TryParse(Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && (bits & Managing) != 0;
}

internal sealed record User(Snowflake Id, string? Username, string? GlobalName, bool Bot);

internal sealed record Message(Snowflake Id, Snowflake ChannelId)
{
    public Snowflake? GuildId { get; init; }

    /// <summary>0 for what somebody wrote, 19 for a reply; the rest is Discord's own.</summary>
    public int Type { get; init; }

    public User? Author { get; init; }

    public string? Content { get; init; }

    public ImmutableArray<Attachment>? Attachments { get; init; }

    public int Flags { get; init; }

    /// <summary>Whether only one person sees it.</summary>
    public bool IsEphemeral => (Flags & MessageFlags.Ephemeral) != 0;
}

/// <summary>A message as it is known after it was sent.</summary>
internal sealed record Posted(Snowflake Id);

internal sealed record Attachment(Snowflake Id, string? Filename);

internal sealed record DmChannel(Snowflake Id);

/// <param name="VerifyKey">The public key, in hexadecimal.</param>
internal sealed record Application(Snowflake Id, string? Name, string? VerifyKey);

internal sealed record GatewayInfo(string? Url, int Shards, SessionStartLimit? SessionStartLimit);

/// <param name="Remaining">How many new sessions are left.</param>
/// <param name="ResetAfter">Until there are all again, in milliseconds.</param>
/// <param name="MaxConcurrency">How many may be begun within five seconds.</param>
internal sealed record SessionStartLimit(int Remaining, long ResetAfter, int MaxConcurrency);

/// <param name="Code">Discord's number; 0 where it has none.</param>
/// <param name="RetryAfter">Seconds.</param>
internal sealed record ErrorBody(int Code, string? Message, double? RetryAfter, bool Global);
