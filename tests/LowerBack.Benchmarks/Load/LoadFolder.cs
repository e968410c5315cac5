using LowerBack.Coaching;
using LowerBack.Data;
using LowerBack.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Benchmarks.Load;

/// <summary>A folder with an SQLite file for one run, gone afterwards, and the coach on it within this process.</summary>
internal sealed class LoadFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lowerback-load");

    public string Path => _folder.FullName;

    /// <summary>The coach with its store, ready.</summary>
    public async Task<ServiceProvider> OpenAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddCoach();
        services.AddSqliteStore($"Data Source={WorkerProcess.Database(Path)}");
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
        return provider;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
