using System.Collections.Concurrent;
using System.Collections.Immutable;
using LowerBack.FakeDiscord.Gateway;
using LowerBack.FakeDiscord.Strictness;
using LowerBack.FakeDiscord.World;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord;

/// <summary>The gateway: sessions, the events they are told, and everything that can go wrong with a connection.</summary>
public sealed partial class FakeGateway : IDisposable
{
    internal const string Path = "/gateway";
    internal const string ResumePath = "/resume";
    private readonly ConcurrentDictionary<string, Session> _byId = new();
    private readonly Journal<GatewayEvent> _journal = new(5000);
    private readonly CancellationTokenSource _over = new();
    private readonly FakeApp _app;
    private readonly FakeDiscordOptions _options;
    private readonly Violations _violations;
    private ImmutableArray<Session> _sessions = [];
    private ImmutableArray<Connection> _connections = [];
    private int _lastConnection;
    private int? _fatal;

    internal FakeGateway(FakeApp app, FakeDiscordOptions options, Violations violations)
    {
        (_app, _options, _violations) = (app, options, violations);
        Starts = new SessionStarts(options);
        Handshake = new Handshake(this, app, options);
    }

    /// <summary>Where clients connect, as /gateway/bot tells it.</summary>
    public Uri Url => new UriBuilder(_app.Address) { Scheme = "ws", Path = Path }.Uri;

    internal Uri ResumeUrl => new UriBuilder(_app.Address) { Scheme = "ws", Path = ResumePath }.Uri;

    internal SessionStarts Starts { get; }

    internal Handshake Handshake { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.Cancel();
        foreach (var connection in _connections)
            connection.Kill();
        _over.Dispose();
    }

    internal static bool Serves(HttpContext http) => http.WebSockets.IsWebSocketRequest;

    internal async Task HandleAsync(HttpContext http)
    {
        if (_fatal is { } code)
            Complain("fatal close", $"A client connects again after it was closed with {code}.");
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var connection = new Connection(
            this, _options, socket, Interlocked.Increment(ref _lastConnection), http.Request.Path.StartsWithSegments(ResumePath, StringComparison.Ordinal), http.Abort);
        Note("connect", connection, $"{http.Request.Path}{http.Request.QueryString}");
        ImmutableInterlocked.Update(ref _connections, all => all.Add(connection));
        try
        {
            if (http.Request.Query["v"] != "10" || http.Request.Query["encoding"] != "json")
            {
                Complain("version", $"The url must say v=10 and encoding=json, not {http.Request.QueryString}.");
                connection.Close(4012);
            }

            if (http.Request.Query.ContainsKey("compress"))
                Complain("compression", "It was asked for, and is not served here.");
            await connection.RunAsync(_over.Token);
        }
        finally
        {
            ImmutableInterlocked.Update(ref _connections, all => all.Remove(connection));
        }
    }

    /// <param name="welcome">What it is told before everything else.</param>
    internal Session Open(Connection connection, (int Id, int Of) shard, Intents intents, Func<Session, IReadOnlyList<(string Name, byte[] Data)>> welcome)
    {
        var session = new Session(Guid.NewGuid().ToString("N"), shard.Id, shard.Of, intents, _options.Replayed);
        session.Begin(connection, welcome(session), () =>
        {
            connection.Session = session;
            _byId[session.Id] = session;
            ImmutableInterlocked.Update(ref _sessions, all => all.RemoveAll(one => one.IsDead).Add(session));
        });
        return session;
    }

    internal Session? Find(string id) => _byId.GetValueOrDefault(id);

    internal bool IsListening(Intents intent) => _sessions.Any(session => !session.IsDead && session.Intents.HasFlag(intent));

    /// <summary>Tells an event to the sessions that want it.</summary>
    /// <param name="guild">The server it is about, or null where it belongs to shard 0.</param>
    /// <param name="whole">What those may see that have the message content intent, where it is more.</param>
    internal void Tell(string name, Intents intent, Guild? guild, byte[] data, Interaction? interaction = null, byte[]? whole = null)
    {
        foreach (var session in _sessions)
        {
            if (!session.IsDead && (session.Intents & intent) == intent && session.Hears(guild))
                session.Tell(name, whole is not null && session.Intents.HasFlag(Intents.MessageContent) ? whole : data, interaction);
        }

        _last = (name, guild, data, interaction);
    }

    internal void Note(string what, Connection connection, string detail = "")
    {
        if (what == "closed by server" && int.TryParse(detail, out var code) && Closing.IsFatal(code))
            _fatal = code;
        _journal.Add(new GatewayEvent(_options.Time.GetUtcNow(), what, connection.Number, detail));
    }

    internal void Complain(string rule, string detail) => _violations.Add(rule, "gateway", detail);
}
