using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LowerBack.TestKit;

/// <summary>A server that does one thing wrong, over real connections.</summary>
public sealed class MisbehavingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TcpClient> _held = new();
    private readonly Misbehaviour _behaviour;
    private readonly string _unauthorized;

    /// <summary>Starts it.</summary>
    /// <param name="behaviour">What it does to every call.</param>
    /// <param name="unauthorized">How the platform says in JSON that a token is not valid.</param>
    public MisbehavingServer(Misbehaviour behaviour, string unauthorized)
    {
        (_behaviour, _unauthorized) = (behaviour, unauthorized);
        if (behaviour == Misbehaviour.NobodyThere)
        {
            // Bound without listening: nobody answers here, and nobody else is given the port.
            _listener.Server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }
        else
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        Address = $"http://{_listener.Server.LocalEndPoint}";
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _held)
            client.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        if (_behaviour == Misbehaviour.Silent)
        {
            _held.Enqueue(client);
            return;
        }

        var (status, body) = _behaviour switch
        {
            Misbehaviour.HalfAnAnswer => ("200 OK\r\nContent-Length: 500", "{\"ok\":tr"),
            Misbehaviour.Nonsense => ("200 OK\r\nContent-Length: 4", "{{{{"),
            Misbehaviour.Unauthorized => ($"401 Unauthorized\r\nContent-Length: {_unauthorized.Length}", _unauthorized),
            Misbehaviour.BadGateway => ("502 Bad Gateway\r\nContent-Length: 6", "<html>"),
            Misbehaviour.Redirect => ("302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0", ""),
            _ => ("", ""),
        };
        if (status.Length > 0)
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n{body}"));
        client.Close();
    }
}

/// <summary>What a server does wrong.</summary>
public enum Misbehaviour
{
    NobodyThere,
    Hangup,
    HalfAnAnswer,
    Nonsense,
    Unauthorized,
    BadGateway,
    Redirect,
    Silent,
}
