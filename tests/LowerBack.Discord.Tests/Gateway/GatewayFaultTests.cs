using LowerBack.Discord.Gateway;
using LowerBack.Discord.Tests.Gateway.Played;
using Xunit.Abstractions;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>
/// Ten minutes in which everything goes wrong with the gateway that can, in an order that the seed decides. Server, network
/// and clock are played, so what happens is always the same for a seed.
/// </summary>
public sealed class GatewayFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly int?[] Codes = [null, 1000, 1001, 1006, 4000, 4001, 4002, 4003, 4005, 4006, 4007, 4008, 4009];

    private readonly Agenda _agenda = new();
    private readonly List<string> _story = [];
    private PlayedGateway _gateway = null!;
    private PlayedShard _shard = null!;
    private Random _chance = null!;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_comes_back_resumes_what_can_be_resumed_and_hears_everything_once(int seed)
    {
        Begin(seed);
        KeepTalking(until: TenMinutes + TimeSpan.FromMinutes(2));
        while (_agenda.Now < TenMinutes)
        {
            SomethingHappens();
            _agenda.PassUntil(_agenda.Now + TimeSpan.FromSeconds(Math.Pow(_chance.NextDouble(), 2) * 40));
        }

        (_shard.ConnectionsToRefuse, _shard.FindsToFail, _gateway.ResumesToRefuse, _gateway.HelloDelay) = (0, 0, 0, TimeSpan.Zero);
        Assert.True(_agenda.PassUntil(_agenda.Now + TimeSpan.FromMinutes(3), () => _shard.IsUp), Story("It is not back after three quiet minutes"));
        _agenda.PassUntil(_agenda.Now + TimeSpan.FromMinutes(3));
        Assert.True(_shard.IsUp, Story("It did not stay up"));
        Tell($"{_gateway.Begun.Count} sessions begun, {_gateway.Resumed} resumed, {_shard.Heard.Count} events heard of {_gateway.Sessions.Sum(session => session.Events.Count)}");
        Assert.True(_gateway.Complaints.Count == 0, Story(string.Join('\n', _gateway.Complaints)));
        Assert.True(_shard.Wasted.Count == 0, Story($"Sessions that could have been resumed were begun anew: {string.Join(", ", _shard.Wasted)}"));
        HeardOnceAndInOrder();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Where_every_session_is_ended_at_once_no_more_than_twenty_are_begun_an_hour_and_it_is_back_when_that_is_over(int seed)
    {
        Begin(seed);
        _gateway.EndsSessions = true;
        _gateway.Line?.Break();
        _agenda.PassUntil(TimeSpan.FromHours(5));
        Assert.All(_gateway.Begun, begun => Assert.InRange(_gateway.Begun.Count(other => other >= begun && other < begun + TimeSpan.FromHours(1)), 1, IdentifyGate.MostPerHour));
        _gateway.EndsSessions = false;
        Assert.True(_agenda.PassUntil(_agenda.Now + TimeSpan.FromHours(1.1), () => _shard.IsUp), Story("It is not back"));
        Assert.True(_gateway.Complaints.Count == 0, Story(string.Join('\n', _gateway.Complaints)));
        Tell($"{_gateway.Begun.Count} sessions begun in five hours");
    }

    private void Begin(int seed)
    {
        _chance = new Random(seed);
        _gateway = new PlayedGateway(_agenda);
        _shard = new PlayedShard(_agenda, _gateway, _chance);
        Assert.True(_agenda.PassUntil(TimeSpan.FromSeconds(10), () => _shard.IsUp), Story("It was never up"));
    }

    /// <summary>People go on doing things, whether the coach is there or not.</summary>
    private void KeepTalking(TimeSpan until)
    {
        if (_agenda.Now > until)
            return;
        foreach (var session in _gateway.Sessions)
        {
            var name = $"\"{session.Id}.{session.Sequence + 1}\"";
            if (_chance.Next(3) == 0)
                session.Tell("TYPING_START", "{}");
            else
                session.Tell(_chance.Next(2) == 0 ? Frame.Interaction : Frame.Message, name, name);
        }

        _agenda.In(TimeSpan.FromSeconds(_chance.NextDouble() * 2), () => KeepTalking(until));
    }

    private void SomethingHappens()
    {
        var line = _gateway.Line!;
        var fault = _chance.Next(16);
        Tell(fault switch
        {
            0 => Does("op 7", () => line.Tell("""{"t":null,"s":null,"op":7,"d":null}""")),
            1 => Does("op 9 true", () => line.Tell(PlayedGateway.Invalid(resumable: true))),
            2 => Does("op 9 false", () =>
            {
                line.Session?.Die();
                line.Tell(PlayedGateway.Invalid(resumable: false));
            }),
            3 => Does("the connection breaks", line.Break),
            4 => Does("the connection falls silent", line.FallSilent),
            5 => Does("heartbeats are not acknowledged", () => line.Acknowledges = false),
            6 or 7 or 8 => Closes(line, Codes[_chance.Next(Codes.Length)]),
            9 => Does("the next greeting is late", () => _gateway.HelloDelay = TimeSpan.FromSeconds(_chance.NextDouble() * 40)),
            10 => Does("connections are refused", () => _shard.ConnectionsToRefuse = _chance.Next(1, 5)),
            11 => Does("the way cannot be asked for", () => _shard.FindsToFail = _chance.Next(1, 4)),
            12 => Does("the next resume is refused", () => _gateway.ResumesToRefuse = 1),
            13 => Does("op 1", () => line.Tell("""{"t":null,"s":null,"op":1,"d":null}""")),
            14 => Does("nonsense", () => line.Tell(new[] { "", "{", "[1]", "\"op\"", """{"op":0,"s":"x","d":{}}""", """{"op":99,"d":null}""", """{"op":10,"d":{"heartbeat_interval":1e300}}""" }[_chance.Next(7)])),
            _ => Does("the last events again", () => line.Session?.TellAgain(Math.Max(0, line.Session.Sequence - 3), line)),
        });
    }

    private static string Does(string what, Action act)
    {
        act();
        return what;
    }

    private static string Closes(PlayedLine line, int? code)
    {
        if (code is 4003 or 4006 or 4007 or 4009)
            line.Session?.Die();
        line.Close(code);
        return $"closed with {code}";
    }

    /// <summary>Of every session it heard the events from the first on, each once; of the one that lasts, all.</summary>
    private void HeardOnceAndInOrder()
    {
        foreach (var session in _gateway.Sessions)
        {
            var told = session.Events.Values.ToList();
            var heard = _shard.Heard.Where(one => one.StartsWith($"\"{session.Id}.", StringComparison.Ordinal)).ToList();
            Assert.True(heard.SequenceEqual(told.Take(heard.Count)), Story($"Of {session.Id} it heard {string.Join(' ', heard)}\nand was told {string.Join(' ', told)}"));
            Assert.True(session != _gateway.Sessions[^1] || heard.Count == told.Count, Story($"Of {session.Id} it missed {told.Count - heard.Count} at the end"));
        }
    }

    private void Tell(string what)
    {
        _story.Add($"{_agenda.Now:mm\\:ss\\.f} {what}");
        output.WriteLine(_story[^1]);
    }

    private string Story(string what) => $"{what}\n{string.Join('\n', _story)}";
}
