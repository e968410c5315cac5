using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>
/// Forgets messages that came to their end, a thousand at a time, so that nobody waits long for the store. And ends those whose
/// time ran out unlooked at: where more is due than a platform takes, what ranks lowest is never reached and would pile up.
/// </summary>
internal sealed class OutboxMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    private const int AtOnce = 1000;

    public string What => "ended messages of the outbox";

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var before = now - Duration.FromDays(OutboxMessage.DaysKept);
        // Those that have not ended are few beside a week of those that have, and an index leads to them.
        await AllAsync(() => db.Outbox
            .Where(message => message.EndedAt == null && message.State == OutboxState.Ready && message.FlownAt == null && message.NotAfter < now)
            .OrderBy(message => message.EndedAt).Take(AtOnce)
            .ExecuteUpdateAsync(
                set => set.SetProperty(message => message.State, OutboxState.Dropped).SetProperty(message => message.Why, Drop.Late).SetProperty(message => message.EndedAt, now),
                stop));
        return await AllAsync(() => db.Outbox.Where(message => message.EndedAt < before)
            .OrderBy(message => message.EndedAt).Take(AtOnce).ExecuteDeleteAsync(stop));
    }

    /// <summary>Again and again, until there are no more of them.</summary>
    private static async Task<int> AllAsync(Func<Task<int>> next)
    {
        int all = 0, latest;
        do
        {
            latest = await next();
            all += latest;
        }
        while (latest == AtOnce);
        return all;
    }
}
