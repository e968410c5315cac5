using System.Collections.Concurrent;
using LowerBack.FakeTelegram.Control;
using LowerBack.FakeTelegram.Strictness;
using LowerBack.FakeTelegram.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace LowerBack.FakeTelegram;

/// <summary>
/// Telegram's Bot API as a server on this machine: real requests, real errors, and a world of people and groups that a test
/// moves. See the README beside it for the same by hand.
/// </summary>
public sealed class FakeTelegramServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FakeBot> _bots = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly FakeTelegramOptions _options;
    private readonly WebApplication _app;

    private FakeTelegramServer(FakeTelegramOptions options)
    {
        _options = options;
        CallLog = new CallLog(options);
        Bot = AddBot(FakeTelegramOptions.FirstToken);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.WebHost.UseUrls(options.Listen.ToString());
        _app = builder.Build();
        var (api, control) = (new BotApi(this, options), new ControlApi(this));
        _app.Run(http => http.Request.Path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal) ? control.HandleAsync(http) : api.HandleAsync(http));
    }

    /// <summary>The base of the Bot API.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The bot that is there from the start, with <see cref="FakeTelegramOptions.FirstToken"/>.</summary>
    public FakeBot Bot { get; }

    /// <summary>The clock.</summary>
    public FakeTime Time => _options.Time;

    /// <summary>What is to go wrong.</summary>
    public Faults Faults { get; } = new();

    /// <summary>What the client did that the real service would refuse or punish. A test of a good client asserts that there is nothing.</summary>
    public IReadOnlyList<Violation> Violations => Complaints.All;

    /// <summary>The calls so far, oldest first.</summary>
    public IReadOnlyList<RecordedCall> Calls => CallLog.All;

    /// <summary>How often each method was called.</summary>
    public IReadOnlyDictionary<string, long> Counts => CallLog.Counts;

    internal Violations Complaints { get; } = new();

    internal CallLog CallLog { get; }

    internal CancellationToken Ending => _ending.Token;

    /// <summary>Starts it; the address is known once this is over.</summary>
    public static async Task<FakeTelegramServer> StartAsync(FakeTelegramOptions? options = null)
    {
        var server = new FakeTelegramServer(options ?? new FakeTelegramOptions());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Another bot, with people and chats of its own.</summary>
    public FakeBot AddBot(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _bots[token] = new FakeBot(token, _options, Complaints);
    }

    /// <summary>A bot by its token.</summary>
    public FakeBot? TryBot(ReadOnlySpan<char> token) =>
        _bots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var bot) ? bot : null;

    /// <summary>Forgets what was done wrong so far.</summary>
    public void ForgetViolations() => Complaints.Clear();

    /// <summary>Ends when this process is asked to.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        foreach (var bot in _bots.Values)
            bot.Dispose();

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _ending.Dispose();
    }
}
