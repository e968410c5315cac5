using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>Why a move is planned below the member's own step today. The ladder rules treat the result accordingly.</summary>
public enum Eased
{
    /// <summary>It is not: the member's own step.</summary>
    No,

    /// <summary>After days off. The ladder goes on from here.</summary>
    DaysOff,

    /// <summary>A lighter week. The member's own step stays where it is.</summary>
    Deload,

    /// <summary>Pain today. The member's own step stays where it is.</summary>
    Pain,

    /// <summary>Few minutes. The member's own step stays where it is.</summary>
    Minutes,

    /// <summary>A comfort setting asks for a light dose. The ladder does not climb past it.</summary>
    Comfort,
}

/// <summary>One move of a plan.</summary>
/// <param name="MoveId">Which move.</param>
/// <param name="Block">The part of the session it stands in.</param>
/// <param name="Step">The ladder step the dose comes from.</param>
/// <param name="Sets">What each set counts, in the move's <see cref="Metric"/>.</param>
/// <param name="HoldSeconds">Hold per repetition, in seconds.</param>
/// <param name="RestSeconds">Rest between sets, in seconds.</param>
/// <param name="Seconds">Estimated time with set-up, rests and both sides.</param>
/// <param name="SwappedFrom">The move that would have stood here, or null.</param>
/// <param name="Eased">Why it is below the member's own step, if it is.</param>
public sealed record PlannedMove(
    string MoveId,
    Block Block,
    int Step,
    ImmutableArray<int> Sets,
    int HoldSeconds,
    int RestSeconds,
    int Seconds,
    string? SwappedFrom = null,
    Eased Eased = Eased.No);

/// <summary>Today's routine.</summary>
public sealed record Plan
{
    /// <summary>What kind of day it became.</summary>
    public required DayKind Day { get; init; }

    /// <summary>The budget, 5-30.</summary>
    public required int Minutes { get; init; }

    /// <summary>The level it was planned for.</summary>
    public required Level Level { get; init; }

    /// <summary>What the member had at hand.</summary>
    public required Kit Kit { get; init; }

    /// <summary>What was kept away from, with what recent pain added.</summary>
    public required AvoidCodes Avoid { get; init; }

    /// <summary>The moves in order; none on a day of rest.</summary>
    public required ImmutableArray<PlannedMove> Moves { get; init; }

    /// <summary>Estimated time of all moves, in seconds.</summary>
    public required int EstimatedSeconds { get; init; }

    /// <summary>The same in whole minutes.</summary>
    [JsonIgnore]
    public int EstimatedMinutes => (EstimatedSeconds + 30) / 60;

    /// <summary>Sum of <see cref="Move.ExtLoad"/>.</summary>
    public required int ExtLoad { get; init; }

    /// <summary>Why it looks like this, most important first.</summary>
    [JsonIgnore]
    public ImmutableArray<PlanReason> Reasons { get; init; } = [];

    /// <summary>The planned move with this id, or null.</summary>
    public PlannedMove? Find(string moveId)
    {
        foreach (var move in Moves)
            if (string.Equals(move.MoveId, moveId, StringComparison.Ordinal)) return move;
        return null;
    }
}
