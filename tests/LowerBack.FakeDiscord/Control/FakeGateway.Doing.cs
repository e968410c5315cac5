using System.Text;
using LowerBack.FakeDiscord.Gateway;

namespace LowerBack.FakeDiscord;

/// <summary>What can go wrong with a connection, and what was seen of it.</summary>
public sealed partial class FakeGateway
{
    private (string Name, Guild? Guild, byte[] Data, Interaction? Interaction)? _last;
    private TimeSpan _helloDelay;
    private int _delayedHellos;

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<GatewayEvent> Journal => _journal.All;

    /// <summary>How many sockets are open.</summary>
    public int Connected => _connections.Count(connection => !connection.IsClosing);

    /// <summary>Whether some session has a connection.</summary>
    public bool IsReady => _sessions.Any(session => session.Connection is not null);

    /// <summary>Whether every frame is sent in pieces of a few bytes.</summary>
    public bool SplitFrames { get; set; }

    /// <summary>Ends once a session has a connection.</summary>
    public async Task ReadyAsync()
    {
        var next = NextAsync("ready", "resumed");
        if (!IsReady)
            await next;
    }

    /// <summary>Ends with the next event of one of these kinds.</summary>
    public Task<GatewayEvent> NextAsync(params string[] what) => _journal.NextAsync(one => what.Contains(one.What));

    /// <summary>Ends with the first event of a kind, of those there were and those to come.</summary>
    public Task<GatewayEvent> FirstAsync(string what) => _journal.FirstAsync(one => one.What == what);

    /// <summary>How often something happened, as far as is kept.</summary>
    public int Count(string what) => _journal.All.Count(one => one.What == what);

    /// <summary>Op 7: come again.</summary>
    public void AskReconnect() => Each(connection => connection.Send(Frame.Reconnect));

    /// <summary>Op 9: the session is over, or is to be resumed.</summary>
    public void Invalidate(bool resumable) => Each(connection =>
    {
        if (!resumable)
            connection.Session?.Die();
        connection.Send(resumable ? Frame.Resumable : Frame.NotResumable);
    });

    /// <summary>Op 1: a heartbeat, now.</summary>
    public void AskHeartbeat() => Each(connection => connection.Send(Frame.AskHeartbeat));

    /// <summary>Closes with a code; what the session is worth then follows from it.</summary>
    public void Close(int code) => Each(connection =>
    {
        if (code is 4003 or 4006 or 4007 or 4009 || Closing.IsFatal(code))
            connection.Session?.Die();
        connection.Close(code);
    });

    /// <summary>Breaks the connections without a word.</summary>
    public void Kill() => Each(connection => connection.Kill());

    /// <summary>From now on the connections that are open get no acknowledgement of heartbeats, and stay open.</summary>
    public void StopAcks() => Each(connection => connection.IsZombie = true);

    /// <summary>The next so many connections get their Hello late.</summary>
    public void DelayHello(TimeSpan by, int times = 1) => (_helloDelay, _delayedHellos) = (by, times);

    /// <summary>The next so many Resumes are refused: with a close code, or with op 9 false where that is null.</summary>
    public void RefuseResumes(int times, int? code = null) => Handshake.RefuseResumes(times, code);

    /// <summary>So many session starts of the day are used already.</summary>
    public void UseStarts(int count) => Starts.Use(count);

    /// <summary>Tells the last event again, under a new number.</summary>
    public void RepeatLast()
    {
        var (name, guild, data, interaction) = _last ?? throw new InvalidOperationException("There was no event yet.");
        foreach (var session in _sessions.Where(session => session.Hears(guild)))
            session.Tell(name, data, interaction);
    }

    /// <summary>Sends text that need not be a payload, nor JSON.</summary>
    public void SendRaw(string text) => Each(connection => connection.Send(Frame.Raw(text)));

    /// <summary>Tells any event to every session.</summary>
    public void Tell(string name, string json)
    {
        foreach (var session in _sessions)
            session.Tell(name, Encoding.UTF8.GetBytes(json), interaction: null);
    }

    /// <summary>Tells an event that no client knows and that is as large as said, in bytes.</summary>
    public void TellOversized(int size) => Tell("SOMETHING_LARGE", $"{{\"filler\":\"{new string('x', size)}\"}}");

    internal TimeSpan NextHelloDelay() => Interlocked.Decrement(ref _delayedHellos) >= 0 ? _helloDelay : TimeSpan.Zero;

    private void Each(Action<Connection> act)
    {
        foreach (var connection in _connections)
        {
            if (!connection.IsClosing)
                act(connection);
        }
    }
}
