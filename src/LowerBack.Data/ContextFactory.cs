using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Data;

/// <summary>Hands the coach a context of whichever database is configured.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<CoachContext>
    where TContext : CoachContext
{
    public CoachContext CreateDbContext() => inner.CreateDbContext();

    public async Task<CoachContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await inner.CreateDbContextAsync(cancellationToken);
}
