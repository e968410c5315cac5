using System.Buffers;
using System.Net.WebSockets;

namespace LowerBack.Discord.Gateway;

/// <summary>One connection to the gateway, used once.</summary>
internal sealed class GatewaySocket(TimeProvider time) : IDisposable
{
    /// <summary>Far above everything that comes with what we ask for.</summary>
    private const int LargestFrame = 32 * 1024 * 1024;

    /// <summary>Above most of what comes.</summary>
    private const int Usual = 64 * 1024;

    /// <summary>Keeps one buffer of each size up to 1 MiB. The shared pool would keep the largest there ever was, and for good.</summary>
    private static readonly ArrayPool<byte> Buffers = ArrayPool<byte>.Create(maxArrayLength: 1024 * 1024, maxArraysPerBucket: 1);

    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connects and reads until it is over; <see cref="CloseAsync"/> ends it wherever it is.</summary>
    /// <returns>The close code, where the other side gave one.</returns>
    public async Task<int?> ReadAsync(Uri url, Action<Frame> received)
    {
        var buffer = Buffers.Rent(Usual);
        try
        {
            _socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(30);
            await _socket.ConnectAsync(url, CancellationToken.None);
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length)
                        buffer = Exchanged(buffer, 2 * buffer.Length);
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage && length < LargestFrame);
                if (part.MessageType == WebSocketMessageType.Close || !part.EndOfMessage)
                    return (int?)_socket.CloseStatus;
                if (Frame.Read(buffer.AsSpan(0, length)) is { } frame)
                    received(frame);
                if (buffer.Length > Usual)
                    buffer = Exchanged(buffer, Usual);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException or System.Net.Http.HttpRequestException)
        {
            return (int?)_socket.CloseStatus;
        }
        finally
        {
            Buffers.Return(buffer);
            _read.SetResult();
        }
    }

    /// <summary>Sends a frame after those before it. One that does not get through is noticed by what does not come back.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> json)
    {
        await _sending.WaitAsync();
        try
        {
            // A send has no limit of its own, and the socket is of no use after one that was called off.
            using var late = new CancellationTokenSource(SendPatience, time);
            await _socket.SendAsync(json, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, late.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            _socket.Abort();
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>
    /// Says goodbye, and lets go once the other side has said so too, or after a short while: who lets go with something still
    /// unread resets the connection, and the other side may never hear the code.
    /// </summary>
    public async Task CloseAsync(int code)
    {
        await _sending.WaitAsync();
        try
        {
            using var late = new CancellationTokenSource(ClosePatience, time);
            if (_socket.State == WebSocketState.Open)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, late.Token);
                await _read.Task.WaitAsync(late.Token);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It was gone already.
        }
        finally
        {
            _sending.Release();
            _socket.Abort();
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>A buffer of another size, with what is in this one as far as it fits.</summary>
    private static byte[] Exchanged(byte[] buffer, int size)
    {
        var other = Buffers.Rent(size);
        buffer.AsSpan(0, Math.Min(buffer.Length, size)).CopyTo(other);
        Buffers.Return(buffer);
        return other;
    }
}
