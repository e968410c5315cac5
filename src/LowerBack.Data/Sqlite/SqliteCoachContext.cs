using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace LowerBack.Data.Sqlite;

/// <summary>The coach's store on SQLite. SQLite has one writer, so writes of this process wait for each other here.</summary>
public sealed class SqliteCoachContext(DbContextOptions<SqliteCoachContext> options) : CoachContext(options)
{
    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        this.GetService<SqliteWriter>().SaveAsync(
            this, stop => base.SaveChangesAsync(acceptAllChangesOnSuccess, stop), cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> WriteAsync(Func<Task<bool>> write, CancellationToken stop) =>
        this.GetService<SqliteWriter>().AloneAsync(() => base.WriteAsync(write, stop), stop);

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<AgendaRow>> TakeDueAsync(int part, Instant now, int most) => await Agendas.AsNoTracking()
        .Where(row => row.Part == part && row.NextDue <= now).OrderBy(row => row.NextDue).Take(most).ToListAsync();

    /// <inheritdoc/>
    public override Task WriteAsync(SweptBatch batch, Instant now) => SqliteSweep.WriteAsync(this, batch, now);

    /// <summary>
    /// Moves all pages from the write-ahead log into the file and cuts the log to nothing, since it still holds the pages as
    /// they were; in the file <c>secure_delete</c> has overwritten what was deleted. Where a reader from outside keeps the log
    /// busy it stays as it is until the next scrub.
    /// </summary>
    public override Task ScrubAsync(CancellationToken stop) => this.GetService<SqliteWriter>().AloneAsync(
        () => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", stop), stop);

    /// <summary>Not here: waiting for the pen would block a thread. Await <see cref="SaveChangesAsync"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Await SaveChangesAsync: on SQLite a write waits for its turn.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseCoachColumns();
        configurationBuilder.Properties<Instant>().HaveConversion<MomentColumn>();
    }

    /// <summary>Milliseconds since 1970, so that they compare and index as integers.</summary>
    private sealed class MomentColumn() : ValueConverter<Instant, long>(
        moment => moment.ToUnixTimeMilliseconds(), stored => Instant.FromUnixTimeMilliseconds(stored));
}
