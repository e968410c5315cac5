using System.Collections.Immutable;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>A member's days up to today as they are judged now, and what those before them came to.</summary>
internal sealed record Streak(StreakBalance Opening, ImmutableArray<StreakDay> Days)
{
    /// <summary>How far back a turn reads the journal where it looks at the streak: as far as one about training does anyway.</summary>
    public const int DaysRead = RoutineBook.Days;

    /// <summary>
    /// Days older than this are carried forward. Answers come at most two days late and repairs within two, so nothing changes
    /// them; five weeks are shown. Who comes every week needs no more of the journal than every turn about training reads.
    /// </summary>
    public const int DaysKeptOpen = 35;

    /// <summary>What it all comes to, today as far as it went.</summary>
    public StreakBalance Now => Days.IsEmpty ? Opening : Days[^1].After;

    /// <summary>What became of today so far.</summary>
    public DayMark Today => Days.IsEmpty ? DayMark.Unknown : Days[^1].Mark;

    /// <summary>Whether the turn has read all of the journal that it takes.</summary>
    public static bool IsRead(Turn turn) =>
        turn.JournalSince is { } since && since <= Since(turn.Member);

    /// <summary>Reads what is missing of the journal: after weeks away, and once for whoever was here before there were streaks.</summary>
    public static Task ReadAsync(CoachContext db, Member member, CancellationToken stop)
    {
        var since = Since(member);
        return db.Journal.Where(entry => entry.MemberId == member.Id && entry.Day >= since).LoadAsync(stop);
    }

    /// <summary>The streak of a member whose journal <see cref="IsRead"/>.</summary>
    public static Streak Of(Occasion occasion)
    {
        var (member, today) = (occasion.Member, occasion.Now.Today);
        var facts = FactsOf(member).ToList();
        var opening = member.Get<StreakFile>().Forward
            ?? StreakBalance.Before(facts.Select(fact => fact.Day).Append(today).Min());
        return new Streak(opening, StreakRules.Judge(opening, facts, Excuses(occasion), today));
    }

    /// <summary>What was logged about a member's days, as far as their journal is read.</summary>
    public static IEnumerable<DayFact> FactsOf(Member member) => member.Journal.Select(StreakJournal.Fact).OfType<DayFact>();

    /// <summary>The file with every day carried forward that can be.</summary>
    public StreakFile CarryForward(Occasion occasion)
    {
        var file = occasion.Member.Get<StreakFile>();
        var oldest = occasion.Now.Today.PlusDays(-DaysKeptOpen);
        // Not in the middle of a repair: the session that made up for a day would be free to make up for another.
        var last = Days.LastOrDefault(day => day.Day <= oldest && day.Mark != DayMark.Mended);
        if (last is null)
            return file;
        var pausedUntil = Excuses(occasion).Where(excuse => excuse.Why == ExcuseWhy.Paused && excuse.From <= last.Day && excuse.Until > last.Day)
            .Select(excuse => (LocalDate?)excuse.Until).Max();
        return file with { Forward = last.After, ForwardPausedUntil = pausedUntil };
    }

    /// <summary>The first day of the journal that it takes; a day before the one they came, whose date may be another where they were.</summary>
    private static LocalDate Since(Member member) =>
        member.Get<StreakFile>().Forward?.Through.PlusDays(1) ?? member.JoinedAt.InUtc().Date.PlusDays(-1);

    private static IEnumerable<Excuse> Excuses(Occasion occasion)
    {
        var (member, today, file) = (occasion.Member, occasion.Now.Today, occasion.Member.Get<StreakFile>());
        foreach (var excuse in StreakJournal.Excuses(member, today))
            yield return excuse;
        if (file is { Forward: { } forward, ForwardPausedUntil: { } until })
            yield return new Excuse(ExcuseWhy.Paused, forward.Through, until);
        foreach (var entry in member.Journal)
        {
            if (StreakJournal.Excuse(entry) is { } excuse)
                yield return excuse;
        }
    }

    /// <summary>The file once a pause that began in days carried forward was ended early, which its note there cannot say any more.</summary>
    public static StreakFile Resumed(Occasion occasion)
    {
        var file = occasion.Member.Get<StreakFile>();
        if (file.ForwardPausedUntil is not { } until)
            return file;
        var ends = occasion.Member.Get<ReminderFile>().PausedUntil is { } paused && paused > occasion.Now.Now
            ? LocalNow.At(paused, occasion.Now.Zone, occasion.Now.DayStart).Today
            : occasion.Now.Today;
        return until > ends ? file with { ForwardPausedUntil = ends } : file;
    }
}
