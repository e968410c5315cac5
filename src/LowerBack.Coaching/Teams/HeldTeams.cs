using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>The teams somebody is in. When they are erased they are gone from each, from its board too, and an empty team goes with them.</summary>
internal sealed class HeldTeams() : HeldRows<TeamMember>(
    "teamMemberships", (words, count) => words.Count(TeamsText.Held, count), (db, member) => db.TeamMembers.Where(row => row.MemberId == member))
{
    public override async Task<int> EraseAsync(CoachContext db, Member member, CancellationToken stop)
    {
        var teams = await db.Teams.Where(team => team.Members.Any(one => one.MemberId == member.Id))
            .Include(team => team.Members).Include(team => team.Chats).AsSplitQuery().ToListAsync(stop);
        foreach (var team in teams)
        {
            TeamLeaving.Remove(db, team, team.Members.Single(one => one.MemberId == member.Id));
            var boards = await db.TeamPosts.Where(post => post.Chat.TeamId == team.Id && post.State == TeamPostState.Posted).ToListAsync(stop);
            foreach (var board in boards.Where(post => post.Kind == TeamPostKind.Board))
                board.Ask(NodaConstants.UnixEpoch);
        }

        await db.SaveChangesAsync(stop);
        return teams.Count;
    }
}
