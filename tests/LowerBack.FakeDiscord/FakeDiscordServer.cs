using LowerBack.FakeDiscord.Control;
using LowerBack.FakeDiscord.Strictness;
using LowerBack.FakeDiscord.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace LowerBack.FakeDiscord;

/// <summary>
/// Discord as a server on this machine: REST, gateway and HTTP interactions, real errors, and a world of people, servers and
/// channels that a test moves. See the README beside it for the same by hand.
/// </summary>
public sealed class FakeDiscordServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly FakeDiscordOptions _options;
    private readonly WebApplication _web;
    private int _toldRevoked;

    private FakeDiscordServer(FakeDiscordOptions options)
    {
        _options = options;
        CallLog = new CallLog(options);
        Buckets = new Buckets(options, Complaints);
        App = new FakeApp(options, Complaints);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.WebHost.UseUrls(options.Listen.ToString());
        _web = builder.Build();
        _web.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var (api, control) = (new RestApi(this, options), new ControlApi(this));
        _web.Run(http => FakeGateway.Serves(http) ? Gateway.HandleAsync(http)
            : http.Request.Path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal) ? control.HandleAsync(http)
            : http.Request.Path.StartsWithSegments(Downloads.Root, StringComparison.Ordinal) ? Downloads.SendAsync(http, App)
            : api.HandleAsync(http));
    }

    /// <summary>Where it is; the API is below /api/v10.</summary>
    public Uri Address => new(_web.Urls.First());

    /// <summary>The base of the REST API.</summary>
    public Uri Api => new(Address, "/api/v10");

    /// <summary>The application, with the people and servers it can meet.</summary>
    public FakeApp App { get; }

    /// <summary>The gateway.</summary>
    public FakeGateway Gateway => App.Gateway;

    /// <summary>The clock.</summary>
    public FakeTime Time => _options.Time;

    /// <summary>What is to go wrong with REST.</summary>
    public Faults Faults { get; } = new();

    /// <summary>What the client did that the real service would refuse or punish. A test of a good client asserts that there is nothing.</summary>
    public IReadOnlyList<Violation> Violations => Complaints.All;

    /// <summary>The calls so far, oldest first.</summary>
    public IReadOnlyList<RecordedCall> Calls => CallLog.All;

    /// <summary>How often each route was called.</summary>
    public IReadOnlyDictionary<string, long> Counts => CallLog.Counts;

    /// <summary>How often each HTTP status was answered; 0 where a fault swallowed the answer.</summary>
    public IReadOnlyDictionary<int, long> Statuses => CallLog.Statuses;

    internal Violations Complaints { get; } = new();

    internal CallLog CallLog { get; }

    internal Buckets Buckets { get; }

    internal CancellationToken Ending => _ending.Token;

    /// <summary>Starts it; the address is known once this is over.</summary>
    public static async Task<FakeDiscordServer> StartAsync(FakeDiscordOptions? options = null)
    {
        var server = new FakeDiscordServer(options ?? new FakeDiscordOptions());
        await server._web.StartAsync();
        server.App.Address = server.Address;
        return server;
    }

    /// <summary>Uses up what the bucket of a channel's messages has left.</summary>
    public void ExhaustMessages(Channel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Buckets.Exhaust("messages", channel.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Forgets what was done wrong so far.</summary>
    public void ForgetViolations() => Complaints.Clear();

    /// <summary>Ends when this process is asked to.</summary>
    public Task WaitAsync() => _web.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        App.Dispose();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _web.StopAsync(soon.Token);
        await _web.DisposeAsync();
        _ending.Dispose();
    }

    /// <summary>Whether a client had been told already that its token is revoked; it is told now.</summary>
    internal bool ToldRevoked() => Interlocked.Exchange(ref _toldRevoked, 1) == 1;
}
