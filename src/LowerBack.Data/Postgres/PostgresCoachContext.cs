using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace LowerBack.Data.Postgres;

/// <summary>The coach's store on PostgreSQL, for more than one worker.</summary>
public sealed class PostgresCoachContext(DbContextOptions<PostgresCoachContext> options) : CoachContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseCoachColumns();
        configurationBuilder.Properties<Instant>().HaveConversion<MomentColumn>();
    }

    /// <summary>As <c>timestamp with time zone</c>, which PostgreSQL keeps in UTC.</summary>
    private sealed class MomentColumn() : ValueConverter<Instant, DateTime>(
        moment => moment.ToDateTimeUtc(), stored => Instant.FromDateTimeUtc(stored));
}
