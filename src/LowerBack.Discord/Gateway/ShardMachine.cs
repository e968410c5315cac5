using System.Text.Json;
using LowerBack.Discord.Api;
using static LowerBack.Discord.Api.DiscordJson;

namespace LowerBack.Discord.Gateway;

/// <summary>
/// One shard's way through Discord's gateway, as a pure machine: what happens goes in, what to do comes out, and it opens no
/// socket and reads no clock. Each attempt to connect has a number, and what happens to an older one changes nothing.
/// </summary>
/// <param name="token">The bot's token.</param>
/// <param name="shard">Which connection this is, from 0.</param>
/// <param name="shards">How many there are.</param>
/// <param name="draw">Draws from 0 up to 1.</param>
internal sealed class ShardMachine(string token, int shard, int shards, Func<double> draw)
{
    /// <summary>Direct messages, to hear plain words there. Interactions need no intent, and nothing else is asked for.</summary>
    public const int Intents = 1 << 12;

    /// <summary>A session that cannot be resumed so many times in a row is given up.</summary>
    private const int MostResumes = 3;

    /// <summary>A greeting that asks for less than a beat an hour makes no sense; in milliseconds.</summary>
    private const double LongestBeat = 3_600_000;

    private static readonly TimeSpan HelloDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SessionDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Health = TimeSpan.FromSeconds(60);

    private readonly List<Step> _steps = [];
    private State _state = State.Away;
    private Session? _session;
    private int _connection;
    private int _deadline;
    private int _failures;
    private int _failedResumes;
    private bool _acknowledged;
    private TimeSpan _beat;

    private enum State
    {
        /// <summary>Not connected, and waiting to be.</summary>
        Away,

        /// <summary>Asking where the gateway is.</summary>
        Finding,

        /// <summary>Connecting, until Hello.</summary>
        Greeting,

        /// <summary>Waiting for this shard's turn to begin a session.</summary>
        Queueing,

        /// <summary>Beginning a session, until READY.</summary>
        Identifying,

        /// <summary>Taking a session up again, until RESUMED.</summary>
        Resuming,

        Up,
        Over,
    }

    /// <summary>The first step.</summary>
    public IReadOnlyList<Step> Begin()
    {
        _steps.Clear();
        Connect();
        return [.. _steps];
    }

    /// <summary>What to do about something that happened.</summary>
    public IReadOnlyList<Step> On(Happening happening)
    {
        if (happening.Connection != _connection || _state == State.Over)
            return [];
        // A connection that was given up may still bring something until the next one has its number.
        if (_state == State.Away && happening is not Due { Alarm: Alarm.Retry })
            return [];
        _steps.Clear();
        switch (happening)
        {
            case Found found when _state == State.Finding:
                Open(found.Url);
                break;
            case Received { Frame: var frame }:
                Take(frame);
                break;
            case Lost lost:
                Closed(lost.Code);
                break;
            case MayIdentify when _state == State.Queueing:
                _state = State.Identifying;
                Send(JsonSerializer.SerializeToUtf8Bytes(new(Op.Identify, new(token, Intents, [shard, shards])), Wire.IdentifyFrame));
                Deadline(SessionDeadline);
                break;
            case Due due:
                Ring(due);
                break;
        }

        return [.. _steps];
    }

    /// <summary>The last step: the session is ended, since nobody will resume it.</summary>
    public IReadOnlyList<Step> End()
    {
        _state = State.Over;
        return [new Close(_connection, CloseCodes.Over)];
    }

    private void Take(Frame frame)
    {
        switch (frame.Op)
        {
            case Op.Hello when _state == State.Greeting:
                Hello(frame);
                break;
            case Op.Dispatch:
                Dispatch(frame);
                break;
            case Op.Heartbeat:
                Beat();
                break;
            case Op.HeartbeatAck:
                _acknowledged = true;
                break;
            case Op.Reconnect:
                // Discord moves its connections around. One that comes before anything was up counts like any failure.
                Down("asked to reconnect");
                Abandon(CloseCodes.ToResume, _failures == 0 ? TimeSpan.Zero : Backoff.After(_failures, draw));
                _failures++;
                break;
            case Op.InvalidSession:
                Invalid(resumable: frame.Data.Span.SequenceEqual("true"u8));
                break;
        }
    }

    private void Hello(Frame frame)
    {
        if (frame.Of(Wire.Hello) is not { HeartbeatInterval: >= 1 and <= LongestBeat } hello)
        {
            Fail("a greeting that makes no sense");
            return;
        }

        _beat = TimeSpan.FromMilliseconds(hello.HeartbeatInterval);
        _acknowledged = true;
        _steps.Add(new Wake(_connection, _beat * draw(), Alarm.Heartbeat));
        if (_session is { } session)
        {
            _state = State.Resuming;
            Send(JsonSerializer.SerializeToUtf8Bytes(new(Op.Resume, new(token, session.Id, session.Sequence)), Wire.ResumeFrame));
            Deadline(SessionDeadline);
            return;
        }

        _state = State.Queueing;
        _deadline++;
        _steps.Add(new AwaitTurn(_connection));
    }

    private void Dispatch(Frame frame)
    {
        if (_state == State.Identifying && frame.Type == Frame.Ready)
        {
            if (frame.Of(Wire.Ready) is not { SessionId: { Length: > 0 } id } ready)
            {
                Fail("a session without an id");
                return;
            }

            var resumeAt = Uri.TryCreate(ready.ResumeGatewayUrl, UriKind.Absolute, out var url) ? url : null;
            _session = new Session(id, resumeAt, frame.Sequence);
            Up(resumed: false);
            return;
        }

        if (_state is not (State.Resuming or State.Up) || _session is not { } session)
            return;
        // Whatever number it has: nobody says that this counts as an event.
        if (_state == State.Resuming && frame.Type == Frame.Resumed)
            Up(resumed: true);
        else if (_state == State.Resuming)
            Deadline(SessionDeadline);
        // What a replay brings a second time was handed over the first time.
        if (frame.Sequence is { } number)
        {
            if (number <= session.Sequence)
                return;
            session.Sequence = number;
        }

        if (frame.Type is Frame.Interaction or Frame.Message)
            _steps.Add(new HandOver(_connection, frame));
    }

    private void Up(bool resumed)
    {
        _state = State.Up;
        _deadline++;
        _failedResumes = 0;
        _steps.Add(new SessionUp(_connection, resumed));
        _steps.Add(new Wake(_connection, Health, Alarm.Healthy));
    }

    private void Invalid(bool resumable)
    {
        Down("the session is not valid");
        if (resumable && _session is not null)
            ResumeFailed();
        else
            _session = null;
        // Discord used to ask for this wait, and it costs nothing.
        _failures++;
        Abandon(_session is null ? CloseCodes.Over : CloseCodes.ToResume, TimeSpan.FromSeconds(1 + (4 * draw())));
    }

    private void Closed(int? code)
    {
        switch (CloseCodes.After(code))
        {
            case Fatal fatal:
                _state = State.Over;
                _steps.Add(new GiveUp(_connection, fatal.Remedy));
                return;
            case Again { Resume: false }:
                _session = null;
                break;
        }

        Fail(code is { } number ? $"closed with {number}" : "the connection broke");
    }

    private void Ring(Due due)
    {
        switch (due.Alarm)
        {
            case Alarm.Retry when _state == State.Away:
                Connect();
                break;
            case Alarm.Deadline when due.Number == _deadline:
                Fail("no answer in time");
                break;
            case Alarm.Heartbeat:
                if (!_acknowledged)
                {
                    Fail("no answer to a heartbeat");
                    break;
                }

                _acknowledged = false;
                Beat();
                _steps.Add(new Wake(_connection, _beat, Alarm.Heartbeat));
                break;
            case Alarm.Healthy when _state == State.Up:
                _failures = 0;
                break;
        }
    }

    private void Connect()
    {
        _connection++;
        if (_session is { ResumeAt: { } url })
        {
            Open(url);
            return;
        }

        _session = null;
        _state = State.Finding;
        _steps.Add(new Find(_connection));
    }

    private void Open(Uri url)
    {
        _state = State.Greeting;
        _steps.Add(new Connect(_connection, new UriBuilder(url) { Query = "v=10&encoding=json" }.Uri));
        Deadline(HelloDeadline);
    }

    /// <summary>Something went wrong; the next attempt comes after a wait that grows.</summary>
    private void Fail(string why)
    {
        Down(why);
        if (_state is State.Greeting or State.Resuming && _session is not null)
            ResumeFailed();
        _failures++;
        Abandon(CloseCodes.ToResume, Backoff.After(_failures, draw));
    }

    private void ResumeFailed()
    {
        if (++_failedResumes < MostResumes)
            return;
        _failedResumes = 0;
        _session = null;
    }

    private void Abandon(int code, TimeSpan pause)
    {
        _steps.Add(new Close(_connection, code));
        _state = State.Away;
        _deadline++;
        _steps.Add(new Wake(_connection, pause, Alarm.Retry));
    }

    private void Down(string why) => _steps.Add(new SessionDown(_connection, why));

    private void Beat() =>
        Send(JsonSerializer.SerializeToUtf8Bytes(new(Op.Heartbeat, _session?.Sequence), Wire.HeartbeatFrame));

    private void Send(byte[] json) => _steps.Add(new Send(_connection, json));

    private void Deadline(TimeSpan after) => _steps.Add(new Wake(_connection, after, Alarm.Deadline, ++_deadline));

    /// <summary>What is needed to go on where it was.</summary>
    private sealed class Session(string id, Uri? resumeAt, long? sequence)
    {
        public string Id => id;

        public Uri? ResumeAt => resumeAt;

        public long? Sequence { get; set; } = sequence;
    }
}
