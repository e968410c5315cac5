using System.Data.Common;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Data;

/// <summary>Makes the store ready before anything uses it.</summary>
public interface IStoreSetUp
{
    /// <summary>Where the data is, for the operator: a file, or a server and a database. Holds no secrets.</summary>
    string Place { get; }

    /// <summary>Checks the database and brings its schema up to date.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says what to do.</exception>
    Task PrepareAsync(CancellationToken stop);

    /// <summary>What keeps the database from being used now, in a few words for the operator; null where it answers and takes what is written.</summary>
    Task<string?> ObjectionAsync(CancellationToken stop);
}

/// <summary>The store cannot be used. The message is for the operator: what is wrong and what to do, no secrets.</summary>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>What is different about a database when it is made ready.</summary>
internal interface IStoreVendor
{
    /// <inheritdoc cref="IStoreSetUp.Place"/>
    string Place { get; }

    /// <summary>Looks, without changing a byte, whether this is a database to use at all.</summary>
    Task InspectAsync(CoachContext db, CancellationToken stop);

    /// <summary>What must be done before the schema is changed; only called when it will be.</summary>
    Task BeforeMigrationAsync(CoachContext db, CancellationToken stop);

    /// <summary>What must hold whenever the program runs.</summary>
    Task FinishAsync(CoachContext db, CancellationToken stop);

    /// <summary>Turns a fault of the vendor's into a refusal, or null where it is not one.</summary>
    StoreException? Explain(Exception fault);
}

/// <summary>The set-up that both databases share.</summary>
internal sealed class StoreSetUp(IDbContextFactory<CoachContext> contexts, IStoreVendor vendor) : IStoreSetUp
{
    public string Place => vendor.Place;

    public async Task PrepareAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        try
        {
            // Everything that can say no comes first, so that a refused database is left exactly as it was.
            await vendor.InspectAsync(db, stop);
            var known = db.Database.GetMigrations().ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
            if (applied.Except(known).LastOrDefault() is { } unknown)
            {
                throw new StoreException(
                    $"The database was written by a newer LowerBack (it has {unknown}, which this version does not know). "
                    + "Nothing was changed in it. Start the newer version, or restore a backup made before the update.");
            }

            if (known.Except(applied).Any())
            {
                await vendor.BeforeMigrationAsync(db, stop);
                await db.Database.MigrateAsync(stop);
            }

            await vendor.FinishAsync(db, stop);
        }
        catch (Exception fault) when (fault is not StoreException && Causes(fault).Select(vendor.Explain).FirstOrDefault(said => said is not null) is { } refusal)
        {
            throw new StoreException(refusal.Message, fault);
        }
    }

    public async Task<string?> ObjectionAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        // A real question: opening a connection says little, since it may come from the pool.
        if (!await WorksAsync(() => db.HandledEvents.AsNoTracking().AnyAsync(stop)))
            return "the database does not answer";
        return await WorksAsync(() => WriteAsync(db, stop)) ? null : "the database cannot be written to; is its disk full?";
    }

    /// <summary>Writes and takes back, as a turn would write: a full disk and a server that only reads still answer every question.</summary>
    private static async Task<int> WriteAsync(CoachContext db, CancellationToken stop)
    {
        // Of long ago: whatever a crash leaves of it is forgotten with the oldest events.
        var trial = db.Add(new HandledEvent { Platform = "trial", EventId = Guid.NewGuid().ToString("n"), HandledAt = NodaConstants.UnixEpoch });
        await db.SaveChangesAsync(stop);
        trial.State = EntityState.Deleted;
        try
        {
            return await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // What forgets old events came first.
            return 0;
        }
    }

    private static async Task<bool> WorksAsync<T>(Func<Task<T>> tried)
    {
        try
        {
            await tried();
            return true;
        }
        catch (Exception fault) when (Causes(fault).Any(cause => cause is DbException or TimeoutException or IOException))
        {
            return false;
        }
    }

    /// <summary>A fault and what is inside it: the mapper wraps what it takes for transient.</summary>
    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
