using System.Collections.Immutable;
using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Coaching.Friends;

/// <summary>What a friend says: one of a few texts of ours, so that nobody can write anything to anybody. Pure.</summary>
public static class KindWords
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<FriendsText> All =
        [FriendsText.Word1, FriendsText.Word2, FriendsText.Word3, FriendsText.Word4, FriendsText.Word5, FriendsText.Word6];

    /// <summary>
    /// Which one is said on a day: the same however often it is asked about that day, and not the one that the same friend said
    /// last.
    /// </summary>
    /// <param name="from">Who says it.</param>
    /// <param name="day">The reader's day.</param>
    /// <param name="last">What was said to the reader last, by whomever.</param>
    public static int Choose(Guid from, LocalDate day, HeardWord? last)
    {
        if (last?.Day == day && last.From == from)
            return last.Words;
        var chosen = ((int)(MemberPhase.Of(from) * All.Length) + (Period.DaysBetween(new LocalDate(2026, 1, 1), day) * 5 % All.Length) + All.Length) % All.Length;
        return last?.From == from && last.Words == chosen ? (chosen + 1) % All.Length : chosen;
    }
}
