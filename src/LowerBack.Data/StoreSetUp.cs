using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Data;

/// <summary>Makes the store ready before anything uses it.</summary>
public interface IStoreSetUp
{
    /// <summary>Checks the database and brings its schema up to date.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says what to do.</exception>
    Task PrepareAsync(CancellationToken stop);

    /// <summary>Whether the database answers now.</summary>
    Task<bool> AnswersAsync(CancellationToken stop);
}

/// <summary>The store cannot be used. The message is for the operator: what is wrong and what to do, no secrets.</summary>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The set-up that both databases share; what differs comes in as functions.</summary>
/// <param name="contexts">The database.</param>
/// <param name="explain">Turns a fault of the vendor's into a refusal, or null where it is not one.</param>
/// <param name="prepare">What the vendor needs before migrations.</param>
internal sealed class StoreSetUp(
    IDbContextFactory<CoachContext> contexts,
    Func<Exception, StoreException?> explain,
    Func<CoachContext, CancellationToken, Task>? prepare = null) : IStoreSetUp
{
    public async Task PrepareAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        try
        {
            if (prepare is not null)
                await prepare(db, stop);
            var known = db.Database.GetMigrations().ToHashSet();
            var unknown = (await db.Database.GetAppliedMigrationsAsync(stop)).Where(applied => !known.Contains(applied)).ToList();
            if (unknown.Count > 0)
            {
                throw new StoreException(
                    $"The database was written by a newer LowerBack (it has {unknown[^1]}, which this version does not know). "
                    + "Nothing was changed in it. Start the newer version, or restore a backup made before the update.");
            }

            await db.Database.MigrateAsync(stop);
        }
        catch (Exception fault) when (explain(fault) is { } refusal)
        {
            throw new StoreException(refusal.Message, fault);
        }
    }

    public async Task<bool> AnswersAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Database.CanConnectAsync(stop);
    }
}
