using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Turns;

/// <summary>What is remembered of handled events, and for how long.</summary>
public sealed class EventMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    /// <summary>Longer than any platform delivers again: Telegram keeps an update for a day.</summary>
    public static readonly Duration Kept = Duration.FromDays(7);

    /// <inheritdoc/>
    public string What => "handled events";

    /// <inheritdoc/>
    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var before = clock.GetCurrentInstant() - Kept;
        return await db.HandledEvents.Where(handled => handled.HandledAt < before).ExecuteDeleteAsync(stop);
    }

    /// <summary>The moment of the newest event, or null where there is none.</summary>
    public async Task<Instant?> NewestAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.HandledEvents.MaxAsync(handled => (Instant?)handled.HandledAt, stop);
    }
}
