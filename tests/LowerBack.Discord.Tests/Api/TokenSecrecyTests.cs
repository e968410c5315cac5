using System.Diagnostics;
using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Tests.Support;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Tests.Api;

/// <summary>
/// The bot's token is in a header and an interaction's in the path. Here calls fail in every way over real connections, while everything that can
/// listen to a program listens: logs, traces, diagnostic events, event sources, exceptions.
/// </summary>
public sealed class TokenSecrecyTests
{
    private const string Hidden = "hush";
    private const string Unauthorized = """{"message":"401: Unauthorized","code":0}""";

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
        services.Configure<DiscordOptions>(options => (options.Token, options.BaseUrl) = (StubDiscord.Token, server.Address));
        services.AddSingleton<ICoach>(new ScriptedCoach()).AddSingleton<IPictures>(new StubPictures(true)).AddSingleton(TimeProvider.System);
        services.AddSingleton<IOwnership, OneProgram>();
        services.AddDiscord();
        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<IDiscordApi>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(behaviour == Misbehaviour.Silent ? 200 : 120_000));
        Upload[] files = [new("x.png", "image/png", new byte[10])];
        foreach (var call in new Func<Task>[]
        {
            () => api.GetApplicationAsync(stop.Token), () => api.CreateMessageAsync(new(9), new("x"), [.. files], stop.Token),
            () => api.RespondAsync(new(8), "hush-1", new(CallbackType.Heard), [], stop.Token),
            () => api.EditOriginalAsync(new(42), "hush-1", new("x"), [.. files], stop.Token),
            () => api.FollowUpAsync(new(42), "hush-1", new("x"), [], stop.Token),
        })
        {
            var fault = await Record.ExceptionAsync(call);
            ears.Hear($"{fault}");
            // What only tells Discord something does not read what it says to a success.
            Assert.True(fault is DiscordException || behaviour is Misbehaviour.Silent or Misbehaviour.Nonsense, $"{behaviour}: {fault?.GetType().Name}");
        }
    }
}
