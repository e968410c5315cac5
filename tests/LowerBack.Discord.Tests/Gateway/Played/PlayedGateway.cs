using System.Globalization;
using System.Text.Json;
using LowerBack.Discord.Gateway;

namespace LowerBack.Discord.Tests.Gateway.Played;

/// <summary>The server's side of the gateway: its sessions, and what it does not let pass.</summary>
internal sealed class PlayedGateway(Agenda agenda)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(41.25);
    private static readonly TimeSpan SessionLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);
    private int _sessions;

    /// <summary>What the client did that it must not.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>When sessions were begun.</summary>
    public List<TimeSpan> Begun { get; } = [];

    public List<PlayedSession> Sessions { get; } = [];

    public int Resumed { get; private set; }

    /// <summary>The connection that was made last.</summary>
    public PlayedLine? Line { get; private set; }

    public TimeSpan HelloDelay { get; set; }

    public int ResumesToRefuse { get; set; }

    /// <summary>Whether every session is ended as soon as it is begun or taken up.</summary>
    public bool EndsSessions { get; set; }

    public void Accept(PlayedLine line)
    {
        Line = line;
        agenda.In(HelloDelay, () =>
        {
            line.Tell(string.Create(CultureInfo.InvariantCulture, $$$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{{(int)Interval.TotalMilliseconds}}},"_trace":[]}}"""));
            Expect(line, beats: 0);
        });
        HelloDelay = TimeSpan.Zero;
        agenda.In(Patience, () =>
        {
            if (line is { IsOpen: true, Session: null })
                line.Close(4003);
        });
    }

    /// <summary>The client closed it.</summary>
    public static void Closed(PlayedLine line, int code)
    {
        if (code is 1000 or 1001)
            line.Session?.Die();
        line.Part();
    }

    /// <summary>A payload of the client.</summary>
    public void Hear(PlayedLine line, ReadOnlyMemory<byte> payload)
    {
        while (line.Sends.TryPeek(out var oldest) && oldest <= agenda.Now - TimeSpan.FromMinutes(1))
            line.Sends.Dequeue();
        line.Sends.Enqueue(agenda.Now);
        if (line.Sends.Count > 120 || payload.Length > 4096)
            Complaints.Add($"{line.Sends.Count} payloads in a minute, the last of {payload.Length} bytes");
        var frame = JsonElement.Parse(payload.Span);
        var data = frame.GetProperty("d");
        switch ((Op)frame.GetProperty("op").GetInt32())
        {
            case Op.Heartbeat:
                Beat(line);
                break;
            case Op.Identify:
                Identify(line);
                break;
            case Op.Resume:
                Resume(line, data.GetProperty("session_id").GetString()!, data.GetProperty("seq").GetInt64());
                break;
        }
    }

    private void Beat(PlayedLine line)
    {
        Expect(line, ++line.Beats);
        if (line.Acknowledges)
            line.Tell("""{"t":null,"s":null,"op":11,"d":null}""");
    }

    private void Expect(PlayedLine line, int beats) => agenda.In(Interval * 1.5, () =>
    {
        if (!line.IsOpen || line.Beats != beats)
            return;
        if (!line.IsBroken)
            Complaints.Add($"No heartbeat on connection {line.Number} for one and a half intervals");
        line.Close(4000);
    });

    private void Identify(PlayedLine line)
    {
        if (line.HasIdentified || line.ToResume)
            Complaints.Add($"Connection {line.Number} identifies twice, or where sessions are resumed");
        if (Begun.Count > 0 && agenda.Now - Begun[^1] < Apart)
            Complaints.Add($"A session is begun {(agenda.Now - Begun[^1]).TotalSeconds} s after the last");
        line.HasIdentified = true;
        Begun.Add(agenda.Now);
        if (EndsSessions)
        {
            line.Tell(Invalid(resumable: false));
            return;
        }

        // Nobody will come back to the one before.
        Sessions.LastOrDefault()?.Die();
        var session = new PlayedSession(++_sessions) { Line = line };
        Sessions.Add(session);
        line.Session = session;
        session.Tell(Frame.Ready, $$"""{"v":10,"session_id":"{{session.Id}}","resume_gateway_url":"wss://resume.example","guilds":[]}""");
    }

    private void Resume(PlayedLine line, string id, long sequence)
    {
        if (line.HasIdentified || !line.ToResume)
            Complaints.Add($"Connection {line.Number} resumes twice, or where sessions are begun");
        line.HasIdentified = true;
        var session = Sessions.Single(one => one.Id == id);
        if (sequence > session.Sequence)
            Complaints.Add($"Connection {line.Number} resumes after event {sequence}, which there has not been");
        if (session.IsDead || EndsSessions || ResumesToRefuse > 0)
        {
            ResumesToRefuse = Math.Max(0, ResumesToRefuse - 1);
            session.Die();
            line.Tell(Invalid(resumable: false));
        }
        else if (session.Line is null && agenda.Now - session.Lost > SessionLife)
        {
            session.Die();
            line.Close(4009);
        }
        else
        {
            session.Line?.Part();
            (session.Line, line.Session) = (line, session);
            session.TellAgain(sequence, line);
            session.Tell(Frame.Resumed, """{"_trace":["x"]}""");
            Resumed++;
        }
    }

    /// <summary>Op 9.</summary>
    public static string Invalid(bool resumable) => $$"""{"t":null,"s":null,"op":9,"d":{{(resumable ? "true" : "false")}} }""";
}
