using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Data.Sqlite;

/// <summary>SQLite as the coach's store: one file, nothing to install.</summary>
public static class SqliteStore
{
    /// <summary>Where the data goes when nobody says where: a folder of its own in the working directory.</summary>
    public const string DefaultConnectionString = "Data Source=" + DefaultFolder + "/lowerback.db";

    private const string DefaultFolder = "data";

    /// <summary>Registers the store.</summary>
    /// <param name="services">Where.</param>
    /// <param name="connectionString">Such as <c>Data Source=data/lowerback.db</c>.</param>
    /// <exception cref="StoreException">The connection string makes no sense.</exception>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, string connectionString)
    {
        var file = FileOf(connectionString);
        var folderToMake = connectionString == DefaultConnectionString ? DefaultFolder : null;
        services.AddSingleton(_ => new SqliteWriter(connectionString));
        services.AddPooledDbContextFactory<SqliteCoachContext>(options => Configure(options, connectionString));
        services.AddSingleton<IDbContextFactory<CoachContext>, ContextFactory<SqliteCoachContext>>();
        services.AddSingleton<IOwnership, OneProgram>();
        services.AddSingleton<IStoreSetUp>(provider => new StoreSetUp(
            provider.GetRequiredService<IDbContextFactory<CoachContext>>(), new SqliteVendor(file, folderToMake)));
        return services;
    }

    /// <summary>The options of the context, shared with the tool that writes migrations.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).UseQuietFaults();

    /// <summary>The file a connection string names. What is wrong with it is not repeated: it may be a password.</summary>
    private static string FileOf(string connectionString)
    {
        try
        {
            var read = new SqliteConnectionStringBuilder(connectionString);
            if (read.DataSource.Length > 0 && read.DataSource != ":memory:" && read.Mode != SqliteOpenMode.Memory
                && !read.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            {
                return Path.GetFullPath(read.DataSource);
            }
        }
        catch (ArgumentException)
        {
            // Falls through to the same advice.
        }

        throw new StoreException(
            "Storage:ConnectionString does not name an SQLite file. "
            + $"Write it like this: {DefaultConnectionString} (or set Storage:Provider to Postgres if it is for PostgreSQL).");
    }
}
