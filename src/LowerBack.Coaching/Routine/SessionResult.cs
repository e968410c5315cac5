using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>How far a move fell short of its dose.</summary>
public enum Shortfall
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By a third or less.</summary>
    Little,

    /// <summary>By more than a third.</summary>
    OverAThird,
}

/// <summary>What a member says after a session. Everything may be missing; what is missing earns no step up.</summary>
public sealed record SessionResult
{
    /// <summary>Effort, 0-10: 7 leaves three good repetitions, 8 two, 9 one, 10 none (Zourdos and Helms, repetitions in reserve).</summary>
    public int? Effort { get; init; }

    /// <summary>Pain before, 0-10.</summary>
    public int? PainBefore { get; init; }

    /// <summary>The hardest pain during, 0-10.</summary>
    public int? PainDuring { get; init; }

    /// <summary>The move that hurt. Without it an amber or red light is for every strength and core move of the plan.</summary>
    public string? Culprit { get; init; }

    /// <summary>Pain further down a leg, or new tingling, numbness or weakness.</summary>
    public bool NewLegSigns { get; init; }

    /// <summary>Next morning's pain against the usual, in points; null until it is known, and then it counts as fine.</summary>
    public int? MorningChange { get; init; }

    /// <summary>Whether nothing may rise, because the week is clearly worse than the one before.</summary>
    public bool NoStepUp { get; init; }

    /// <summary>Moves that were left out.</summary>
    public ImmutableHashSet<string> Skipped { get; init; } = [];

    /// <summary>Moves that fell short, by id.</summary>
    public ImmutableDictionary<string, Shortfall> Shortfalls { get; init; } = ImmutableDictionary<string, Shortfall>.Empty;
}

/// <summary>Why a ladder position changed, or what it has earned.</summary>
public enum LadderWhy
{
    /// <summary>Two good sessions running: a step up.</summary>
    TwoGoodSessions,

    /// <summary>Very easy in the first two sessions: a step up, once.</summary>
    EasyStart,

    /// <summary>Days off: the ladder goes on from a lower step.</summary>
    DaysOff,

    /// <summary>Amber: a step down.</summary>
    Amber,

    /// <summary>Red: two steps down.</summary>
    Red,

    /// <summary>Red at the foot of the ladder, or amber twice running: the easier move takes over.</summary>
    EasierMove,

    /// <summary>Effort 9-10 twice running: a step down.</summary>
    TooHardTwice,

    /// <summary>More than a third of the dose was missing: a step down.</summary>
    FellShort,

    /// <summary>Next morning's pain was up by two or more: a step down.</summary>
    NextMorning,

    /// <summary>Two good sessions at the last step: the harder move may be offered.</summary>
    TopOfLadder,
}

/// <summary>One change of a ladder.</summary>
/// <param name="MoveId">The move.</param>
/// <param name="FromStep">The step before.</param>
/// <param name="ToStep">The step after; the same where only an offer was earned.</param>
/// <param name="Why">Why.</param>
/// <param name="OtherMoveId">The move that takes over or may be offered, or null.</param>
public sealed record LadderChange(string MoveId, int FromStep, int ToStep, LadderWhy Why, string? OtherMoveId = null);

/// <summary>What a session did to the ladders.</summary>
/// <param name="After">The book afterwards.</param>
/// <param name="Changes">What changed, in the order of the plan.</param>
/// <param name="Light">The light of the session as a whole.</param>
public sealed record LadderOutcome(LadderBook After, ImmutableArray<LadderChange> Changes, PainLight Light);
