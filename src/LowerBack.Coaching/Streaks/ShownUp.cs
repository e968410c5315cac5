using System.Linq.Expressions;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>How somebody stands on one of their days, as far as others may be told. Nothing of pain or of answers is in it.</summary>
public abstract record Showing
{
    private Showing()
    {
    }

    /// <summary>They did something: <see cref="DayMark.CheckIn"/>, <see cref="DayMark.Walk"/>, <see cref="DayMark.Mobility"/> or <see cref="DayMark.Trained"/>.</summary>
    public sealed record Done(DayMark Kind) : Showing;

    /// <summary>They tapped rest, which is showing up.</summary>
    public sealed record Rest : Showing;

    /// <summary>Nothing so far.</summary>
    public sealed record NotYet : Showing;

    /// <summary>
    /// They are in no sum of that day. The reason is for counting and not for showing: that somebody is on hold is about their
    /// health, so a group sees one word for all of them.
    /// </summary>
    public sealed record LeftOut(LeftOutWhy Why) : Showing;
}

/// <summary>Why somebody is in no sum of a day.</summary>
public enum LeftOutWhy
{
    /// <summary>The coach has known them since that day only, or may not plan anything for them yet.</summary>
    New,

    /// <summary>They asked for everything about them to be erased, and did nothing on that day before.</summary>
    Leaving,

    /// <summary>A STOP or a HOLD.</summary>
    OnHold,

    /// <summary>They paused whole days.</summary>
    Paused,

    /// <summary>A flare or a day cut short by travelling, and they did nothing on it. Had they, it would count.</summary>
    Excused,
}

/// <summary>
/// Whether members showed up on a day, for whoever counts more than one of them. Freezes and repairs are each member's own and
/// count for nobody else.
/// </summary>
public static class ShownUp
{
    /// <summary>The entries that <see cref="On"/> needs to know about a day, in a query over one or many members' journals.</summary>
    public static Expression<Func<JournalEntry, bool>> BearsOn(LocalDate day) => BearsOn(day, day);

    /// <summary>The same for all days from one to another, both included.</summary>
    public static Expression<Func<JournalEntry, bool>> BearsOn(LocalDate from, LocalDate to)
    {
        var (pauses, holds) = (PauseNote.Kind, HoldNote.Kind);
        var longestPause = from.PlusDays(-PauseNote.MostDays);
        return entry => (entry.Day >= from && entry.Day <= to)
            || (entry.Day > to && entry.Kind == holds)
            || (entry.Day < from && entry.Day >= longestPause && entry.Kind == pauses);
    }

    /// <summary>Whether an entry says anything about showing up; one that was only begun does not.</summary>
    public static bool Bears(JournalEntry entry) => StreakJournal.Fact(entry) is { Mark: > DayMark.Unknown } || StreakJournal.Excuse(entry) is not null;

    /// <summary>Whether a member showed up on one of their days.</summary>
    /// <param name="day">Their own date.</param>
    /// <param name="member">Who; their row is enough, their journal need not be read with it.</param>
    /// <param name="entries">Entries of their journal, at least those that <see cref="BearsOn"/> that day; others do no harm.</param>
    public static Showing On(LocalDate day, Member member, IEnumerable<JournalEntry> entries)
    {
        var (mark, excuses) = (DayMark.Unknown, StreakJournal.Excuses(member, day).ToList());
        foreach (var entry in entries)
        {
            if (StreakJournal.Fact(entry) is { } fact && fact.Day == day && fact.Mark > mark)
                mark = fact.Mark;
            if (StreakJournal.Excuse(entry) is { } days)
                excuses.Add(days);
        }

        return (mark, excuses.Where(days => days.Covers(day)).Select(days => (ExcuseWhy?)days.Why).Min()) switch
        {
            _ when IsNew(member, day) => new Showing.LeftOut(LeftOutWhy.New),
            // What they did before they paused or asked to be erased still counts: nobody breaks a day by that, or is seen to have stopped.
            (DayMark.Rest, _) => new Showing.Rest(),
            _ when mark.IsDone() => new Showing.Done(mark),
            _ when member.EraseAt is not null => new Showing.LeftOut(LeftOutWhy.Leaving),
            (_, ExcuseWhy.OnHold) => new Showing.LeftOut(LeftOutWhy.OnHold),
            (_, ExcuseWhy.Paused) => new Showing.LeftOut(LeftOutWhy.Paused),
            (_, not null) => new Showing.LeftOut(LeftOutWhy.Excused),
            _ => new Showing.NotYet(),
        };
    }

    /// <summary>
    /// At what time they first did something on each of their days before today, as far as the entries go. What was told about a
    /// day later says nothing about it.
    /// </summary>
    public static IEnumerable<LocalTime> Times(IEnumerable<JournalEntry> entries, LocalNow today) => entries
        .Where(entry => entry.Day < today.Today && StreakJournal.Fact(entry) is { Mark: > DayMark.Unknown })
        .Where(entry => LocalNow.At(entry.At, today.Zone, today.DayStart).Today == entry.Day)
        .GroupBy(entry => entry.Day).Select(day => day.Min(entry => entry.At).InZone(today.Zone).TimeOfDay);

    private static bool IsNew(Member member, LocalDate day)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.ZoneId ?? "") is not { } zone
            || SafetyRules.State(member.Get<SafetyFile>(), member.Get<Profile>()) is SafetyState.Unscreened or SafetyState.TooYoung)
        {
            return true;
        }

        return LocalNow.At(member.JoinedAt, zone, member.DayStart).Today >= day;
    }
}
