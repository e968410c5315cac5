using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LowerBack.FakeDiscord.Tests.Support;

/// <summary>A gateway client that does nothing by itself.</summary>
public sealed class Socket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClientWebSocket _socket = new();

    private Socket()
    {
        _socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The session, once READY has told it.</summary>
    public string? Session { get; set; }

    /// <summary>The number of the last event.</summary>
    public long Sequence { get; private set; }

    /// <summary>In how many pieces the last payload came.</summary>
    public int Pieces { get; private set; }

    public static async Task<Socket> ConnectAsync(Uri url)
    {
        var socket = new Socket();
        using var patience = new CancellationTokenSource(Patience);
        await socket._socket.ConnectAsync(url, patience.Token);
        return socket;
    }

    public Task IdentifyAsync(int intents = 4097, int shard = 0, int shards = 1, string token = FakeDiscordOptions.FirstToken) => SendAsync(2, new
    {
        token,
        intents,
        shard = new[] { shard, shards },
        properties = new { os = "linux", browser = "test", device = "test" },
    });

    public Task ResumeAsync(string? session, long sequence, string token = FakeDiscordOptions.FirstToken) => SendAsync(6, new { token, session_id = session, seq = sequence });

    public Task SendAsync(int op, object? data) => SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { op, d = data }));

    public Task SendAsync(byte[] payload) => _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next payload.</summary>
    public async Task<JsonNode> NextAsync() =>
        await ReceiveAsync() ?? throw Xunit.Sdk.FailException.ForFailure($"It was closed with {_socket.CloseStatus}.");

    /// <summary>The next event of a name; others before it are passed over.</summary>
    public async Task<JsonNode> EventAsync(string name)
    {
        while (true)
        {
            var payload = await NextAsync();
            if ((string?)payload["t"] == name)
                return payload["d"]!;
        }
    }

    /// <summary>The code it is closed with; what comes before is passed over.</summary>
    public async Task<int> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return (int)_socket.CloseStatus!;
    }

    public Task CloseAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, CancellationToken.None);

    public void Dispose() => _socket.Dispose();

    private async Task<JsonNode?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        Pieces = 0;
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            Pieces++;
            bytes.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
                break;
        }

        var payload = JsonNode.Parse(bytes.ToArray())!;
        Sequence = (long?)payload["s"] ?? Sequence;
        return payload;
    }
}
