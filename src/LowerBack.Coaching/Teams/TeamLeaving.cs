using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Teams;

/// <summary>What becomes of a team when somebody goes, however they go.</summary>
internal static class TeamLeaving
{
    /// <summary>
    /// Takes a member out, with the codes they made. Where no admin is left, whoever has been there longest is one. A team without
    /// anybody stays until its boards have said so; see <see cref="TeamMemory"/>.
    /// </summary>
    public static async Task RemoveAsync(CoachContext db, Team team, TeamMember leaving, CancellationToken stop)
    {
        db.RemoveRange(await db.TeamInvites.Where(invite => invite.TeamId == team.Id && invite.MadeBy == leaving.MemberId).ToListAsync(stop));
        db.Remove(leaving);
        team.Members.Remove(leaving);
        team.Version++;
        if (team.Members.Count > 0 && !team.Members.Any(member => member.IsAdmin))
            team.Members.OrderBy(member => member.JoinedOn).ThenBy(member => member.MemberId).First().IsAdmin = true;
    }
}
