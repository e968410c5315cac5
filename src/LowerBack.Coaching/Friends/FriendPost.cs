using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Friends;

/// <summary>
/// Lays a word for a friend into the outbox, for its time. Where there is no room for it nothing is laid, and whoever sent it
/// learns nothing: not that the other one hears nobody, nor that somebody was first.
/// </summary>
internal static class FriendPost
{
    /// <summary>The friend's row, to be changed, with as much of their journal as their usual hour takes; null where they are gone.</summary>
    public static Task<Member?> FindAsync(CoachContext db, Guid friend, Instant now, CancellationToken stop)
    {
        var since = now.InUtc().Date.PlusDays(-FriendTimes.DaysLookedAt);
        return db.Members.Include(member => member.Journal.Where(entry => entry.Day >= since)).SingleOrDefaultAsync(member => member.Id == friend, stop);
    }

    /// <summary>Lays it; at most one a day of the reader's, the first.</summary>
    /// <param name="db">The store.</param>
    /// <param name="from">Who sends it.</param>
    /// <param name="to">Who is to read it; with their journal.</param>
    /// <param name="isGift">Whether it tells of a freeze: that waits for no hour, and for the next day where this one has its word.</param>
    /// <param name="now">The moment.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task LayAsync(CoachContext db, Member from, Member to, bool isGift, Instant now, CancellationToken stop)
    {
        var file = to.Get<FriendFile>();
        if (to.EraseAt is not null || file.Mutes(from) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(to.ZoneId ?? "") is not { } zone)
            return;
        var (clock, theirs) = (AgendaKeeper.ClockOf(to), LocalNow.At(now, zone, to.DayStart));
        if (Times(to, clock, theirs, isGift).Where(time => file.On(time.Day) is null).Select(time => (Occurrence?)time).FirstOrDefault() is not { Due: var due, Day: var day }
            || await db.Identities.FirstOrDefaultAsync(identity => identity.MemberId == to.Id && identity.Platform == to.SpeaksOn, stop) is not { } account)
        {
            return;
        }

        to.Set(file.With(new FriendWord(from.Id, day, isGift), theirs.Today));
        to.Version++;
        db.Add(new OutboxMessage
        {
            MemberId = to.Id,
            Platform = account.Platform,
            Person = account.PersonId,
            Conversation = await db.Agendas.Where(row => row.MemberId == to.Id && row.Platform == to.SpeaksOn).Select(row => row.Conversation).FirstOrDefaultAsync(stop),
            Kind = nameof(ReminderKind.BuddyNudge),
            Day = day,
            DueAt = due,
            TryAt = due,
            NotAfter = Lateness.NotAfter(ReminderKind.BuddyNudge, due, clock, sleep: null),
            Rank = Sweep.RankOf(ReminderKind.BuddyNudge),
        });
    }

    private static IEnumerable<Occurrence> Times(Member to, MemberClock clock, LocalNow theirs, bool isGift)
    {
        var usual = FriendTimes.Usual(to.Get<ReminderFile>(), ShownUp.Times(to.Journal, theirs), clock.DayStart);
        // What was said to them a moment ago would swallow it.
        var free = to.Get<OutreachFile>().LastAt + Merging.Window + Duration.FromMinutes(1);
        if (isGift)
        {
            var soon = FriendTimes.Soon(clock, Instant.Max(theirs.Now, free));
            yield return new Occurrence(soon, LocalNow.At(soon, clock.Zone, clock.DayStart).Today, soon.InZone(clock.Zone).LocalDateTime);
            theirs = LocalNow.At(theirs.DayStartsAt(theirs.Today.PlusDays(1)), clock.Zone, clock.DayStart);
        }

        if (FriendTimes.Next(usual, clock, theirs) is { } next)
            yield return next with { Due = Instant.Max(next.Due, free) };
    }
}
