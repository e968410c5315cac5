using System.Text.Json.Serialization;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Learn;

// The card files as they are written. An unknown or a missing member is an error: a typo must not become silence.

internal sealed class CardsFile
{
    public required List<CardEntry> Cards { get; init; }
}

internal sealed class CardEntry
{
    public required string Id { get; init; }
    public required int Week { get; init; }
    public required List<CardTopic> Tags { get; init; }
    public required List<string> Sources { get; init; }
}

internal sealed class SourcesFile
{
    public required List<SourceEntry> Sources { get; init; }
}

internal sealed class SourceEntry
{
    public required string Id { get; init; }
    public required string Cite { get; init; }
}

internal sealed class CardWordsFile
{
    public required List<CardWordsEntry> Cards { get; init; }
}

internal sealed class CardWordsEntry
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required List<string> Keywords { get; init; }
    public required string Body { get; init; }
    public required string Action { get; init; }
    public required string Source { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(KebabEnum<CardTopic>)])]
[JsonSerializable(typeof(CardsFile))]
[JsonSerializable(typeof(SourcesFile))]
[JsonSerializable(typeof(CardWordsFile))]
internal sealed partial class CardJson : JsonSerializerContext;
