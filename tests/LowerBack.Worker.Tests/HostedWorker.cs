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
    private bool _restarted;

    private HostedWorker(WebApplication app, TestDatabase database, LogLines log, Action<IServiceCollection>? also, string[] settings) =>
        (App, _database, Log, _also, _settings) = (app, database, log, also, settings);

    public WebApplication App { get; }

    public LogLines Log { get; }

    public Uri Address => new(App.Urls.First());

    public HttpClient Client() => new() { BaseAddress = Address };

    public static Task<HostedWorker> StartAsync(Action<IServiceCollection>? also = null, params string[] settings) =>
        StartAsync(TestDatabase.OnSqlite(), also, settings);

    /// <summary>Ends the program as it is, in the middle of whatever it does, and starts it again on the same database. This one is over.</summary>
    public async Task<HostedWorker> RestartAsync()
    {
        _restarted = true;
        await App.DisposeAsync();
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

    public async ValueTask DisposeAsync()
    {
        if (_restarted)
            return;
        await App.DisposeAsync();
        _database.Dispose();
    }
}
