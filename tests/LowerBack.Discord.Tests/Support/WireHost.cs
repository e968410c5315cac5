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

    /// <summary>
    /// Heartbeats come when a test asks for them, and a machine that builds beside the tests may be slower than people are
    /// patient: what must be in time is said with a clock that a test moves.
    /// </summary>
    private static FakeDiscordOptions Quiet => new() { HeartbeatInterval = TimeSpan.FromHours(1), CallbackTime = TimeSpan.FromSeconds(20) };

    private readonly WebApplication _app;

    private WireHost(FakeDiscordServer discord, WebApplication app, LogLines log) => (Discord, _app, Log) = (discord, app, log);

    public FakeDiscordServer Discord { get; }

    public FakeApp App => Discord.App;

    public LogLines Log { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it in front of a server of its own, and waits until it is connected and has offered its commands.</summary>
    /// <param name="options">How the server is, unless quiet.</param>
    public static async Task<WireHost> StartAsync(ICoach coach, FakeDiscordOptions? options = null)
    {
        var host = await StartBeforeAsync(await FakeDiscordServer.StartAsync(options ?? Quiet), coach);
        await host.OfferedAsync();
        return host;
    }

    /// <summary>The same in front of a server that is there already.</summary>
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

    /// <summary>Waits until everything that happened so far was heard: a heartbeat that is asked for comes after all that was told before.</summary>
    public async Task HeardAsync()
    {
        // A clock that leaps may have cost the connection; then there is another one in a moment.
        await Discord.Gateway.ReadyAsync().WaitAsync(Patience);
        var heard = Discord.Gateway.NextAsync("heartbeat").WaitAsync(Patience);
        do
            Discord.Gateway.AskHeartbeat();
        while (await Task.WhenAny(heard, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)) != heard);
        await heard;
    }

    /// <summary>The same, and until all that follows from it is sent.</summary>
    public async Task AnsweredAsync()
    {
        await HeardAsync();
        await _app.Services.GetRequiredService<Intake>().EmptyAsync(CancellationToken.None).WaitAsync(Patience);
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

    /// <summary>Waits for the commands.</summary>
    private async Task OfferedAsync()
    {
        var somebody = App.AddUser("Eve");
        await UntilAsync(() => App.CommandsFor(somebody, App.Direct(somebody)).Count > 0);
    }
}
