using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>What becomes of a team when somebody goes, however they go.</summary>
internal static class TeamLeaving
{
    /// <summary>
    /// Takes a member out, with the codes they made. Where no admin is left, whoever has been there longest is one. A team without
    /// anybody stays until its boards have said so; see <see cref="TeamMemory"/>.
    /// </summary>
    public static async Task RemoveAsync(CoachContext db, Team team, TeamMember leaving, Instant now, CancellationToken stop)
    {
        await LeaveBehindAsync(db, team, leaving, now, stop);
        db.RemoveRange(await db.TeamInvites.Where(invite => invite.TeamId == team.Id && invite.MadeBy == leaving.MemberId).ToListAsync(stop));
        db.Remove(leaving);
        team.Members.Remove(leaving);
        team.Version++;
        if (team.Members.Count > 0 && !team.Members.Any(member => member.IsAdmin))
            team.Members.OrderBy(member => member.JoinedOn).ThenBy(member => member.MemberId).First().IsAdmin = true;
    }

    /// <summary>Notes on the days that can still change how the one who leaves stood: numbers, and nobody's name.</summary>
    private static async Task LeaveBehindAsync(CoachContext db, Team team, TeamMember leaving, Instant now, CancellationToken stop)
    {
        var (from, to) = Span(team, now);
        var person = await TeamPeople.ReadAsync(db, leaving, from, to, stop);
        var rows = await db.TeamDays.Where(row => row.TeamId == team.Id && row.Day >= from && row.Day <= to).ToListAsync(stop);
        db.AddRange(LeaveBehind(team, person, rows, now));
    }

    /// <summary>
    /// The same on the rows of the days: whoever leaves takes nothing from a day that is over, and from a running one no more than
    /// what they have not done yet. Answers the rows that were not there.
    /// </summary>
    public static List<TeamDay> LeaveBehind(Team team, TeamPerson person, IReadOnlyCollection<TeamDay> rows, Instant now)
    {
        var added = new List<TeamDay>();
        var today = team.At(now).Today;
        for (var (day, to) = Span(team, now); day <= to; day = day.PlusDays(1))
        {
            var showing = person.ShowingOn(day);
            var showedUp = showing is TeamShowing.Done or TeamShowing.Rest;
            if (!showedUp && (showing != TeamShowing.NotYet || day >= today))
                continue;
            if (rows.FirstOrDefault(one => one.Day == day) is not { } row)
                added.Add(row = new TeamDay { TeamId = team.Id, Day = day, Counted = 0, ShowedUp = 0, Kept = null });
            row.Leave(showedUp);
        }

        return added;
    }

    /// <summary>The days that are not settled: from the oldest that still takes in what is told late to the latest on which anybody can have shown up.</summary>
    private static (LocalDate From, LocalDate To) Span(Team team, Instant now)
    {
        var today = team.At(now).Today;
        return (LocalDate.Max(team.OpenDay, TeamClose.Earliest(today)).PlusDays(-TeamDay.TakesLateDays), today.PlusDays(TeamDay.DatesApart));
    }
}
