using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>What is known of one of two members who are one person: the file, and all that their journal says.</summary>
internal sealed record StreakLife(StreakFile File, IReadOnlyList<DayFact> Facts, IReadOnlyList<Excuse> Excuses);

/// <summary>
/// The streak of one person out of two. Days in, marks out, so the days that the journals still have are judged anew together. Of
/// what the journals have forgotten only sums are left, and nobody knows which days were the same: the greater sum stays, so that
/// no day is lost that either had shown and none is counted twice. Pure; which of the two is first decides about the clock alone.
/// </summary>
internal static class StreakMerge
{
    /// <inheritdoc cref="StreakMerge"/>
    public static StreakFile Of(StreakLife chosen, StreakLife other)
    {
        var (one, two) = (chosen.File, other.File);
        return chosen.File with
        {
            Forward = Opening(chosen, other),
            ForwardPausedUntil = null,
            HeldSince = MemberMerge.Earlier(one.HeldSince, two.HeldSince),
            DaysCelebrated = Math.Max(one.DaysCelebrated, two.DaysCelebrated),
            WeeksCelebrated = Math.Max(one.WeeksCelebrated, two.WeeksCelebrated),
            ToldThrough = MemberMerge.Later(one.ToldThrough, two.ToldThrough),
            MendTold = MemberMerge.Later(one.MendTold, two.MendTold),
        };
    }

    /// <summary>What the days before the journals came to; null where the journals have them all.</summary>
    private static StreakBalance? Opening(StreakLife one, StreakLife two)
    {
        var known = one.Facts.Concat(two.Facts).Select(fact => fact.Day)
            .Concat(new[] { one.File.Forward, two.File.Forward }.OfType<StreakBalance>().Select(forward => forward.Through.PlusDays(1))).ToList();
        if (known.Count == 0)
            return null;
        var (first, second) = (Forgotten(one, known.Min()), Forgotten(two, known.Min()));
        var opening = first with
        {
            Start = MemberMerge.Earlier(first.Start, second.Start),
            Chain = Math.Max(first.Chain, second.Chain),
            Score = Math.Max(first.Score, second.Score),
            DaysShown = Math.Max(first.DaysShown, second.DaysShown),
            WeeksKept = Math.Max(first.WeeksKept, second.WeeksKept),
            WeeksInARow = Math.Max(first.WeeksInARow, second.WeeksInARow),
        };
        return opening == StreakBalance.Before(known.Min()) ? null : opening;
    }

    /// <summary>What one's days before one day came to: all that was carried forward, less what the journal still has of it.</summary>
    private static StreakBalance Forgotten(StreakLife life, LocalDate from)
    {
        var none = StreakBalance.Before(from);
        // Where their first day is in the journal, so are all others.
        if (life.File.Forward is not { Start: { } start } forward || start >= from)
            return none;
        // A session in the days after it may have made up for the last of them.
        var days = StreakRules.Judge(none, life.Facts, life.Excuses, forward.Through.PlusDays(StreakRules.DaysToMend + 1));
        var kept = days.LastOrDefault(day => day.Day <= forward.Through)?.After ?? none;
        return none with
        {
            Start = start,
            Chain = Math.Max(0, forward.Chain - kept.Chain),
            // Two years of days leave nothing of what was before them.
            Score = kept == none ? forward.Score : 0,
            DaysShown = Math.Max(0, forward.DaysShown - kept.DaysShown),
            WeeksKept = Math.Max(0, forward.WeeksKept - kept.WeeksKept),
            WeeksInARow = Math.Max(0, forward.WeeksInARow - kept.WeeksInARow),
        };
    }
}
