using System.Text.Json.Serialization;

namespace LowerBack.Coaching.Content;

// The content files as they are written. An unknown or a missing member is an error: a typo must not become silence.

internal sealed class MovesFile
{
    public required List<MoveEntry> Moves { get; init; }
}

internal sealed class MoveEntry
{
    public required string Id { get; init; }
    public required MoveCategory Category { get; init; }
    public required MovePattern Pattern { get; init; }
    public required BodyPosition Position { get; init; }
    public required Level Level { get; init; }
    public required List<string> Muscles { get; init; }
    public required List<string> MusclesSecondary { get; init; }
    public required List<Kit> Kit { get; init; }
    public required List<string> Props { get; init; }
    public required Metric Metric { get; init; }
    public required double TempoSeconds { get; init; }
    public required int RestSeconds { get; init; }
    public required int ExtLoad { get; init; }
    public required int MinGapHours { get; init; }
    public required List<StepEntry> Ladder { get; init; }
    public required string? RegressTo { get; init; }
    public required string? ProgressTo { get; init; }
    public required List<string> Avoid { get; init; }
    public PoseEntry? Pose { get; init; }
}

internal sealed class StepEntry
{
    public required int Step { get; init; }
    public required List<int> Sets { get; init; }
    public required int HoldSeconds { get; init; }
}

internal sealed class PoseEntry
{
    public required PoseView View { get; init; }
    public required string Start { get; init; }
    public required string End { get; init; }
    public string? DrawAlso { get; init; }
}

internal sealed class WordsFile
{
    public required List<WordsEntry> Moves { get; init; }
}

internal sealed class WordsEntry
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required List<string> Aliases { get; init; }
    public required List<string> Props { get; init; }
    public required List<string> Cues { get; init; }
    public required List<string> Mistakes { get; init; }
    public string StopWhen { get; init; } = "";
    public required string StartPose { get; init; }
    public required string EndPose { get; init; }
    public required List<string> StepNotes { get; init; }
}

internal sealed class AdaptationsFile
{
    public required List<AdaptationEntry> Adaptations { get; init; }
}

internal sealed class AdaptationEntry
{
    public required string Move { get; init; }
    public List<string>? Codes { get; init; }
    public Kit Kit { get; init; }
    public required string Note { get; init; }
}

internal sealed class SessionsFile
{
    public required List<SessionEntry> Sessions { get; init; }
}

internal sealed class SessionEntry
{
    public required string For { get; init; }
    public required int Minutes { get; init; }
    public string? Day { get; init; }
    public List<string>? WarmUp { get; init; }
    public List<string>? Activation { get; init; }
    public List<string>? Main { get; init; }
    public List<string>? Core { get; init; }
    public List<string>? Stretch { get; init; }
}

internal sealed class SwapsFile
{
    public required Dictionary<string, Dictionary<string, List<string>>> ByCode { get; init; }
    public required NeutralEntry Neutral { get; init; }
    public required Dictionary<string, List<string>> WithoutKit { get; init; }
    public required Dictionary<string, Dictionary<string, int>> LightSteps { get; init; }
}

internal sealed class NeutralEntry
{
    public required List<string> Moves { get; init; }
    public required Dictionary<string, List<string>> Swaps { get; init; }
}

internal sealed class DeskBreaksFile
{
    public required List<DeskBreakEntry> Breaks { get; init; }
}

internal sealed class DeskBreakEntry
{
    public required string Id { get; init; }
    public required bool Quiet { get; init; }

    public bool Gentle { get; init; }
    public required List<string> PreferFor { get; init; }
    public required List<DeskPartEntry> Parts { get; init; }
}

internal sealed class DeskPartEntry
{
    public string? Move { get; init; }
    public required int Seconds { get; init; }
    public bool OrWithout { get; init; }
}

internal sealed class DeskWordsFile
{
    public required List<DeskWordsEntry> Breaks { get; init; }
}

internal sealed class DeskWordsEntry
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required List<DeskLineEntry> Parts { get; init; }
}

internal sealed class DeskLineEntry
{
    public required string Say { get; init; }
    public string? Without { get; init; }
}

internal sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(KebabEnum<MoveCategory>), typeof(KebabEnum<MovePattern>), typeof(KebabEnum<BodyPosition>),
        typeof(KebabEnum<Kit>), typeof(KebabEnum<Metric>), typeof(KebabEnum<PoseView>),
    ])]
[JsonSerializable(typeof(MovesFile))]
[JsonSerializable(typeof(WordsFile))]
[JsonSerializable(typeof(AdaptationsFile))]
[JsonSerializable(typeof(SessionsFile))]
[JsonSerializable(typeof(SwapsFile))]
[JsonSerializable(typeof(DeskBreaksFile))]
[JsonSerializable(typeof(DeskWordsFile))]
internal sealed partial class ContentJson : JsonSerializerContext;
