using LowerBack.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Playground.Tests.Support;

/// <summary>The Playground as it runs: a real server on a free port of this machine, with a scripted or another coach behind it.</summary>
public sealed class PlaygroundHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlaygroundHost(WebApplication app, ScriptedCoach coach, RecordingLog log)
    {
        (_app, Coach, Log) = (app, coach, log);
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public ScriptedCoach Coach { get; }

    public RecordingLog Log { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public PlaygroundClock Clock => _app.Services.GetRequiredService<PlaygroundClock>();

    /// <summary>What the coach speaks first through.</summary>
    public IChatPlatform Platform => _app.Services.GetRequiredService<IChatPlatform>();

    /// <param name="port">A port to come back to, or 0 for any that is free.</param>
    /// <param name="instead">The coach, in place of the scripted one.</param>
    public static async Task<PlaygroundHost> StartAsync(int port = 0, ICoach? instead = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var log = new RecordingLog();
        builder.Logging.ClearProviders().AddProvider(log);
        var coach = new ScriptedCoach();
        builder.Services.AddSingleton(instead ?? coach);
        builder.Services.AddPlayground();
        var app = builder.Build();
        app.MapPlayground();
        await app.StartAsync();
        return new PlaygroundHost(app, coach, log);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
