using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;
using LowerBack.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord.Tests.Support;

/// <summary>The adapter as the program runs it, with a scripted coach behind it and a stub in the place of the connections.</summary>
internal sealed class DiscordHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DiscordHost(WebApplication app, StubDiscord discord, ScriptedCoach coach, LogLines log, ManualTime time) =>
        (_app, Discord, Coach, Log, Time) = (app, discord, coach, log, time);

    public StubDiscord Discord { get; }

    public ScriptedCoach Coach { get; }

    public LogLines Log { get; }

    public ManualTime Time { get; }

    public Uri Address => new(_app.Urls.First());

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Builds it without starting anything; the application is known.</summary>
    public static DiscordHost Build(Action<DiscordOptions>? set = null, bool pictures = true)
    {
        var (discord, coach, log, time) = (new StubDiscord(), new ScriptedCoach(), new LogLines(), new ManualTime());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.Configure<DiscordOptions>(options =>
        {
            options.Token = StubDiscord.Token;
            set?.Invoke(options);
        });
        builder.Services.AddSingleton<ICoach>(coach).AddSingleton<IPictures>(new StubPictures(pictures)).AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IOwnership, OneProgram>();
        builder.Services.AddDiscord();
        builder.Services.Replace(ServiceDescriptor.Singleton(
            provider => new DiscordHttp(provider.GetRequiredService<IOptions<DiscordOptions>>().Value, () => discord)));
        var app = builder.Build();
        app.MapDiscord();
        var host = new DiscordHost(app, discord, coach, log, time);
        host.Get<BotAccount>().Is(new Application(new(42), "LowerBack", null));
        return host;
    }

    /// <summary>Builds and starts it.</summary>
    public static async Task<DiscordHost> StartAsync(Action<DiscordOptions>? set = null, Action<StubDiscord>? discord = null)
    {
        var host = Build(set);
        discord?.Invoke(host.Discord);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Takes one interaction, and waits until everything that follows from it is sent.</summary>
    public Task TakesAsync(string interaction)
    {
        Get<Intake>().Take(EventReader.ReadInteraction(System.Text.Encoding.UTF8.GetBytes(interaction)));
        return AnsweredAsync();
    }

    /// <summary>Takes one direct message, and waits likewise.</summary>
    public Task HearsAsync(string message)
    {
        Get<Intake>().Take(EventReader.ReadMessage(System.Text.Encoding.UTF8.GetBytes(message)));
        return AnsweredAsync();
    }

    /// <summary>Waits until nothing waits to be answered, moving the time for whoever waits for it.</summary>
    public Task AnsweredAsync() => DoneAsync(Get<Intake>().EmptyAsync(CancellationToken.None));

    /// <summary>Waits until something is done, moving the time for whoever waits for it; it must be done within some minutes.</summary>
    public async Task DoneAsync(Task done)
    {
        var end = Time.GetUtcNow().AddMinutes(5);
        await Quiet.ComesAsync();
        while (!done.IsCompleted)
        {
            Assert.True(Time.GetUtcNow() < end, "It is not done after five minutes");
            Time.Advance(TimeSpan.FromMilliseconds(200));
            await Quiet.ComesAsync();
        }

        await done;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
