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

    /// <summary>The check-in that waits for the end of a safety screen, or null.</summary>
    public Interruption? Interrupted { get; init; }
}

/// <summary>A check-in that a safety screen came into.</summary>
/// <param name="Day">The day it is about.</param>
/// <param name="At">When that was.</param>
/// <param name="Pain">The pain that was told, 0-10, or null.</param>
/// <param name="CallsForUrgent">Whether that calls for the urgent questions, which are not asked yet.</param>
/// <param name="Again">The question whose answer was not understood, or null: then it goes on with the next.</param>
public sealed record Interruption(LocalDate Day, Instant At, int? Pain, bool CallsForUrgent = false, CheckInQuestion? Again = null);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(CheckInFile))]
internal sealed partial class CheckInFileJson : JsonSerializerContext;
