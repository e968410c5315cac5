using LowerBack.Coaching;
using LowerBack.Data;
using LowerBack.Data.Postgres;
using LowerBack.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Benchmarks.Load;

/// <summary>A folder with an SQLite file for one run, gone afterwards, and the coach on it within this process.</summary>
/// <param name="postgres">The connection string of a database on PostgreSQL that takes the file's place.</param>
internal sealed class LoadFolder(string? postgres = null) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lowerback-load");

    public string Path => _folder.FullName;

    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgres => postgres is not null;

    /// <summary>The settings with which a Worker finds the store.</summary>
    public (string Name, string Value)[] Settings => postgres is null ? [] : [("Storage__Provider", "Postgres"), ("Storage__ConnectionString", postgres)];

    /// <summary>The coach with its store, ready.</summary>
    public async Task<ServiceProvider> OpenAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddCoach();
        _ = postgres is null ? services.AddSqliteStore($"Data Source={WorkerProcess.Database(Path)}") : services.AddPostgresStore(postgres);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
        return provider;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
