using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace LowerBack.Discord.Api;

/// <summary>A message as it is sent; what is null is left out. In an edit, what is left out stays as it is.</summary>
internal sealed record MessageBody(string? Content)
{
    public ImmutableArray<Embed>? Embeds { get; init; }

    public ImmutableArray<ActionRow>? Components { get; init; }

    /// <summary>New ones by the number of their part, old ones that are to stay by their id.</summary>
    public ImmutableArray<AttachmentEntry>? Attachments { get; init; }

    /// <summary>Always sent: nobody is called by a message of the coach but who asked for it.</summary>
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.Nobody;

    public int? Flags { get; init; }

    /// <summary>At most 25 characters; a second message with the same one is not a second message.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce => Nonce is null ? null : true;
}

/// <summary>By Discord's numbers.</summary>
internal static class MessageFlags
{
    /// <summary>Only whoever asked sees it.</summary>
    public const int Ephemeral = 64;

    /// <summary>It arrives without a sound.</summary>
    public const int Quiet = 4096;
}

/// <param name="Parse">The kinds of mentions that are taken from the text.</param>
/// <param name="Users">Who else is called, where the text mentions them.</param>
internal sealed record AllowedMentions(ImmutableArray<string> Parse, ImmutableArray<Snowflake>? Users = null)
{
    public static readonly AllowedMentions Nobody = new(ImmutableArray<string>.Empty);

    public static AllowedMentions Only(Snowflake person) => Nobody with { Users = [person] };
}

internal sealed record Embed(string Description);

/// <summary>Up to five buttons side by side.</summary>
internal sealed record ActionRow(ImmutableArray<ButtonShape> Components)
{
    public int Type { get; } = 1;
}

/// <summary>Exactly one of the id and the address is there.</summary>
internal sealed record ButtonShape(ButtonStyle Style, string Label, string? CustomId = null, string? Url = null)
{
    public int Type { get; } = 2;
}

/// <summary>By Discord's numbers.</summary>
internal enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Link = 5,
}

internal sealed record AttachmentEntry(string Id, string? Filename = null, string? Description = null);

/// <summary>A file that travels with a message.</summary>
/// <param name="Name">Letters, digits, hyphens, underscores and dots.</param>
internal sealed record Upload(string Name, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>The first answer to an interaction.</summary>
internal sealed record Callback(CallbackType Type, MessageBody? Data = null);

/// <summary>By Discord's numbers.</summary>
internal enum CallbackType
{
    /// <summary>A message.</summary>
    Message = 4,

    /// <summary>A message is to come; until then Discord says that the app is thinking.</summary>
    MessageToCome = 5,

    /// <summary>The press was heard; its message stays as it is for now.</summary>
    Heard = 6,

    /// <summary>The message whose button was pressed, changed.</summary>
    Update = 7,

    /// <summary>Values for what is being typed.</summary>
    Choices = 8,

    /// <summary>A form to fill in.</summary>
    Form = 9,
}

/// <summary>Values for what is being typed.</summary>
internal sealed record ChoicesCallback(ChoicesData Data)
{
    public CallbackType Type { get; } = CallbackType.Choices;
}

internal sealed record ChoicesData(ImmutableArray<Choice> Choices);

/// <param name="Value">A text or a number.</param>
internal sealed record Choice(string Name, JsonNode Value)
{
    public SortedDictionary<string, string>? NameLocalizations { get; init; }
}

internal sealed record OpenDm(Snowflake RecipientId);

/// <summary>A slash command as Discord keeps it. The order of the properties is the order on the wire.</summary>
internal sealed record CommandShape(string Name, string Description)
{
    /// <summary>1 for a slash command.</summary>
    public int Type { get; init; } = 1;

    public SortedDictionary<string, string>? DescriptionLocalizations { get; init; }

    public ImmutableArray<OptionShape>? Options { get; init; }

    /// <summary>Where it can be installed.</summary>
    public ImmutableArray<int>? IntegrationTypes { get; init; }

    /// <summary>Where it can be used.</summary>
    public ImmutableArray<int>? Contexts { get; init; }
}

internal sealed record OptionShape(OptionType Type, string Name, string Description)
{
    public SortedDictionary<string, string>? NameLocalizations { get; init; }

    public SortedDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Autocomplete { get; init; }

    public ImmutableArray<Choice>? Choices { get; init; }
}

/// <summary>By Discord's numbers.</summary>
internal enum OptionType
{
    Text = 3,
    WholeNumber = 4,
}
