using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>Two members who turn out to be one person, on their way to becoming one member.</summary>
/// <param name="Db">Where; both are tracked with all of their journals, and nothing is saved here.</param>
/// <param name="Keeper">Who stays.</param>
/// <param name="Other">Who goes, once everything of theirs is the keeper's.</param>
/// <param name="Chosen">The one of the two whose settings stay.</param>
/// <param name="Now">The moment.</param>
public sealed record MemberMerge(CoachContext Db, Member Keeper, Member Other, Member Chosen, Instant Now)
{
    /// <summary>The one of the two whose settings go.</summary>
    public Member NotChosen => ReferenceEquals(Chosen, Keeper) ? Other : Keeper;

    /// <summary>The later of two, where there is any.</summary>
    public static T? Later<T>(T? one, T? other)
        where T : struct, IComparable<T> => one is not { } first || other?.CompareTo(first) > 0 ? other : one;

    /// <summary>The earlier of two, where there is any.</summary>
    public static T? Earlier<T>(T? one, T? other)
        where T : struct, IComparable<T> => one is not { } first || other?.CompareTo(first) < 0 ? other : one;
}

/// <summary>
/// Makes one member of two, kind by kind of what is held about them. It is part of a turn and saved with it: the row of the one
/// who goes is deleted only as it was read, so a turn of theirs at the same moment makes one of the two turns run again.
/// </summary>
public sealed class MemberMerger(IEnumerable<HeldData> held)
{
    // The journal comes last: what is remembered beside it may have to know whose days were whose.
    private readonly HeldData[] _held = [.. held.OrderBy(kind => kind.Covers.Contains(typeof(JournalEntry)))];

    /// <summary>Moves everything of the other to the keeper, and removes the other.</summary>
    public async Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        await merge.Db.Journal.Where(entry => entry.MemberId == merge.Keeper.Id || entry.MemberId == merge.Other.Id).LoadAsync(stop);
        foreach (var kind in _held)
            await kind.MergeAsync(merge, stop);
        merge.Db.Remove(merge.Other);
    }
}
