using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>Forgets journal entries of long ago, a thousand at a time, so that no turn waits long for the store.</summary>
internal sealed class JournalMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    private const int AtOnce = 1000;

    public string What => "journal entries";

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var before = clock.GetCurrentInstant().InUtc().Date.PlusMonths(-JournalEntry.MonthsKept);
        var forgotten = 0;
        int latest;
        do
        {
            latest = await db.Journal.Where(entry => entry.Day < before).OrderBy(entry => entry.Day).Take(AtOnce).ExecuteDeleteAsync(stop);
            forgotten += latest;
        }
        while (latest == AtOnce);
        return forgotten;
    }
}
