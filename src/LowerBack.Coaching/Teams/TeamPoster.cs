using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>
/// Brings what teams read into their conversations, and keeps boards up to date. A posting is marked on the disk before it leaves;
/// an edit is not, since twice is the same as once.
/// </summary>
public sealed partial class TeamPoster(IDbContextFactory<CoachContext> contexts, IClock clock, ILogger<TeamPoster> log) : ISender
{
    private const int Batch = 32;

    /// <summary>At 100 ms each this is 40 a second, more than any platform leaves for it.</summary>
    private const int AtOnce = 4;

    /// <inheritdoc/>
    public async Task TakeOverAsync(IChatPlatform platform, Guid sender, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var orphans = await db.TeamPosts.Where(post => post.Platform == platform.Id.Value && post.State == TeamPostState.InFlight).ToListAsync(stop);
        foreach (var orphan in orphans)
            TeamPostRules.Take(orphan, new OutcomeUnknown(), Duration.FromTimeSpan(platform.KnowsDoublesFor), clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
    }

    /// <inheritdoc/>
    public async Task<int> SendDueAsync(IChatPlatform platform, Guid sender, CancellationToken stop)
    {
        List<Due> due;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            var now = clock.GetCurrentInstant();
            due = await db.TeamPosts.Where(post => post.Platform == platform.Id.Value && post.TryAt <= now)
                .OrderBy(post => post.TryAt).Take(Batch).Select(post => new Due(post.Id, post.Chat.Conversation, post.Chat.Thread)).ToListAsync(stop);
        }

        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (one, until) => await BringAsync(platform, one, until));
        return due.Count;
    }

    private async Task BringAsync(IChatPlatform platform, Due due, CancellationToken stop)
    {
        try
        {
            await platform.WaitForRoomAsync(due.To(platform), stop);
            if (await LeaveAsync(platform, due.Id, stop) is { } leaving)
                await LandAsync(platform, due.Id, leaving.Asked, await SendAsync(platform, leaving));
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody showed up meanwhile, or the team is gone; what is due then is found again.
        }
    }

    /// <summary>Writes what is said now and, where it leaves for the first time, that it does. Null where nothing leaves.</summary>
    private async Task<Leaving?> LeaveAsync(IChatPlatform platform, Guid id, CancellationToken stop)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            var post = await db.TeamPosts.Include(found => found.Chat).SingleOrDefaultAsync(found => found.Id == id, stop);
            var now = clock.GetCurrentInstant();
            if (post is null || !(post.TryAt <= now))
                return null;
            if (post.NotAfter < now || post.Chat.IsLost || await WriteAsync(db, post, stop) is not { } content)
            {
                TeamPostRules.End(post);
                await db.SaveChangesAsync(stop);
                return null;
            }

            var to = new ToConversation(post.Chat.Address);
            if (post.Message is { } there)
                return new Leaving(post.Asked, Edit: new Edited(to, there, post.Chat.Language, content));
            var first = new Outgoing(post.Key, to, post.Chat.Language, content, Quiet: post.Kind != TeamPostKind.Digest);
            TeamPostRules.Leave(post, now);
            await db.SaveChangesAsync(stop);
            return new Leaving(post.Asked, First: first);
        }
        catch (Exception fault) when (fault is not DbUpdateConcurrencyException and not OperationCanceledException)
        {
            LogFault(id, FaultNote.Of(fault));
            await ChangeAsync(id, (_, post, now) => TeamPostRules.Fail(post, now));
            return null;
        }
    }

    private async Task<DeliveryOutcome> SendAsync(IChatPlatform platform, Leaving leaving)
    {
        try
        {
            // What is in flight is seen through, or nobody could say what came of it.
            return leaving.Edit is { } edit
                ? await platform.EditAsync(edit, CancellationToken.None)
                : await platform.SendAsync(leaving.First!, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogSendFault(platform.Id.Value, FaultNote.Of(fault));
            return new OutcomeUnknown();
        }
    }

    /// <summary>What the post says now; null where there is nothing to say any more.</summary>
    private static async Task<ChatMessage?> WriteAsync(CoachContext db, TeamPost post, CancellationToken stop)
    {
        var (team, words) = (await db.Teams.SingleAsync(found => found.Id == post.Chat.TeamId, stop), Words.In(post.Chat.Language));
        switch (post.Kind)
        {
            case TeamPostKind.Board:
                return TeamBoard.Of(words, await TeamView.ReadAsync(db, team, post.Day, stop));
            case TeamPostKind.Milestone:
                return TeamBoard.Milestone(words, team.Name, team.Celebrated);
            default:
                var from = post.Day.PlusDays(-7);
                var week = await db.TeamDays.AsNoTracking().Where(day => day.TeamId == team.Id && day.Day >= from && day.Day < post.Day)
                    .OrderBy(day => day.Day).ToListAsync(stop);
                return week.All(day => day.Kept is null) ? null
                    : TeamBoard.Digest(words, team.Name, week, (await TeamPast.ReadAsync(db, team.Id, post.Day, stop)).Chain);
        }
    }

    private Task LandAsync(IChatPlatform platform, Guid id, int asked, DeliveryOutcome outcome) => ChangeAsync(id, async (db, post, now) =>
    {
        if (outcome is Moved moved)
            await TeamChats.MoveAsync(db, post.Chat.Address, moved.To, now, CancellationToken.None);
        TeamPostRules.Take(post, outcome, Duration.FromTimeSpan(platform.KnowsDoublesFor), now);
        // Whoever showed up while it was on its way asked for it again.
        if (post.Asked != asked && post.State != TeamPostState.Over)
            post.TryAt ??= now;
        if (outcome is Unreachable or Refused)
            LogTrouble(platform.Id.Value, post.ChatId, outcome is Unreachable closed ? closed.Why : ((Refused)outcome).Why);
    });

    private Task ChangeAsync(Guid id, Action<CoachContext, TeamPost, Instant> change) => ChangeAsync(id, (db, post, now) =>
    {
        change(db, post, now);
        return Task.CompletedTask;
    });

    /// <summary>Changes a post; again where somebody asks for it at the same time.</summary>
    private async Task ChangeAsync(Guid id, Func<CoachContext, TeamPost, Instant, Task> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            if (await db.TeamPosts.Include(found => found.Chat).SingleOrDefaultAsync(found => found.Id == id) is not { } post)
                return;
            await change(db, post, clock.GetCurrentInstant());
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < DeliveryRules.MostAttempts)
            {
                // Read again.
            }
        }
    }

    [LoggerMessage(1311, LogLevel.Error, "A post of a team ({Id}) could not be made ready, and is tried again: {Fault}")]
    private partial void LogFault(Guid id, string fault);

    [LoggerMessage(1312, LogLevel.Warning, "A team's conversation on {Platform} ({Chat}) could not be written to: {Why}")]
    private partial void LogTrouble(string platform, Guid chat, string why);

    [LoggerMessage(1313, LogLevel.Error, "A team's message on {Platform} failed without an answer: {Fault}")]
    private partial void LogSendFault(string platform, string fault);

    /// <summary>What leaves: a new message, or one in the place of an older one.</summary>
    private sealed record Leaving(int Asked, Outgoing? First = null, Edited? Edit = null);

    private sealed record Due(Guid Id, string Conversation, string Thread)
    {
        public ToConversation To(IChatPlatform platform) => new(new ChatAddress(platform.Id, Conversation, Thread.Length == 0 ? null : Thread));
    }
}
