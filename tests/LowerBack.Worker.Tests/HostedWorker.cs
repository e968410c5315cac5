using LowerBack.Playground;
using LowerBack.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Worker.Tests;

/// <summary>
/// The program's own composition on a real port inside the test, where a test must add something to it. Its coach's time runs from a
/// Monday afternoon in Berlin: what comes in the morning, and on which day, must not depend on when the tests run.
/// </summary>
internal sealed class HostedWorker : IAsyncDisposable
{
    private static readonly Instant MondayAfternoon = Instant.FromUtc(2026, 3, 2, 13, 0);

    private readonly TestDatabase _database;
    private readonly MovedClock _clock;
    private readonly Action<IServiceCollection>? _also;
    private readonly string[] _settings;
    private bool _leavesDatabase;
    private bool _ended;

    private HostedWorker(WebApplication app, TestDatabase database, MovedClock clock, LogLines log, Action<IServiceCollection>? also, string[] settings) =>
        (App, Address, _database, _clock, Log, _also, _settings) = (app, new Uri(app.Urls.First()), database, clock, log, also, settings);

    public WebApplication App { get; }

    public LogLines Log { get; }

    public Uri Address { get; }

    public HttpClient Client() => new() { BaseAddress = Address };

    public static Task<HostedWorker> StartAsync(Action<IServiceCollection>? also = null, params string[] settings) =>
        StartAsync(TestDatabase.OnSqlite(), new MovedClock(MondayAfternoon), also, settings);

    /// <summary>The same on a database of its own on PostgreSQL.</summary>
    public static async Task<HostedWorker> StartOnPostgresAsync(params string[] settings) =>
        await StartAsync(await TestDatabase.OnPostgresAsync(), new MovedClock(MondayAfternoon), also: null, [.. settings, "--Storage:Provider=Postgres"]);

    /// <summary>Another worker on the same database, which is disposed before this one.</summary>
    public async Task<HostedWorker> StartAnotherAsync()
    {
        var another = await StartAsync(_database, _clock, _also, _settings);
        another._leavesDatabase = true;
        return another;
    }

    /// <summary>Ends the program as it is, in the middle of whatever it does.</summary>
    public async Task EndAsync()
    {
        _ended = true;
        await App.DisposeAsync();
    }

    /// <summary>Ends it so, and starts it again on the same database. This one is over.</summary>
    public async Task<HostedWorker> RestartAsync()
    {
        _leavesDatabase = true;
        await EndAsync();
        return await StartAsync(_database, _clock, _also, _settings);
    }

    private static async Task<HostedWorker> StartAsync(TestDatabase database, MovedClock clock, Action<IServiceCollection>? also, string[] settings)
    {
        var log = new LogLines();
        var builder = Composition.CreateBuilder(["--Urls=http://127.0.0.1:0", $"--Storage:ConnectionString={database.ConnectionString}", .. settings]);
        builder.AddLowerBack();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace)
            .AddFilter<LogLines>(level => level >= LogLevel.Trace);
        _ = builder.Services.Any(service => service.ServiceType == typeof(PlaygroundClock))
            ? builder.Services.AddSingleton(new PlaygroundClock(clock))
            : builder.Services.AddSingleton<IClock>(clock);
        also?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapLowerBack();
        await app.PrepareStoreAsync();
        await app.StartAsync();
        return new HostedWorker(app, database, clock, log, also, settings);
    }

    /// <summary>Stops the program, as one is stopped in life, and takes it away. One that was ended already is only taken away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_ended)
            await App.StopAsync();
        await App.DisposeAsync();
        if (!_leavesDatabase)
            _database.Dispose();
    }
}
