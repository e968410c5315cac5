using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>What the check-in remembers besides the days: the member's own activities, and a question that may be answered by typing.</summary>
public sealed record CheckInFile : IFacet<CheckInFile>
{
    public static string Kind => "activities";

    public static JsonTypeInfo<CheckInFile> Json => CheckInFileJson.Default.CheckInFile;

    public static CheckInFile Initial { get; } = new();

    /// <summary>What their back makes harder, in their own words; at most three.</summary>
    public ImmutableArray<string> Activities { get; init; } = [];

    /// <summary>The question that was asked last, if typing answers it.</summary>
    public CheckInQuestion Asked { get; init; }

    /// <summary>The day it was about.</summary>
    public LocalDate? AskedFor { get; init; }

    /// <summary>When it was asked.</summary>
    public Instant? AskedAt { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(CheckInFile))]
internal sealed partial class CheckInFileJson : JsonSerializerContext;
