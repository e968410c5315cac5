using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>A day, what became of it, and what all days came to by then.</summary>
/// <param name="Day">The member's own day.</param>
/// <param name="Mark">What became of it.</param>
/// <param name="Excuse">Why nothing was asked of them on it, where that is so; what they did all the same has its own mark.</param>
/// <param name="MendedOn">The day of the session that made up for it, where one did.</param>
/// <param name="Gifts">Freezes received from friends less those given.</param>
/// <param name="After">The balance with it.</param>
public sealed record StreakDay(LocalDate Day, DayMark Mark, ExcuseWhy? Excuse, LocalDate? MendedOn, int Gifts, StreakBalance After);

/// <summary>
/// From what was logged to what became of each day. Nothing of it is stored: days in, marks out, in whatever order the days
/// were told. A day that is over keeps its mark, except that a late answer about it counts for it, and that a session in the two
/// days after it may make up for it.
/// </summary>
public static class StreakRules
{
    /// <summary>
    /// A missed day can be made up for on the two days after it, which is 48 hours from its end (mechanics 4.2), by any session,
    /// the shortest being five minutes (coaching 5.6). Each session makes up for one day, so that two in a row take two.
    /// </summary>
    public const int DaysToMend = 2;

    /// <summary>What became of the days after a balance, up to today.</summary>
    /// <param name="opening">What the days before came to.</param>
    /// <param name="facts">What was logged about the days since, in any order; what is about a later day than today waits for it.</param>
    /// <param name="excuses">When nothing was asked of them, in any order.</param>
    /// <param name="today">The member's day, which is not over: without anything logged it is <see cref="DayMark.Unknown"/>.</param>
    public static ImmutableArray<StreakDay> Judge(
        StreakBalance opening, IEnumerable<DayFact> facts, IEnumerable<Excuse> excuses, LocalDate today)
    {
        var from = opening.Through.PlusDays(1);
        var told = new Told[Math.Max(0, Period.DaysBetween(from, today) + 1)];
        foreach (var fact in facts)
        {
            if (from <= fact.Day && fact.Day <= today)
                told[Period.DaysBetween(from, fact.Day)].Add(fact);
        }

        foreach (var excuse in excuses)
        {
            var first = Math.Max(0, Period.DaysBetween(from, excuse.From));
            for (var at = first; at < told.Length && excuse.Covers(from.PlusDays(at)); at++)
                told[at].Add(excuse.Why);
        }

        var days = ImmutableArray.CreateBuilder<StreakDay>(told.Length);
        var balance = opening;
        for (var at = 0; at < told.Length; at++)
        {
            var day = from.PlusDays(at);
            var (mark, mender) = MarkOf(balance, told, at, isOver: day < today);
            balance = balance.After(mark, told[at].Gifts);
            days.Add(new StreakDay(day, mark, told[at].Excuse, mender is { } later ? from.PlusDays(later) : null, told[at].Gifts, balance));
        }

        return days.MoveToImmutable();
    }

    /// <summary>
    /// Freezes and repairs are for a chain there is: a day of a longer absence needs none. A freeze is spent as the day ends, so a
    /// session that comes later finds nothing left to make up for.
    /// </summary>
    private static (DayMark Mark, int? Mender) MarkOf(StreakBalance before, Told[] told, int at, bool isOver)
    {
        ref var today = ref told[at];
        if (today.Mark.IsShown())
            return (today.Mark, null);
        if (before.Start is null)
            return (DayMark.Unknown, null);
        if (today.Excuse is not null)
            return (DayMark.Excused, null);
        if (!isOver)
            return (DayMark.Unknown, null);
        if (before.Chain == 0)
            return (DayMark.Missed, null);
        if (Freezes.With(before.Freezes, today.Gifts) > 0)
            return (DayMark.Frozen, null);
        for (var later = at + 1; later <= at + DaysToMend && later < told.Length; later++)
        {
            if (told[later].Sessions == 0)
                continue;
            told[later].Sessions--;
            return (DayMark.Mended, later);
        }

        return (DayMark.Missed, null);
    }

    /// <summary>All that was told about a day.</summary>
    [StructLayout(LayoutKind.Auto)]
    private record struct Told(DayMark Mark, int Sessions, int Gifts, ExcuseWhy? Excuse)
    {
        public void Add(DayFact fact)
        {
            Mark = (DayMark)Math.Max((int)Mark, (int)fact.Mark);
            Sessions += fact.Mends ? 1 : 0;
            Gifts += fact.Freezes;
        }

        public void Add(ExcuseWhy why) => Excuse = Excuse is { } known && known < why ? known : why;
    }
}
