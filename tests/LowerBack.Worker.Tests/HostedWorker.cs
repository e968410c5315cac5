using LowerBack.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Worker.Tests;

/// <summary>The program's own composition on a real port inside the test, where a test must add something to it.</summary>
internal sealed class HostedWorker : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Action<IServiceCollection>? _also;
    private readonly string[] _settings;
    private bool _leavesDatabase;
    private bool _ended;

    private HostedWorker(WebApplication app, TestDatabase database, LogLines log, Action<IServiceCollection>? also, string[] settings) =>
        (App, Address, _database, Log, _also, _settings) = (app, new Uri(app.Urls.First()), database, log, also, settings);

    public WebApplication App { get; }

    public LogLines Log { get; }

    public Uri Address { get; }

    public HttpClient Client() => new() { BaseAddress = Address };

    public static Task<HostedWorker> StartAsync(Action<IServiceCollection>? also = null, params string[] settings) =>
        StartAsync(TestDatabase.OnSqlite(), also, settings);

    /// <summary>The same on a database of its own on PostgreSQL.</summary>
    public static async Task<HostedWorker> StartOnPostgresAsync(params string[] settings) =>
        await StartAsync(await TestDatabase.OnPostgresAsync(), also: null, [.. settings, "--Storage:Provider=Postgres"]);

    /// <summary>Another worker on the same database, which is disposed before this one.</summary>
    public async Task<HostedWorker> StartAnotherAsync()
    {
        var another = await StartAsync(_database, _also, _settings);
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
        return await StartAsync(_database, _also, _settings);
    }

    private static async Task<HostedWorker> StartAsync(TestDatabase database, Action<IServiceCollection>? also, string[] settings)
    {
        var log = new LogLines();
        var builder = Composition.CreateBuilder(["--Urls=http://127.0.0.1:0", $"--Storage:ConnectionString={database.ConnectionString}", .. settings]);
        builder.AddLowerBack();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace)
            .AddFilter<LogLines>(level => level >= LogLevel.Trace);
        also?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapLowerBack();
        await app.PrepareStoreAsync();
        await app.StartAsync();
        return new HostedWorker(app, database, log, also, settings);
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
