using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>Where a member stands on one ladder.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Exposures">How many sessions the move was done in.</param>
/// <param name="Clean">How many sessions running were good enough to step up: two are needed.</param>
/// <param name="HardRunning">How many sessions running were at effort 9 or 10.</param>
/// <param name="AmberRunning">How many sessions running ended amber.</param>
/// <param name="LastClean">When the last good one was; two count only 36 hours apart.</param>
/// <param name="Jumped">Whether the one early jump has been used.</param>
/// <param name="ReplacedBy">The move that stands in for this one for good: the harder one after a promotion, the easier one after pain.</param>
public sealed record LadderPosition(
    int Step,
    int Exposures = 0,
    int Clean = 0,
    int HardRunning = 0,
    int AmberRunning = 0,
    Instant? LastClean = null,
    bool Jumped = false,
    string? ReplacedBy = null)
{
    /// <summary>Where everybody starts.</summary>
    public static readonly LadderPosition Start = new(1);
}

/// <summary>All ladder positions of a member. A value: changing one makes a new book.</summary>
/// <param name="Positions">By move id; a move that is not in it stands at step 1.</param>
/// <param name="LockedUntil">No step up before this moment, after a red light.</param>
public sealed record LadderBook(ImmutableDictionary<string, LadderPosition> Positions, Instant? LockedUntil = null)
{
    /// <summary>A new member's book.</summary>
    public static readonly LadderBook Empty = new(ImmutableDictionary<string, LadderPosition>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Where the member stands on a move's ladder.</summary>
    public LadderPosition this[string moveId] => Positions.GetValueOrDefault(moveId) ?? LadderPosition.Start;

    /// <summary>The book with one position changed.</summary>
    public LadderBook With(string moveId, LadderPosition position) => this with { Positions = Positions.SetItem(moveId, position) };

    /// <summary>
    /// The member agreed to move on from the top of a ladder to the harder move: at step 1, or where they already stand
    /// with it from other sessions.
    /// </summary>
    public LadderBook Promote(Move from, Move to)
    {
        // A move that stood in for this harder one after pain hands its place back instead of pointing in a circle.
        var back = this[to.Id];
        var book = back.ReplacedBy == from.Id
            ? With(to.Id, back with { ReplacedBy = null, Step = 1, Clean = 0, AmberRunning = 0, HardRunning = 0 })
            : With(to.Id, back with { Clean = 0 });
        return book.With(from.Id, book[from.Id] with { ReplacedBy = back.ReplacedBy == from.Id ? null : to.Id, Clean = 0 });
    }

    /// <summary>Whether two books say the same; record equality would compare the dictionaries by reference.</summary>
    public bool Equals(LadderBook? other)
    {
        if (other is null || LockedUntil != other.LockedUntil || Positions.Count != other.Positions.Count) return false;
        foreach (var (id, position) in Positions)
            if (!other.Positions.TryGetValue(id, out var there) || there != position) return false;
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Positions.Count, LockedUntil);
}
