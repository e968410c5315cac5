using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>One step of a move's ladder.</summary>
/// <param name="Number">1 for the easiest, rising by one.</param>
/// <param name="Sets">What each set counts, in the move's <see cref="Metric"/>: repetitions, seconds or metres.</param>
/// <param name="HoldSeconds">How long each repetition is held, in seconds; 0 for none.</param>
public sealed record LadderStep(int Number, ImmutableArray<int> Sets, int HoldSeconds);

/// <summary>A move of the library without its words, which live in <see cref="MoveWords"/> once per language.</summary>
public sealed record Move
{
    /// <summary>The move's name for life, such as "bird-dog".</summary>
    public required string Id { get; init; }

    /// <summary>The move's place in <see cref="MoveLibrary.Moves"/>, 0-63: sets of moves are one 64-bit word.</summary>
    public required int Index { get; init; }

    /// <summary>What it is for.</summary>
    public required MoveCategory Category { get; init; }

    /// <summary>What the body does.</summary>
    public required MovePattern Pattern { get; init; }

    /// <summary>How the body lies or stands.</summary>
    public required BodyPosition Position { get; init; }

    /// <summary>The least level it asks for.</summary>
    public required Level Level { get; init; }

    /// <summary>The muscles it is meant for, as ids.</summary>
    public required ImmutableArray<string> Muscles { get; init; }

    /// <summary>The muscles that help, as ids.</summary>
    public required ImmutableArray<string> MusclesSecondary { get; init; }

    /// <summary>Any one of these is enough; <see cref="Content.Kit.None"/> for a move that needs nothing.</summary>
    public required Kit KitAnyOf { get; init; }

    /// <summary>Things of the house that help, as ids.</summary>
    public required ImmutableArray<string> Props { get; init; }

    /// <summary>What a set counts.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Seconds per repetition besides the hold, or per metre; 0 where the metric is seconds.</summary>
    public required double TempoSeconds { get; init; }

    /// <summary>Rest between sets in seconds, before a session's own cap.</summary>
    public required int RestSeconds { get; init; }

    /// <summary>How hard it loads the back extensors, 0-3 (own scale).</summary>
    public required int ExtLoad { get; init; }

    /// <summary>Least hours before the same move again; 0 for any day.</summary>
    public required int MinGapHours { get; init; }

    /// <summary>The ladder, easiest step first.</summary>
    public required ImmutableArray<LadderStep> Ladder { get; init; }

    /// <summary>The easier move, or null.</summary>
    public required string? RegressTo { get; init; }

    /// <summary>The harder move, or null.</summary>
    public required string? ProgressTo { get; init; }

    /// <summary>Who should not be given it.</summary>
    public required AvoidCodes Avoid { get; init; }

    /// <summary>How it is drawn.</summary>
    public required MovePose Pose { get; init; }

    /// <summary>Whether a set is done on one side and then the other.</summary>
    public bool BothSides => Metric is Metric.RepsEachSide or Metric.SecondsEachSide or Metric.Distance;

    /// <summary>This move in a set of moves.</summary>
    public ulong Bit => 1UL << Index;

    /// <summary>The step with this number, the nearest one where the ladder ends sooner.</summary>
    public LadderStep Step(int number) => Ladder[Math.Clamp(number, 1, Ladder.Length) - 1];

    /// <summary>Whether the move trains rather than loosens: pain lights and effort are about these first.</summary>
    public bool IsTraining => Category is MoveCategory.Strength or MoveCategory.Core;
}
