using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Safety;

/// <summary>What the coach knows about somebody's safety. Of a finished screen only what follows is in it, never the answers.</summary>
public sealed record SafetyFile : IFacet<SafetyFile>
{
    public static string Kind => "safety";

    public static JsonTypeInfo<SafetyFile> Json => SafetyJson.Default.SafetyFile;

    public static SafetyFile Initial { get; } = new();

    /// <summary>What the screens have said so far.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The gravest care behind the verdict.</summary>
    public Care Care { get; init; }

    /// <summary>Since when the verdict holds.</summary>
    public Instant Since { get; init; }

    /// <summary>When the last full screen was finished.</summary>
    public Instant? ScreenedAt { get; init; }

    /// <summary>When the last urgent screen was finished.</summary>
    public Instant? UrgentAt { get; init; }

    /// <summary>Comfort codes that follow from the screen: pregnancy, osteoporosis, blood pressure.</summary>
    public AvoidCodes Codes { get; init; }

    /// <summary>When the member reported a clinician's clearance; their word, not our judgement.</summary>
    public Instant? ClearanceReportedAt { get; init; }

    /// <summary>How many screens were begun.</summary>
    public int Screens { get; init; }

    /// <summary>The screen under way.</summary>
    public Screening? Current { get; init; }
}

/// <summary>What the screens have said.</summary>
public enum Verdict
{
    /// <summary>No full screen was finished yet.</summary>
    Unscreened,

    /// <summary>Nothing stands against training.</summary>
    Clear,

    /// <summary>Training with changes.</summary>
    Modified,

    /// <summary>No strength plans until a clinician has looked.</summary>
    Hold,

    /// <summary>No plans at all until a clinician has looked.</summary>
    Stop,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson)])]
[JsonSerializable(typeof(SafetyFile))]
internal sealed partial class SafetyJson : JsonSerializerContext;
