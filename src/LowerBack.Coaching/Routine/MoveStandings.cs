using LowerBack.Coaching.Content;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>How one move stands with one member today; a closed family.</summary>
public abstract record MoveStanding;

/// <summary>It may come in their sessions.</summary>
/// <param name="Step">The step of the ladder at which it would come today.</param>
/// <param name="Own">Their own step; above <paramref name="Step"/> after days off, in a lighter week, or for comfort.</param>
public sealed record OnLadder(int Step, int Own) : MoveStanding;

/// <summary>It is left out, since it does not go with what they told; what would come instead, where anything does.</summary>
public sealed record LeftOut(Move? Instead) : MoveStanding;

/// <summary>It begins at a level they have not reached.</summary>
public sealed record FromLevel(Level Level) : MoveStanding;

/// <summary>It waits for back endurance and two weeks without much pain: the deadlift alone.</summary>
public sealed record NotEarned : MoveStanding;

/// <summary>They lack the kit; what would come instead, where anything does.</summary>
public sealed record NeedsKit(Move? Instead) : MoveStanding;

/// <summary>Another move took its place for good: the harder one after a promotion, or the easier one after pain.</summary>
public sealed record StoodInBy(Move Other) : MoveStanding;

/// <summary>What the routine has to tell other slices about a move and a member. Reads only.</summary>
public sealed class MoveStandings(MoveLibrary library)
{
    /// <summary>How many days of the journal <see cref="Of"/> reads.</summary>
    public const int JournalDays = RoutineBook.Days;

    /// <summary>
    /// How a move stands with the member today; null where nothing may be planned for them yet, or at present: the
    /// screen or a question is open, or a clinician should look first.
    /// </summary>
    public MoveStanding? Of(Turn turn, Move move)
    {
        if (SafetyScreen.State(turn) is not (SafetyState.Cleared or SafetyState.Modified)
            || turn.Profile is not { Level: not null, Kit: not null, Stirs: not null, GoEasy: not null })
        {
            return null;
        }

        var request = RoutineBook.Request(turn, library, RoutinePlanner.LeastMinutes, painNow: RoutineBook.Today(turn)?.Note.PainBefore);
        var today = new Today(library, request);
        var access = MoveAccess.For(library, today.Level, today.Kit, today.Codes, tooSoon: 0, today.DeadliftEarned);
        if (access.RefusedForComfort(move))
            return new LeftOut(access.StandIn(move, ~0UL));
        if (move.Level > today.Level)
            return new FromLevel(move.Level);
        if (access.RefusedForKit(move))
            return new NeedsKit(access.StandIn(move, ~0UL));
        if (!access.Allows(move))
            return new NotEarned();
        var position = request.Ladders[move.Id];
        if (position.ReplacedBy is { } id && library.Find(id) is { } other)
            return new StoodInBy(other);
        return new OnLadder(today.StepOf(move).Step, Math.Clamp(position.Step, 1, move.Ladder.Length));
    }

    /// <summary>What to keep away from, from what the member told and the screen found.</summary>
    public static AvoidCodes Codes(Turn turn) => RoutineBook.Codes(turn);
}
