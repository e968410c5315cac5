using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>What kind of day it is.</summary>
public enum DayKind
{
    /// <summary>Extension emphasis.</summary>
    StrengthA = 1,

    /// <summary>Hinge and hip emphasis.</summary>
    StrengthB = 2,

    /// <summary>An advanced member's lighter A day: no deadlift.</summary>
    StrengthALight = 3,

    /// <summary>Mobility, any day.</summary>
    Mobility = 4,

    /// <summary>A walk, with something to loosen up where minutes are left.</summary>
    Walk = 5,

    /// <summary>Planned rest: no moves.</summary>
    Rest = 6,

    /// <summary>Breathing, easy range and a walk on a day with much pain.</summary>
    Recovery = 7,
}

/// <summary>Questions about a kind of day.</summary>
public static class DayKinds
{
    /// <summary>Whether the day trains.</summary>
    public static bool IsStrength(this DayKind kind) => kind is DayKind.StrengthA or DayKind.StrengthB or DayKind.StrengthALight;
}

/// <summary>Everything today's routine depends on. The same request always gives the same plan.</summary>
public sealed record PlanRequest
{
    /// <summary>The member's day.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The moment. History after it is not looked at.</summary>
    public required Instant Now { get; init; }

    /// <summary>How many minutes the member has, 5 to 30; anything else is taken for the nearest of them.</summary>
    public required int Minutes { get; init; }

    /// <summary>The kind of day the member asked for, or null for what the week says.</summary>
    public DayKind? Asked { get; init; }

    /// <summary>The member's level.</summary>
    public required Level Level { get; init; }

    /// <summary>Since when, for the six-week rhythm of lighter weeks; null where it is not known.</summary>
    public LocalDate? LevelSince { get; init; }

    /// <summary>The weekdays on which the member wants to train, a bit per day from Monday.</summary>
    public int TrainingDays { get; init; } = Profile.EveryDay;

    /// <summary>What the member has at hand.</summary>
    public Kit Kit { get; init; }

    /// <summary>What the member keeps away from.</summary>
    public AvoidCodes Avoid { get; init; }

    /// <summary>The screen said "go on with changes": nothing above level 2.</summary>
    public bool Modified { get; init; }

    /// <summary>Where the member stands on every ladder.</summary>
    public LadderBook Ladders { get; init; } = LadderBook.Empty;

    /// <summary>What was done in the last 42 days, newest first. Longer is harmless, shorter forgets.</summary>
    public ImmutableArray<PastSession> History { get; init; } = [];

    /// <summary>Pain now, 0-10, or null where it was not said.</summary>
    public int? PainNow { get; init; }

    /// <summary>What the check-ins of the last 42 days said, in any order.</summary>
    public ImmutableArray<Morning> Mornings { get; init; } = [];

    /// <summary>Where the day stands in a flare-up; null where none has anything to say about it.</summary>
    public FlareDay? Flare { get; init; }

    /// <summary>Whether this is the member's first session.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>A session that was done.</summary>
/// <param name="Day">The member's day it counts for.</param>
/// <param name="At">When it ended.</param>
/// <param name="Kind">What kind of day it was.</param>
/// <param name="Moves">What was done; moves that were skipped are not in it.</param>
/// <param name="ExtLoad">The sum of <see cref="Move.ExtLoad"/> over what was done.</param>
/// <param name="Effort">0-10, or null where it was not said.</param>
/// <param name="PainBefore">0-10, or null.</param>
/// <param name="PainMax">The hardest pain during, 0-10, or null.</param>
public sealed record PastSession(
    LocalDate Day,
    Instant At,
    DayKind Kind,
    ImmutableArray<PastMove> Moves,
    int ExtLoad,
    int? Effort = null,
    int? PainBefore = null,
    int? PainMax = null);

/// <summary>A move that was done.</summary>
/// <param name="MoveId">Which one.</param>
/// <param name="Step">At which ladder step.</param>
/// <param name="Seconds">How long it took by plan, in seconds.</param>
public sealed record PastMove(string MoveId, int Step, int Seconds);
