using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Outbox;

/// <summary>Messages that need a person to look: what is wrong with them is a mistake of ours, and the log says which they are.</summary>
public sealed class Parked(IDbContextFactory<CoachContext> contexts)
{
    /// <summary>How many of the last <see cref="OutboxMessage.DaysKept"/> days there are on these platforms.</summary>
    public async Task<int> CountAsync(IReadOnlyCollection<string> platforms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Outbox.CountAsync(message => platforms.Contains(message.Platform) && message.State == OutboxState.Parked, stop);
    }
}
