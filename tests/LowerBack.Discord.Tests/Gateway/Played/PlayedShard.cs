using LowerBack.Discord.Api;
using LowerBack.Discord.Gateway;

namespace LowerBack.Discord.Tests.Gateway.Played;

/// <summary>Does what the machine says as a <see cref="Shard"/> would, over the played network, and keeps what the machine was told.</summary>
internal sealed class PlayedShard
{
    private static readonly Uri Base = new("wss://gateway.example/");
    private readonly Agenda _agenda;
    private readonly PlayedGateway _gateway;
    private readonly Random _chance;
    private readonly ShardMachine _machine;
    private readonly IdentifyGate _gate;
    private readonly Dictionary<int, PlayedLine?> _lines = [];
    private int _connection;
    private int _failed;
    private bool _mayResume;

    public PlayedShard(Agenda agenda, PlayedGateway gateway, Random chance)
    {
        (_agenda, _gateway, _chance, _gate) = (agenda, gateway, chance, new IdentifyGate(agenda));
        _machine = new ShardMachine("T", 0, 1, chance.NextDouble);
        Do(_machine.Begin());
    }

    public bool IsUp { get; private set; }

    /// <summary>What was handed over, in order.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Sessions that were begun although the last one could have been resumed.</summary>
    public List<string> Wasted { get; } = [];

    public int ConnectionsToRefuse { get; set; }

    public int FindsToFail { get; set; }

    private void On(Happening happening)
    {
        if (happening.Connection == _connection)
            Note(happening);
        Do(_machine.On(happening));
    }

    /// <summary>What the client was told about its session.</summary>
    private void Note(Happening happening)
    {
        switch (happening)
        {
            case Lost { Code: 4003 or 4006 or 4007 or 4009 }:
                _mayResume = false;
                break;
            case Received { Frame: { Op: Op.InvalidSession } frame }:
                _mayResume &= frame.Data.Span.SequenceEqual("true"u8);
                _failed++;
                break;
        }
    }

    private void Do(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
            Do(step);
    }

    private void Do(Step step)
    {
        switch (step)
        {
            case Find find:
                _connection = find.Connection;
                _agenda.In(Travel, () => FindAgain(find));
                break;
            case Connect connect:
                _connection = connect.Connection;
                _agenda.In(Travel, () => Open(connect));
                break;
            case AwaitTurn turn:
                TakeTurn(turn);
                break;
            case Send send:
                Send(_lines[send.Connection]!, send);
                break;
            case Wake wake:
                _agenda.In(wake.After, () => On(new Due(wake.Connection, wake.Alarm, wake.Number)));
                break;
            case Close close:
                Close(close);
                break;
            case HandOver dispatch:
                Heard.Add(System.Text.Encoding.UTF8.GetString(dispatch.Frame.Data.Span));
                break;
            case SessionUp up:
                (IsUp, _failed, _mayResume) = (true, 0, true);
                break;
            case SessionDown:
                _failed += IsUp ? 0 : 1;
                IsUp = false;
                break;
            case GiveUp fatal:
                Assert.Fail($"It gave up: {fatal.Remedy}");
                break;
        }
    }

    private TimeSpan Travel => TimeSpan.FromMilliseconds(10 + (_chance.NextDouble() * 300));

    private void FindAgain(Find find)
    {
        if (FindsToFail-- > 0)
            On(new Lost(find.Connection, Code: null));
        else
            _agenda.In(_gate.Closed(0, limit: null), () => On(new Found(find.Connection, Base)));
    }

    private void Open(Connect connect)
    {
        if (_lines.ContainsKey(connect.Connection))
            return;
        if (ConnectionsToRefuse-- > 0)
        {
            On(new Lost(connect.Connection, Code: null));
            return;
        }

        var line = new PlayedLine(connect.Connection, connect.Url.Host == "resume.example", _agenda, _chance, On);
        _lines[connect.Connection] = line;
        _gateway.Accept(line);
    }

    private void TakeTurn(AwaitTurn turn)
    {
        // A connection that is over waits for no turn.
        if (_lines[turn.Connection] is not { } line || turn.Connection != _connection)
            return;
        var wait = _gate.Take(0);
        if (wait > TimeSpan.Zero)
            _agenda.In(wait, () => TakeTurn(turn));
        else
            On(new MayIdentify(line.Number));
    }

    private void Send(PlayedLine line, Send send)
    {
        if (send.Json.Span.StartsWith("""{"op":2"""u8))
        {
            if (_mayResume && _failed < 3)
                Wasted.Add($"{_agenda.Now} on connection {line.Number}");
            _mayResume = false;
        }

        line.Send(() => _gateway.Hear(line, send.Json));
    }

    private void Close(Close close)
    {
        if (_lines.GetValueOrDefault(close.Connection) is { } line)
        {
            line.Send(() => PlayedGateway.Closed(line, close.Code));
            _agenda.In(TimeSpan.Zero, () => On(new Lost(close.Connection, Code: null)));
        }

        _lines[close.Connection] = null;
    }
}
