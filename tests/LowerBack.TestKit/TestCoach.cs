using LowerBack.Chat;
using LowerBack.Coaching;
using LowerBack.Coaching.Storage;
using LowerBack.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.TestKit;

/// <summary>The coach as it runs, with its real store on a database of its own; only the clock is a test's.</summary>
public sealed class TestCoach : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action<IServiceCollection>? _also;
    private readonly LogLevel _level;
    private bool _restarted;

    private TestCoach(TestDatabase database, FakeClock clock, LogLines log, LogLevel level, Action<IServiceCollection>? also)
    {
        (Database, Clock, Log, _level, _also) = (database, clock, log, level, also);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(level).AddProvider(log));
        services.AddSingleton<IClock>(clock);
        services.AddCoach();
        database.AddTo(services);
        also?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>The port.</summary>
    public ICoach Coach => _services.GetRequiredService<ICoach>();

    /// <summary>Everything registered.</summary>
    public IServiceProvider Services => _services;

    public FakeClock Clock { get; }

    public TestDatabase Database { get; }

    /// <summary>Everything that was logged, from the level that was asked for.</summary>
    public LogLines Log { get; }

    /// <summary>Builds the coach and prepares its store.</summary>
    /// <param name="also">Registered last, so that it may add to what is there or stand before it.</param>
    /// <param name="database">The database; an empty SQLite file unless given. The coach disposes it.</param>
    /// <param name="level">From which level on logs are kept.</param>
    public static async Task<TestCoach> StartAsync(
        Action<IServiceCollection>? also = null, TestDatabase? database = null, LogLevel level = LogLevel.Information)
    {
        var coach = new TestCoach(database ?? TestDatabase.OnSqlite(), new FakeClock(), new LogLines(), level, also);
        await coach.PrepareAsync();
        return coach;
    }

    /// <summary>The same coach in a new process, as it were: nothing in memory is kept, the database is. This one is over.</summary>
    public async Task<TestCoach> RestartAsync()
    {
        _restarted = true;
        await _services.DisposeAsync();
        Database.CloseConnections();
        var next = new TestCoach(Database, Clock, Log, _level, _also);
        await next.PrepareAsync();
        return next;
    }

    /// <summary>Opens the store, to look at what was saved or to set a scene.</summary>
    public Task<CoachContext> OpenAsync() =>
        _services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_restarted)
            return;
        await _services.DisposeAsync();
        Database.Dispose();
    }

    private Task PrepareAsync() => _services.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
}
