using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace LowerBack.Data.Postgres;

/// <summary>The coach's store on PostgreSQL, for more than one worker.</summary>
public sealed class PostgresCoachContext(DbContextOptions<PostgresCoachContext> options) : CoachContext(options)
{
    /// <inheritdoc/>
    public override async Task<IReadOnlyList<AgendaRow>> TakeDueAsync(int part, Instant now, int most) =>
        await Agendas.FromSqlRaw(PostgresSweep.Take, part, now.ToDateTimeUtc(), most).AsNoTracking().ToListAsync();

    /// <inheritdoc/>
    public override Task WriteAsync(SweptBatch batch, Instant now) => PostgresSweep.WriteAsync(this, batch, now);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseCoachColumns();
        configurationBuilder.Properties<Instant>().HaveConversion<MomentColumn>();
    }

    /// <summary>As <c>timestamp with time zone</c>, which PostgreSQL keeps in UTC.</summary>
    private sealed class MomentColumn() : ValueConverter<Instant, DateTime>(
        moment => moment.ToDateTimeUtc(), stored => Instant.FromDateTimeUtc(stored));
}
