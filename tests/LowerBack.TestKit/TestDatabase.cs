using LowerBack.Data.Postgres;
using LowerBack.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LowerBack.TestKit;

/// <summary>An empty database of a test's own, removed with it.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string? _folder;

    private TestDatabase(string connectionString, string? folder) => (ConnectionString, _folder) = (connectionString, folder);

    /// <summary>As it stands in Storage:ConnectionString.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgres => _folder is null;

    /// <summary>The SQLite file; it need not exist yet.</summary>
    public string File => Path.Combine(_folder ?? throw new InvalidOperationException("PostgreSQL has no file."), "lowerback.db");

    /// <summary>A file in a temporary folder.</summary>
    public static TestDatabase OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("lowerback-").FullName;
        return new TestDatabase($"Data Source={Path.Combine(folder, "lowerback.db")}", folder);
    }

    /// <summary>A database on <see cref="PostgresServer"/>.</summary>
    public static async Task<TestDatabase> OnPostgresAsync() => new(await PostgresServer.NewDatabaseAsync(), folder: null);

    /// <summary>Registers it as the store.</summary>
    public IServiceCollection AddTo(IServiceCollection services) =>
        IsPostgres ? services.AddPostgresStore(ConnectionString) : services.AddSqliteStore(ConnectionString);

    /// <summary>Closes what is pooled, so that the next one to open the file reads the disk.</summary>
    public void CloseConnections()
    {
        if (IsPostgres)
        {
            using var pooled = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(pooled);
        }
        else
        {
            using var pooled = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pooled);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseConnections();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
