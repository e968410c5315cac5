using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Teams;

/// <summary>Somebody who is in a team with a member.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">What a board that both are on calls them; null where none does.</param>
/// <param name="Own">What it calls the member. Null unless both are named on one board: then neither knows the other by name.</param>
internal sealed record TeamMate(Guid Id, string? Name, string? Own)
{
    /// <summary>Their mark, by which a button says whom it means: enough of the id to tell all team-mates apart.</summary>
    public string Tag => Member.TagOf(Id);
}

/// <summary>With whom somebody is in a team (<see cref="TeamAct.Nudge"/>), as the store has it and not as anybody says.</summary>
internal static class TeamMates
{
    /// <summary>Everybody who is in a team with a member, by their names; those without one last.</summary>
    public static Task<List<TeamMate>> OfAsync(CoachContext db, Guid member, CancellationToken stop) => ReadAsync(db, member, only: null, stop);

    /// <summary>One of them; null where the two are in no team together.</summary>
    public static async Task<TeamMate?> OneAsync(CoachContext db, Guid member, Guid mate, CancellationToken stop) =>
        (await ReadAsync(db, member, mate, stop)).SingleOrDefault();

    private static async Task<List<TeamMate>> ReadAsync(CoachContext db, Guid member, Guid? only, CancellationToken stop)
    {
        var own = db.TeamMembers.Where(one => one.MemberId == member);
        var pairs = await db.TeamMembers.Where(one => one.MemberId != member && (only == null || one.MemberId == only))
            .Join(own, one => one.TeamId, mine => mine.TeamId, (one, mine) => new { one.MemberId, one.TeamId, one.Name, Own = mine.Name }).ToListAsync(stop);
        return [.. pairs.GroupBy(pair => pair.MemberId)
            .Select(teams => teams.OrderBy(pair => pair is { Name: not null, Own: not null } ? 0 : pair.Name is not null ? 1 : 2).ThenBy(pair => pair.TeamId).First())
            .Select(pair => new TeamMate(pair.MemberId, pair.Name, pair.Name is null ? null : pair.Own))
            .OrderBy(mate => mate.Name is null).ThenBy(mate => mate.Name, StringComparer.OrdinalIgnoreCase).ThenBy(mate => mate.Id)];
    }
}
