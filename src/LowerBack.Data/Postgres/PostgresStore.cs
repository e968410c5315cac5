using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LowerBack.Data.Postgres;

/// <summary>PostgreSQL as the coach's store.</summary>
public static class PostgresStore
{
    /// <summary>Registers the store.</summary>
    /// <param name="services">Where.</param>
    /// <param name="connectionString">Such as <c>Host=db;Database=lowerback;Username=lowerback;Password=…</c>.</param>
    /// <exception cref="StoreException">The connection string makes no sense.</exception>
    public static IServiceCollection AddPostgresStore(this IServiceCollection services, string connectionString)
    {
        var read = Read(connectionString);
        services.AddPooledDbContextFactory<PostgresCoachContext>(options => Configure(options, read.ConnectionString));
        services.AddSingleton<IDbContextFactory<CoachContext>, ContextFactory<PostgresCoachContext>>();
        services.AddSingleton<IOwnership>(provider => new AdvisoryLocks(
            read.ConnectionString, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AdvisoryLocks>>()));
        services.AddSingleton<IStoreSetUp>(provider => new StoreSetUp(
            provider.GetRequiredService<IDbContextFactory<CoachContext>>(), new PostgresVendor(read)));
        return services;
    }

    /// <summary>The options of the context, shared with the tool that writes migrations.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString).UseQuietFaults();

    /// <summary>
    /// The connection as it will be used: without error details and logged parameters, whatever was asked for, since those
    /// quote the row. What is wrong with the text is not repeated: it may be a part of the password.
    /// </summary>
    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false, LogParameters = false };
            if (!string.IsNullOrEmpty(read.Host))
                return read;
        }
        catch (ArgumentException)
        {
            // Falls through to the same advice.
        }

        throw new StoreException(
            "Storage:ConnectionString does not name a PostgreSQL database. "
            + "Write it like this: Host=localhost;Database=lowerback;Username=lowerback;Password=… "
            + "(a value with a semicolon in it goes in double quotes).");
    }
}
