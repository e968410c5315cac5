using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>Forgets what teams no longer need: those without anybody, posts that nobody changes any more, and codes that no longer work.</summary>
internal sealed class TeamMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    /// <summary>For how many days a post is kept beyond its time: enough to see why a board did or did not come. Our own figure.</summary>
    public static readonly Duration Kept = Duration.FromDays(7);

    public string What => "team posts and codes";

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var before = now - Kept;
        var forgotten = 0;
        await db.WriteAsync(
            async () =>
            {
                // The boards of a team without anybody had until its day closed to say that it has ended.
                forgotten = await db.Teams.Where(team => !team.Members.Any() && team.LookAt < now).ExecuteDeleteAsync(stop)
                    + await db.TeamPosts.Where(post => post.NotAfter < before).ExecuteDeleteAsync(stop)
                    + await db.TeamInvites.Where(invite => invite.Until < now).ExecuteDeleteAsync(stop);
                return forgotten > 0;
            },
            stop);
        return forgotten;
    }
}
