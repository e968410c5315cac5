using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>Whether the coach can write to somebody first.</summary>
public sealed record Reach : IFacet<Reach>
{
    /// <summary>After so many messages that could not be brought nothing is tried until the member is seen. Three, as other bots do.</summary>
    public const int MostStrikes = 3;

    public static string Kind => "reach";

    public static JsonTypeInfo<Reach> Json => OutboxJson.Default.Reach;

    public static Reach Initial { get; } = new();

    /// <summary>How many messages in a row could not be brought.</summary>
    public int Strikes { get; init; }

    /// <summary>When the first of them could not; null while all is well.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Where to knock instead, as the member chose: the platform, the conversation and perhaps the thread; null for nowhere.</summary>
    public Knock? Knock { get; init; }

    /// <summary>The day of the last knock; once a day is enough.</summary>
    public LocalDate? KnockedOn { get; init; }

    /// <summary>Whether nothing is tried any more.</summary>
    [JsonIgnore]
    public bool IsQuiet => Strikes >= MostStrikes;

    /// <summary>One more message that could not be brought.</summary>
    public Reach Missed(Instant now) => this with { Strikes = Strikes + 1, ClosedAt = ClosedAt ?? now };

    /// <summary>The door was closed, and the platform said so.</summary>
    public Reach Closed(Instant now) => this with { Strikes = MostStrikes, ClosedAt = ClosedAt ?? now };

    /// <summary>The member is here.</summary>
    public Reach Open() => Strikes == 0 && ClosedAt is null ? this : this with { Strikes = 0, ClosedAt = null };
}

/// <summary>A conversation with others in which the member may be called, without a word about why.</summary>
public sealed record Knock(string Platform, string Conversation, string? Thread);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(Reach))]
internal sealed partial class OutboxJson : JsonSerializerContext;
