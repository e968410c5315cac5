using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Sending;
using LowerBack.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Telegram.Tests.Support;

/// <summary>The adapter as the program runs it, with a scripted coach behind it and a stub in the place of the connections.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TelegramHost(WebApplication app, StubTelegram telegram, ScriptedCoach coach, LogLines log, ManualTime time) =>
        (_app, Telegram, Coach, Log, Time) = (app, telegram, coach, log, time);

    public StubTelegram Telegram { get; }

    public ScriptedCoach Coach { get; }

    public LogLines Log { get; }

    public ManualTime Time { get; }

    public Uri Address => new(_app.Urls.First());

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Builds it without starting anything; the bot is known.</summary>
    public static TelegramHost Build(Action<TelegramOptions>? set = null, bool pictures = true, Action<IServiceCollection>? also = null)
    {
        var (telegram, coach, log, time) = (new StubTelegram(), new ScriptedCoach(), new LogLines(), new ManualTime());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.Configure<TelegramOptions>(options =>
        {
            (options.Token, options.MessagesPerSecond) = (StubTelegram.Token, 1000);
            set?.Invoke(options);
        });
        builder.Services.AddSingleton<ICoach>(coach).AddSingleton<IPictures>(new StubPictures(pictures)).AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IOwnership, OneProgram>();
        builder.Services.AddTelegram();
        builder.Services.Replace(ServiceDescriptor.Singleton(
            provider => new TelegramHttp(provider.GetRequiredService<IOptions<TelegramOptions>>().Value, () => telegram, () => telegram)));
        also?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapTelegram();
        var host = new TelegramHost(app, telegram, coach, log, time);
        host.Get<BotAccount>().Is(new User(42, true, "LowerBack", null, "lowerback_bot", null));
        return host;
    }

    /// <summary>Builds and starts it.</summary>
    public static async Task<TelegramHost> StartAsync(Action<TelegramOptions>? set = null, Action<StubTelegram>? telegram = null)
    {
        var host = Build(set);
        telegram?.Invoke(host.Telegram);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Hands one update over, and waits until everything that follows from it is sent.</summary>
    public async Task TakesAsync(string update)
    {
        await Get<Intake>().HandleAsync(UpdatesJson.ReadOne(System.Text.Encoding.UTF8.GetBytes(update))!);
        await SentAsync();
    }

    /// <summary>Waits until nothing waits to be sent, moving the time for whoever waits for it.</summary>
    public Task SentAsync() => DoneAsync(Get<Lanes>().EmptyAsync(CancellationToken.None), TimeSpan.FromMilliseconds(500));

    /// <summary>Waits until something is done, moving the time for whoever waits for it; it must be done within some minutes.</summary>
    public async Task DoneAsync(Task done, TimeSpan step)
    {
        var end = Time.GetUtcNow().AddMinutes(20);
        await Quiet.ComesAsync();
        while (!done.IsCompleted)
        {
            Assert.True(Time.GetUtcNow() < end, "It is not done after twenty minutes");
            Time.Advance(step);
            await Quiet.ComesAsync();
        }

        await done;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
