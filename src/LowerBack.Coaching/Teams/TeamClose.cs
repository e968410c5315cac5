using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>
/// Closes the days of teams by the hundred: what each day came to, what is to be said about it, and the next day. Every batch
/// is one save, fenced by the version of each team, so it may be killed anywhere and run by anybody.
/// </summary>
public sealed partial class TeamClose(IDbContextFactory<CoachContext> contexts, IClock clock, ILogger<TeamClose> log)
{
    /// <summary>How many teams are closed together: four queries for all of them.</summary>
    public const int Batch = 200;

    /// <summary>After a longer standstill the days between are not looked at: nobody waited for them.</summary>
    private const int MostDaysAtOnce = 31;

    /// <summary>When the digest and milestones are told in the team's zone, so that nobody's night is for it. Our own figure.</summary>
    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>The lateness limit of a digest (product.md), and our own of a milestone.</summary>
    private static readonly Duration Wanted = Duration.FromHours(12);

    /// <summary>Over so many minutes teams are spread, as their platforms' limits are shared.</summary>
    private const int Spread = 10;

    /// <summary>Looks at every team that is due; answers how many days were closed or counted anew.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (days, taken) = (0, Batch);
        while (taken == Batch)
        {
            stop.ThrowIfCancellationRequested();
            (taken, var closed) = await BatchAsync(stop);
            days += closed;
        }

        return days;
    }

    private async Task<(int Taken, int Closed)> BatchAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var teams = await db.Teams.Where(team => team.LookAt <= now && team.Members.Any()).OrderBy(team => team.LookAt).Take(Batch).Include(team => team.Chats).ToListAsync(stop);
        if (teams.Count == 0)
            return (0, 0);
        var ids = teams.Select(team => team.Id).ToList();
        var open = teams.Min(team => Earliest(team, now));
        var rows = (await db.TeamDays.Where(day => ids.Contains(day.TeamId) && (day.IsReopened || day.Day >= open)).ToListAsync(stop)).ToLookup(day => day.TeamId);
        var first = rows.SelectMany(days => days).Where(day => day.IsReopened).Select(day => day.Day).Append(open).Min();
        var last = teams.Max(team => team.At(now).Today);
        var people = await TeamPeople.ReadAsync(db, ids, first, last, stop);
        var boards = (await db.TeamPosts.Where(post => ids.Contains(post.Chat.TeamId) && post.Kind == TeamPostKind.Board && post.Day >= first).Include(post => post.Chat).ToListAsync(stop))
            .ToLookup(post => post.Chat.TeamId);

        var closed = 0;
        foreach (var team in teams)
        {
            team.Version++;
            try
            {
                var work = new TeamDays(team, [.. people[team.Id]], [.. rows[team.Id]], now);
                work.CountAgain();
                db.AddRange(work.Close(Earliest(team, now)));
                closed += work.Touched.Count;
                foreach (var board in boards[team.Id].Where(board => work.Touched.Contains(board.Day)))
                    board.Ask(now);
                team.KeptDays += work.NewlyKept;
                Announce(db, team, now);
                // Further east they may have shown up on that day already, and nobody else may come to have its board posted.
                foreach (var chat in team.Chats.Where(chat => !chat.IsLost && work.HasBegun(team.OpenDay)))
                    TeamBoards.Tell(db, team, chat, [.. boards[team.Id].Where(board => board.ChatId == chat.Id && board.Day == team.OpenDay)], isToday: true, now);
            }
            catch (Exception fault)
            {
                // One team whose data make no sense must not keep the others from closing their days.
                LogFault(team.Id, FaultNote.Of(fault));
                team.LookAt = now + Duration.FromHours(1);
            }
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return (teams.Count, closed);
        }
        catch (DbUpdateException)
        {
            // Somebody of one of the teams did something meanwhile; the next round finds them all again.
            LogMet(teams.Count);
            return (0, 0);
        }
    }

    /// <summary>The first day that is still looked at.</summary>
    /// <param name="today">The team's.</param>
    public static LocalDate Earliest(LocalDate today) => today.PlusDays(-MostDaysAtOnce);

    private static LocalDate Earliest(Team team, Instant now) => LocalDate.Max(team.OpenDay, Earliest(team.At(now).Today));

    private static void Announce(CoachContext db, Team team, Instant now)
    {
        var today = team.At(now).Today;
        var due = DueOn(today);
        if (today > team.OpenDay && team.DigestOn == today.DayOfWeek)
            Post(TeamPostKind.Digest, today);
        if (TeamRules.Reached(team.KeptDays, team.Celebrated) is { } milestone)
        {
            team.Celebrated = milestone;
            // One that was reached late in the day waits for the morning.
            Post(TeamPostKind.Milestone, due + Wanted < now ? today.PlusDays(1) : today);
        }

        team.OpenDay = LocalDate.Max(today, team.OpenDay);
        team.LookAt = TeamRules.ClosesAt(team);

        Instant DueOn(LocalDate day) => day.At(Morning).InZoneLeniently(DateTimeZoneProviders.Tzdb[team.ZoneId]).ToInstant()
            + Duration.FromSeconds((int)(MemberPhase.Of(team.Id) * Spread * 60));

        void Post(TeamPostKind kind, LocalDate day)
        {
            if (DueOn(day) + Wanted < now)
                return;
            db.AddRange(team.Chats.Where(chat => !chat.IsLost).Select(chat => new TeamPost
            {
                ChatId = chat.Id, Platform = chat.Platform, Kind = kind, Day = day, TryAt = DueOn(day), NotAfter = DueOn(day) + Wanted,
            }));
        }
    }

    [LoggerMessage(1302, LogLevel.Error, "The day of a team ({Team}) could not be closed, and is tried again in an hour: {Fault}")]
    private partial void LogFault(Guid team, string fault);

    [LoggerMessage(1301, LogLevel.Debug, "A batch of {Count} teams met somebody's turn and is looked at again")]
    private partial void LogMet(int count);
}
