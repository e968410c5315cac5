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
            await TeamLeaving.RemoveAsync(db, team, team.Members.Single(one => one.MemberId == member.Id), stop);
            // Every board that can still be changed, also one that nobody would have changed any more.
            var boards = await db.TeamPosts.Where(post => post.Chat.TeamId == team.Id && post.Kind == TeamPostKind.Board && post.State != TeamPostState.Over).ToListAsync(stop);
            foreach (var board in boards)
            {
                board.NotAfter += TeamMemory.Kept;
                board.Ask(NodaConstants.UnixEpoch);
            }
        }

        await db.SaveChangesAsync(stop);
        return teams.Count;
    }
}
