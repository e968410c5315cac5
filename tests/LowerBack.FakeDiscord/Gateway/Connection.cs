using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace LowerBack.FakeDiscord.Gateway;

/// <summary>One WebSocket of a client.</summary>
internal sealed class Connection : IDisposable
{
    private const int LargestPayload = 4096;
    private const int SendsAMinute = 120;
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);
    private readonly Channel<Frame> _out = System.Threading.Channels.Channel.CreateUnbounded<Frame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<DateTimeOffset> _sends = new();
    private readonly FakeGateway _gateway;
    private readonly FakeDiscordOptions _options;
    private readonly WebSocket _socket;
    private readonly Action _abort;
    private readonly ITimer _beats;
    private readonly Lock _gate = new();
    private volatile bool _closing;
    private bool _ended;

    public Connection(FakeGateway gateway, FakeDiscordOptions options, WebSocket socket, int number, bool isResume, Action abort)
    {
        (_gateway, _options, _socket, Number, IsResume, _abort) = (gateway, options, socket, number, isResume, abort);
        _beats = options.Time.CreateTimer(_ => NoBeat(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Number { get; }

    public bool IsClosing => _closing;

    /// <summary>Whether it came to the address that is for resuming.</summary>
    public bool IsResume { get; }

    public Session? Session { get; set; }

    /// <summary>Whether heartbeats are no longer acknowledged.</summary>
    public bool IsZombie { get; set; }

    public void Send(Frame frame) => _out.Writer.TryWrite(frame);

    /// <summary>Closes it with a code.</summary>
    public void Close(int code)
    {
        _gateway.Note("closed by server", this, $"{code}");
        _closing = true;
        Part();
        Send(Frame.Closing(code));
    }

    /// <summary>Breaks it without a word.</summary>
    public void Kill()
    {
        _closing = true;
        Part();
        Abort();
    }

    /// <summary>Its session goes on elsewhere.</summary>
    public void Replaced()
    {
        (Session, _closing) = (null, true);
        Abort();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var sending = SendAllAsync(stop);
        try
        {
            await Task.Delay(_gateway.NextHelloDelay(), _options.Time, stop);
            Send(Frame.Hello(_options.HeartbeatInterval));
            _beats.Change(_options.HeartbeatInterval * 1.5, Timeout.InfiniteTimeSpan);
            await ReceiveAllAsync(stop);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            if (!_closing)
                _gateway.Note("lost", this);
        }
        finally
        {
            Part();
            _out.Writer.TryComplete();
            await _beats.DisposeAsync();
        }

        await sending;
        lock (_gate)
            _ended = true;
    }

    public void Dispose() => _beats.Dispose();

    /// <summary>Once it has ended, its request may be another's.</summary>
    private void Abort()
    {
        lock (_gate)
        {
            if (!_ended)
                _abort();
        }
    }

    private void Part()
    {
        var session = Session;
        Session = null;
        session?.Detach(this, _options.Time.GetUtcNow());
    }

    private void NoBeat()
    {
        if (_closing)
            return;
        _gateway.Complain("heartbeat", $"Connection {Number} has sent no heartbeat for one and a half intervals.");
        Close(4000);
    }

    private async Task SendAllAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var frame in _out.Reader.ReadAllAsync(stop))
            {
                if (frame.Close is { } code)
                {
                    await _socket.CloseOutputAsync((WebSocketCloseStatus)code, Closing.Reason(code), stop);
                    return;
                }

                if (frame.Interaction is { } interaction)
                    _options.HandedOut?.Invoke(interaction);
                if (_gateway.SplitFrames)
                    await SendSplitAsync(frame.Bytes, stop);
                else
                    await _socket.SendAsync(frame.Bytes, WebSocketMessageType.Text, endOfMessage: true, stop);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The receiving side says that it is lost.
        }
    }

    private async Task SendSplitAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        const int piece = 7;
        for (var at = 0; at < bytes.Length; at += piece)
        {
            var last = at + piece >= bytes.Length;
            await _socket.SendAsync(last ? bytes[at..] : bytes.Slice(at, piece), WebSocketMessageType.Text, last, stop);
        }
    }

    private async Task ReceiveAllAsync(CancellationToken stop)
    {
        var buffer = new byte[LargestPayload + 1];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await _socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += result.Count;
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await ClosedAsync(stop);
                    return;
                }
            }
            while (!result.EndOfMessage && length < buffer.Length);

            if (_closing)
                continue;
            if (length > LargestPayload)
                Refuse(4002, $"A payload has more than {LargestPayload} bytes.");
            else if (!CountSend())
                Refuse(4008, $"More than {SendsAMinute} payloads in 60 s.");
            else
                Handle(buffer.AsMemory(0, length));
        }
    }

    private async Task ClosedAsync(CancellationToken stop)
    {
        var code = (int?)_socket.CloseStatus ?? 1005;
        if (!_closing)
        {
            // Signing off ends the session; with any other code it can be resumed.
            if (code is 1000 or 1001)
                Session?.Die();
            _gateway.Note("closed by client", this, $"{code}");
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, stop);
        }
    }

    private void Handle(ReadOnlyMemory<byte> payload)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(payload.Span);
        }
        catch (JsonException)
        {
            Refuse(4002, "A payload is no JSON.");
            return;
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.Number || !root.TryGetProperty("d", out var data))
            Refuse(4002, "A payload has no op or no d.");
        else
            Handle(op.GetInt32(), data);
    }

    private void Handle(int op, JsonElement data)
    {
        switch (op)
        {
            case 1:
                Beat(data);
                break;
            case 2 when Session is not null:
                Refuse(4005, "It had identified already.");
                break;
            case 2:
                _gateway.Handshake.Identify(this, data);
                break;
            case 6:
                _gateway.Handshake.Resume(this, data);
                break;
            case 3 or 4 or 8 or 31 or 43 when Session is null:
                Refuse(4003, $"Op {op} came before Identify.");
                break;
            case 3 or 4 or 8 or 31 or 43:
                break;
            default:
                Refuse(4001, $"There is no op {op}.");
                break;
        }
    }

    private void Beat(JsonElement data)
    {
        _gateway.Note("heartbeat", this, data.ToString());
        if (data.ValueKind == JsonValueKind.Number && Session is { } session && !session.HasReached(data.GetInt64()))
            _gateway.Complain("heartbeat", $"A heartbeat tells of event {data}, which there has not been.");
        _beats.Change(_options.HeartbeatInterval * 1.5, Timeout.InfiniteTimeSpan);
        if (!IsZombie)
            Send(Frame.Ack);
    }

    private bool CountSend()
    {
        var now = _options.Time.GetUtcNow();
        while (_sends.TryPeek(out var oldest) && oldest <= now - Minute)
            _sends.Dequeue();
        _sends.Enqueue(now);
        return _sends.Count <= SendsAMinute;
    }

    private void Refuse(int code, string why)
    {
        _gateway.Complain("payload", why);
        Close(code);
    }
}
