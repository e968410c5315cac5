using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>The teams somebody is in. When they are erased they are gone from each, from its board too, and an empty team goes with them.</summary>
internal sealed class HeldTeams(IClock clock) : HeldRows<TeamMember>(
    "teamMemberships", (words, count) => words.Count(TeamsText.Held, count), (db, member) => db.TeamMembers.Where(row => row.MemberId == member))
{
    /// <inheritdoc/>
    public override bool LooksAtOthers => true;

    public override async Task<int> EraseAsync(CoachContext db, Member member, CancellationToken stop)
    {
        var teams = await db.Teams.Where(team => team.Members.Any(one => one.MemberId == member.Id))
            .Include(team => team.Members).Include(team => team.Chats).AsSplitQuery().ToListAsync(stop);
        foreach (var team in teams)
        {
            await TeamLeaving.RemoveAsync(db, team, team.Members.Single(one => one.MemberId == member.Id), clock.GetCurrentInstant(), stop);
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

    /// <summary>One person is in a team once: since the earlier day, by a name where they had one, and as an admin where they were.</summary>
    public override async Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        var teams = await merge.Db.Teams.Where(team => team.Members.Any(one => one.MemberId == merge.Other.Id)).Include(team => team.Members).ToListAsync(stop);
        foreach (var team in teams)
        {
            var theirs = team.Members.Single(one => one.MemberId == merge.Other.Id);
            var mine = team.Members.FirstOrDefault(one => one.MemberId == merge.Keeper.Id);
            merge.Db.Remove(theirs);
            team.Members.Remove(theirs);
            if (mine is null)
            {
                team.Members.Add(new TeamMember
                {
                    TeamId = team.Id, MemberId = merge.Keeper.Id, JoinedOn = theirs.JoinedOn, Name = theirs.Name, IsAdmin = theirs.IsAdmin,
                });
            }
            else
            {
                mine.JoinedOn = LocalDate.Min(mine.JoinedOn, theirs.JoinedOn);
                mine.Name ??= theirs.Name;
                mine.IsAdmin |= theirs.IsAdmin;
            }

            team.Version++;
            await TeamBoards.RefreshAsync(merge.Db, team, merge.Now, stop);
        }
    }
}
