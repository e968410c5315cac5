using LowerBack.Coaching.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Data.Sqlite;

/// <summary>SQLite as the coach's store: one file, nothing to install.</summary>
public static class SqliteStore
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>Registers the store.</summary>
    /// <param name="services">Where.</param>
    /// <param name="connectionString">Such as <c>Data Source=lowerback.db</c>.</param>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<SqliteWriter>();
        services.AddDbContextFactory<SqliteCoachContext>(options => Configure(options, connectionString));
        services.AddSingleton<IDbContextFactory<CoachContext>, ContextFactory<SqliteCoachContext>>();
        services.AddSingleton<IStoreSetUp>(provider => new StoreSetUp(
            provider.GetRequiredService<IDbContextFactory<CoachContext>>(), fault => Explain(fault, connectionString), PrepareFileAsync));
        return services;
    }

    /// <summary>The options of the context, shared with the tool that writes migrations.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas());

    /// <summary>Write-ahead logging: readers never wait for the writer, and commits cost one flush instead of several.</summary>
    private static async Task PrepareFileAsync(CoachContext db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", stop);
        var integrity = await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check(1)").SingleAsync(stop);
        if (integrity != "ok")
            throw new SqliteException(integrity, Corrupt);
    }

    private static StoreException? Explain(Exception fault, string connectionString)
    {
        if (fault is not SqliteException sqlite)
            return null;
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        return sqlite.SqliteErrorCode switch
        {
            NotADatabase or Corrupt => new StoreException(
                $"The file {file} is not a sound SQLite database. Nothing was changed in it. "
                + "Restore it from a backup, or move it away to start with an empty one (Storage:ConnectionString names the file)."),
            _ => new StoreException(
                $"The database file {file} cannot be opened for reading and writing (SQLite error {sqlite.SqliteErrorCode}). "
                + "Check that its folder exists, that this user may write to it and that the disk is not full, or set Storage:ConnectionString to another place."),
        };
    }
}
