using System.Numerics;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>Which moves a member may be given today, and what stands in for the others. Sets of moves are 64-bit words.</summary>
internal sealed class MoveAccess
{
    private readonly MoveLibrary _library;
    private readonly AvoidCodes _codes;
    private ulong _byKit;
    private ulong _byComfort;

    private MoveAccess(MoveLibrary library, AvoidCodes codes) => (_library, _codes) = (library, codes);

    /// <summary>The moves that nothing speaks against.</summary>
    public ulong Allowed { get; private set; }

    public static MoveAccess For(MoveLibrary library, Level level, Kit kit, AvoidCodes codes, ulong tooSoon, bool deadliftEarned)
    {
        var access = new MoveAccess(library, codes);
        if ((kit & Kit.Backpack) != Kit.None) kit |= Kit.Dumbbell;
        foreach (var move in library.Moves)
        {
            var comfort = (move.Avoid & codes) == AvoidCodes.None
                && (!codes.NeutralOnly() || (library.Swaps.NeutralMoves & move.Bit) != 0);
            var equipped = move.KitAnyOf == Kit.None || (move.KitAnyOf & kit) != Kit.None;
            if (comfort) access._byComfort |= move.Bit;
            if (equipped) access._byKit |= move.Bit;
            if (comfort && equipped && move.Level <= level && (tooSoon & move.Bit) == 0
                && (deadliftEarned || move.Id != NamedMoves.Deadlift))
                access.Allowed |= move.Bit;
        }

        return access;
    }

    /// <summary>Leaves only the moves that pass.</summary>
    public void Only(Func<Move, bool> passes)
    {
        foreach (var move in _library.Moves)
            if (!passes(move)) Allowed &= ~move.Bit;
    }

    public bool Allows(Move move) => (Allowed & move.Bit) != 0;

    public bool RefusedForComfort(Move move) => (_byComfort & move.Bit) == 0;

    public bool RefusedForKit(Move move) => (_byKit & move.Bit) == 0;

    /// <summary>
    /// The best move to stand in: from the swap table of whatever speaks against it, then the same along the chain of
    /// easier moves.
    /// </summary>
    /// <param name="wanted">The move that cannot be given.</param>
    /// <param name="free">The moves that may still be used.</param>
    public Move? StandIn(Move wanted, ulong free)
    {
        free &= Allowed;
        for (var move = wanted; move is not null; move = move.RegressTo is { } easier ? _library[easier] : null)
        {
            if ((free & move.Bit) != 0) return move;
            if (FirstOf(SwapsFor(move), free) is { } other) return other;
        }

        return null;
    }

    /// <summary>Every table entry for a move that the member's codes and kit point at, best first.</summary>
    public IEnumerable<Move> AllSwaps(Move move)
    {
        var found = new List<Move>();
        foreach (var list in SwapsFor(move)) found.AddRange(list);
        return found;
    }

    private static Move? FirstOf(List<Move[]> lists, ulong free)
    {
        foreach (var list in lists)
            foreach (var other in list)
                if ((free & other.Bit) != 0) return other;
        return null;
    }

    private List<Move[]> SwapsFor(Move move)
    {
        var lists = new List<Move[]>(4);
        var swaps = _library.Swaps;
        if (_codes.NeutralOnly() && (swaps.NeutralMoves & move.Bit) == 0) lists.Add(swaps.ForNeutral(move));
        for (var left = (uint)(_codes & move.Avoid); left != 0; left &= left - 1)
            lists.Add(swaps.ForCode(BitOperations.TrailingZeroCount(left), move));
        if (RefusedForKit(move)) lists.Add(swaps.WithoutKit(move));
        return lists;
    }
}
