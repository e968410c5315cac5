using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>Forgets messages that came to their end, a thousand at a time, so that nobody waits long for the store.</summary>
internal sealed class OutboxMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    private const int AtOnce = 1000;

    public string What => "ended messages of the outbox";

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var before = clock.GetCurrentInstant() - Duration.FromDays(OutboxMessage.DaysKept);
        var forgotten = 0;
        int latest;
        do
        {
            latest = await db.Outbox.Where(message => message.EndedAt < before).OrderBy(message => message.EndedAt).Take(AtOnce).ExecuteDeleteAsync(stop);
            forgotten += latest;
        }
        while (latest == AtOnce);
        return forgotten;
    }
}
