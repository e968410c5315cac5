using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.FakeDiscord;
using LowerBack.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Tests.Support;

/// <summary>The adapter as the program runs it, over real connections to a server that judges every call. They share a clock.</summary>
internal sealed class WireHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;

    private WireHost(FakeDiscordServer discord, WebApplication app, LogLines log) => (Discord, _app, Log) = (discord, app, log);

    public FakeDiscordServer Discord { get; }

    public FakeApp App => Discord.App;

    public LogLines Log { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it in front of a server, and waits until it is connected.</summary>
    public static async Task<WireHost> StartBeforeAsync(FakeDiscordServer discord, ICoach coach)
    {
        var (log, builder) = (new LogLines(), WebApplication.CreateSlimBuilder());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        builder.Services.Configure<DiscordOptions>(set => (set.Token, set.BaseUrl) = (discord.App.Token, discord.Api.ToString()));
        builder.Services.AddSingleton(coach).AddSingleton<IPictures>(new StubPictures(true)).AddSingleton<TimeProvider>(discord.Time).AddSingleton<IOwnership, OneProgram>().AddDiscord();
        var host = new WireHost(discord, builder.Build(), log);
        await host._app.StartAsync();
        await discord.Gateway.ReadyAsync().WaitAsync(Patience);
        return host;
    }

    /// <summary>Waits until everything that happened so far was heard, and whatever follows from it that has to wait for no time.</summary>
    public static Task HeardAsync() => Quiet.ComesAsync();

    /// <summary>Lets time pass until everything that happened so far is answered.</summary>
    public async Task AnsweredAsync()
    {
        await HeardAsync();
        await Discord.Time.UntilDoneAsync(Get<Intake>().EmptyAsync(CancellationToken.None));
    }

    /// <summary>Waits until it is so.</summary>
    public async Task UntilAsync(Func<bool> there)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!there())
        {
            Assert.False(patience.IsCancellationRequested, $"It did not come.\n{string.Join('\n', Log.Lines)}\n{string.Join('\n', Discord.Violations)}");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>The program ends; the server stays.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Discord.DisposeAsync();
    }
}
