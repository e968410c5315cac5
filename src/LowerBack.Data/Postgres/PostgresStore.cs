using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LowerBack.Data.Postgres;

/// <summary>PostgreSQL as the coach's store.</summary>
public static class PostgresStore
{
    /// <summary>Registers the store.</summary>
    /// <param name="services">Where.</param>
    /// <param name="connectionString">Such as <c>Host=db;Database=lowerback;Username=lowerback;Password=…</c>.</param>
    public static IServiceCollection AddPostgresStore(this IServiceCollection services, string connectionString)
    {
        services.AddDbContextFactory<PostgresCoachContext>(options => Configure(options, connectionString));
        services.AddSingleton<IDbContextFactory<CoachContext>, ContextFactory<PostgresCoachContext>>();
        services.AddSingleton<IStoreSetUp>(provider => new StoreSetUp(
            provider.GetRequiredService<IDbContextFactory<CoachContext>>(), fault => Explain(fault, connectionString)));
        return services;
    }

    /// <summary>The options of the context, shared with the tool that writes migrations.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString);

    private static StoreException? Explain(Exception fault, string connectionString)
    {
        if (fault is not NpgsqlException postgres)
            return null;
        var at = new NpgsqlConnectionStringBuilder(connectionString);
        return new StoreException(
            $"PostgreSQL at {at.Host}:{at.Port} did not let us use the database {at.Database} ({postgres.SqlState ?? "no answer"}). "
            + "Check that the server runs, that the database exists, and the user and password in Storage:ConnectionString.");
    }
}
