using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Learn;

/// <summary>What somebody has read, and whether they want a card a day.</summary>
public sealed record LearnFile : IFacet<LearnFile>
{
    public static string Kind => "learn";

    public static JsonTypeInfo<LearnFile> Json => LearnJson.Default.LearnFile;

    public static LearnFile Initial { get; } = new();

    /// <summary>The cards they opened, as ids, in the order of the first time.</summary>
    public ImmutableArray<string> Read { get; init; } = [];

    /// <summary>The wish for one card a day. Nothing in this slice sends it; the reminders read it.</summary>
    public bool OneADay { get; init; }

    /// <summary>The file with a card marked as read.</summary>
    public LearnFile WithRead(string card) => Read.Contains(card) ? this : this with { Read = Read.Add(card) };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LearnFile))]
internal sealed partial class LearnJson : JsonSerializerContext;
