using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>What a change of level depends on.</summary>
public sealed record LevelFacts
{
    /// <summary>The level now.</summary>
    public required Level Level { get; init; }

    /// <summary>Since when.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>The member's day.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>Strength sessions done since then.</summary>
    public required int StrengthSessions { get; init; }

    /// <summary>Median pain of the last 14 days, 0-10, or null where nothing is known: then nobody moves up.</summary>
    public double? MedianPain14 { get; init; }

    /// <summary>Median pain of the last 7 days, 0-10, or null.</summary>
    public double? MedianPain7 { get; init; }

    /// <summary>Days since the last training, or null where none is remembered.</summary>
    public int? DaysSinceTrained { get; init; }

    /// <summary>Where the member stands.</summary>
    public required LadderBook Ladders { get; init; }

    /// <summary>What the member keeps away from.</summary>
    public AvoidCodes Avoid { get; init; }

    /// <summary>What the member has at hand.</summary>
    public Kit Kit { get; init; }
}

/// <summary>What to do about a level. A closed family.</summary>
public abstract record LevelAdvice
{
    private protected LevelAdvice() { }

    /// <summary>Stay.</summary>
    /// <param name="Missing">What the next gate still asks for; empty at the top.</param>
    public sealed record Stay(ImmutableArray<LevelGate> Missing) : LevelAdvice;

    /// <summary>The gate is open.</summary>
    /// <param name="To">The next level.</param>
    public sealed record Up(Level To) : LevelAdvice;

    /// <summary>One level down, kindly.</summary>
    /// <param name="To">The level before.</param>
    /// <param name="ForPain">Whether pain is the reason; otherwise it is a long gap.</param>
    public sealed record Down(Level To, bool ForPain) : LevelAdvice;
}

/// <summary>One condition of a gate. A closed family.</summary>
public abstract record LevelGate
{
    private protected LevelGate() { }

    /// <summary>Some more weeks at this level.</summary>
    public sealed record Weeks(int AtLeast) : LevelGate;

    /// <summary>Some more strength sessions.</summary>
    public sealed record Sessions(int AtLeast) : LevelGate;

    /// <summary>Less pain: the 14-day median at or under this.</summary>
    public sealed record Pain(int AtMost) : LevelGate;

    /// <summary>A ladder step; where several moves are named, one of them is enough.</summary>
    public sealed record Step(ImmutableArray<(string MoveId, int Step)> AnyOf) : LevelGate;
}

/// <summary>
/// The gates between levels (own numbers): from 1 to 2 four weeks and 8 sessions, from 2 to 3 eight more weeks, little pain
/// and the steps that show it. A gate never asks for a move that the member keeps away from or has no kit for.
/// </summary>
public sealed class LevelRules(MoveLibrary library)
{
    private const int PainDown = 5;

    private static readonly ImmutableArray<(string, int)>[][] Steps =
    [
        [[(NamedMoves.BirdDog, 3)], [(NamedMoves.SidePlankKnees, 3)], [(NamedMoves.PlankIncline, 4)], [(NamedMoves.HipHingeDrill, 3)]],
        [[(NamedMoves.Plank, 5)], [(NamedMoves.SidePlank, 4)], [(NamedMoves.DumbbellRdl, 3), (NamedMoves.SingleLegBridge, 4)]],
    ];

    /// <summary>What to do about a member's level.</summary>
    public LevelAdvice Advise(LevelFacts facts)
    {
        if (facts.Level > Level.Beginner)
        {
            if (facts.MedianPain7 >= PainDown) return new LevelAdvice.Down(facts.Level - 1, ForPain: true);
            if (facts.DaysSinceTrained > StepRules.LongestGapDays) return new LevelAdvice.Down(facts.Level - 1, ForPain: false);
        }

        if (facts.Level == Level.Advanced) return new LevelAdvice.Stay([]);
        var missing = ImmutableArray.CreateBuilder<LevelGate>();
        var (weeks, pain) = facts.Level == Level.Beginner ? (4, 3) : (8, 2);
        if (Period.DaysBetween(facts.Since, facts.Today) < weeks * 7) missing.Add(new LevelGate.Weeks(weeks));
        if (facts.StrengthSessions < 8) missing.Add(new LevelGate.Sessions(8));
        if (facts.MedianPain14 is not { } median || median > pain) missing.Add(new LevelGate.Pain(pain));
        foreach (var anyOf in Steps[(int)facts.Level - 1])
        {
            var possible = anyOf.RemoveAll(step => !MayGive(step.Item1, facts));
            if (!possible.IsEmpty && !possible.Any(step => Reached(facts.Ladders, step.Item1, step.Item2))) missing.Add(new LevelGate.Step(possible));
        }

        return missing.Count == 0 ? new LevelAdvice.Up(facts.Level + 1) : new LevelAdvice.Stay(missing.ToImmutable());
    }

    private bool MayGive(string id, LevelFacts facts) =>
        MoveAccess.For(library, facts.Level, facts.Kit, facts.Avoid, tooSoon: 0, deadliftEarned: true).Allows(library[id]);

    private bool Reached(LadderBook ladders, string id, int step)
    {
        var position = ladders[id];
        return position.Step >= step || (position.ReplacedBy is { } other && other == library[id].ProgressTo);
    }
}
