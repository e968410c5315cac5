using System.Diagnostics;
using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Tests.Support;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Tests.Api;

/// <summary>
/// The token is in the URL of every call. Here calls fail in every way over real connections, while everything that can
/// listen to a program listens: logs, traces, diagnostic events, event sources, exceptions.
/// </summary>
public sealed class TokenSecrecyTests
{
    private static readonly string Hidden = StubTelegram.Token.Split(':')[1];
    private const string Unauthorized = """{"ok":false,"error_code":401,"description":"Unauthorized"}""";

    [Fact]
    public async Task The_token_is_in_no_log_line_no_trace_no_event_and_no_exception()
    {
        using var ears = new Eavesdropper();
        var log = new LogLines();

        using var root = new Activity("a turn").Start();
        foreach (var behaviour in Enum.GetValues<Misbehaviour>())
            await CallAsync(behaviour, log, ears);

        Assert.Contains(ears.Heard, line => line.Contains("System.Net.Http", StringComparison.Ordinal));
        foreach (var line in ears.Heard.Concat(log.Lines))
            Assert.DoesNotContain(Hidden, line, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task CallAsync(Misbehaviour behaviour, LogLines log, Eavesdropper ears)
    {
        using var server = new MisbehavingServer(behaviour, Unauthorized);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.Configure<TelegramOptions>(options => (options.Token, options.BaseUrl) = (StubTelegram.Token, server.Address));
        services.AddSingleton<ICoach>(new ScriptedCoach()).AddSingleton<IPictures>(new StubPictures(true)).AddSingleton(TimeProvider.System);
        services.AddSingleton<IOwnership, OneProgram>();
        services.AddTelegram();
        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<ITelegramApi>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(behaviour == Misbehaviour.Silent ? 200 : 120_000));
        foreach (var call in new Func<Task>[]
        {
            () => api.GetMeAsync(stop.Token), () => api.SendMessageAsync(new(7, "x"), stop.Token), () => api.GetUpdatesAsync(new(null, 1, 0, []), stop.Token),
            () => api.SendPhotoAsync(new(7, null), new Upload("photo", "x.png", "image/png", new byte[10]), stop.Token),
        })
        {
            var fault = await Record.ExceptionAsync(call);
            ears.Hear($"{fault}");
            Assert.Equal(behaviour != Misbehaviour.Silent, fault is TelegramException);
        }
    }
}
