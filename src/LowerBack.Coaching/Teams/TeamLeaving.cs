using LowerBack.Coaching.Storage;

namespace LowerBack.Coaching.Teams;

/// <summary>What becomes of a team when somebody goes, however they go.</summary>
internal static class TeamLeaving
{
    /// <summary>Takes a member out. Where no admin is left, whoever has been there longest is one; where nobody is left, the team is gone with its days.</summary>
    public static void Remove(CoachContext db, Team team, TeamMember leaving)
    {
        db.Remove(leaving);
        team.Members.Remove(leaving);
        team.Version++;
        if (team.Members.Count == 0)
            db.Remove(team);
        else if (!team.Members.Any(member => member.IsAdmin))
            team.Members.OrderBy(member => member.JoinedOn).ThenBy(member => member.MemberId).First().IsAdmin = true;
    }
}
