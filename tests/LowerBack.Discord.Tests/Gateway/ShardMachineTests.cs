using System.Text;
using LowerBack.Discord.Gateway;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>One shard's way through the gateway, frame by frame and without a socket.</summary>
public sealed class ShardMachineTests
{
    private const string Hello = """{"op":10,"d":{"heartbeat_interval":40000},"s":null,"t":null}""";
    private const string Ready = """{"op":0,"t":"READY","s":1,"d":{"v":10,"session_id":"s1","resume_gateway_url":"wss://resume.example","guilds":[{"id":"5","unavailable":true}]}}""";
    private static readonly Uri Base = new("wss://gateway.example/");

    private readonly ShardMachine _machine = new("T", 0, 1, () => 0.5);
    private int _connection = 1;

    [Fact]
    public void It_asks_the_way_connects_greets_waits_its_turn_identifies_and_is_up()
    {
        Assert.Equal([new Find(1)], _machine.Begin());
        Assert.Equal(
            [new Connect(1, new Uri("wss://gateway.example/?v=10&encoding=json")), new Wake(1, TimeSpan.FromSeconds(20), Alarm.Deadline, 1)],
            _machine.On(new Found(1, Base)));
        Assert.Equal([new Wake(1, TimeSpan.FromSeconds(20), Alarm.Heartbeat), new AwaitTurn(1)], Get(Hello));
        var steps = _machine.On(new MayIdentify(1));
        Assert.Equal(
            """{"op":2,"d":{"token":"T","intents":4096,"shard":[0,1],"properties":{"os":"linux","browser":"lowerback","device":"lowerback"}}}""", Sent(steps));
        Assert.Contains(new SessionUp(1, Resumed: false), Get(Ready));
    }

    [Fact]
    public void Heartbeats_carry_the_last_number_and_come_at_once_when_asked_for()
    {
        Begin();
        Assert.Equal("""{"op":1,"d":null}""", Sent(Get("""{"op":1,"d":null}""")));
        Get(Hello);
        _machine.On(new MayIdentify(1));
        Get(Ready);
        Get("""{"op":0,"t":"TYPING_START","s":7,"d":{}}""");
        var steps = _machine.On(new Due(1, Alarm.Heartbeat));
        Assert.Equal("""{"op":1,"d":7}""", Sent(steps));
        Assert.Contains(new Wake(1, TimeSpan.FromSeconds(40), Alarm.Heartbeat), steps);
    }

    [Fact]
    public void A_heartbeat_that_is_not_answered_means_that_nobody_is_there()
    {
        Up();
        _machine.On(new Due(1, Alarm.Heartbeat));
        Get("""{"op":11}""");
        Assert.DoesNotContain(_machine.On(new Due(1, Alarm.Heartbeat)), step => step is Close);
        Assert.Contains(new Close(1, 4000), _machine.On(new Due(1, Alarm.Heartbeat)));
        Assert.Equal("""{"op":6,"d":{"token":"T","session_id":"s1","seq":1}}""", Resumes());
    }

    [Fact]
    public void Asked_to_reconnect_it_resumes_at_once_where_READY_said_and_takes_nothing_twice()
    {
        Up();
        Assert.Contains(Get(Interaction(2)), step => step is HandOver);
        Assert.Contains(new Wake(1, TimeSpan.Zero, Alarm.Retry), Get("""{"op":7,"d":null}"""));
        var connect = Assert.IsType<Connect>(Retry()[0]);
        Assert.Equal("resume.example", connect.Url.Host);
        Assert.Equal("""{"op":6,"d":{"token":"T","session_id":"s1","seq":2}}""", Sent(Get(Hello)));
        Assert.DoesNotContain(Get(Interaction(2)), step => step is HandOver);
        Assert.Contains(Get(Interaction(3)), step => step is HandOver);
        Assert.Contains(new SessionUp(2, Resumed: true), Get("""{"op":0,"t":"RESUMED","s":4,"d":{"_trace":["x"]}}"""));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("3")]
    public void A_session_is_resumed_whatever_number_the_word_for_it_has(string number)
    {
        Up();
        Get(Interaction(2));
        Get("""{"op":7,"d":null}""");
        Retry();
        Get(Hello);
        Assert.Contains(new SessionUp(2, Resumed: true), Get($$"""{"op":0,"t":"RESUMED","s":{{number}},"d":{} }"""));
        Assert.DoesNotContain(Get(Interaction(2)), step => step is HandOver);
        Assert.Contains(Get(Interaction(4)), step => step is HandOver);
    }

    [Theory]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":1e300}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":1e9}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-1}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"soon"}}""")]
    [InlineData("""{"op":10}""")]
    public void A_greeting_that_makes_no_sense_is_a_failure_like_any_other(string greeting)
    {
        Begin();
        Assert.Contains(Get(greeting), step => step is Wake { Alarm: Alarm.Retry });
        Assert.Equal([new Find(2)], Retry());
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""")]
    [InlineData("""{"op":9,"d":true}""")]
    [InlineData("""{"op":9,"d":false}""")]
    public void Reconnecting_and_invalid_sessions_are_understood_before_the_greeting_too(string frame)
    {
        Begin();
        var steps = Get(frame);
        Assert.Contains(steps, step => step is Close);
        Assert.Contains(steps, step => step is Wake { Alarm: Alarm.Retry });
        Assert.Equal([new Find(2)], Retry());
    }

    [Theory]
    [InlineData("true", 4000, true)]
    [InlineData("false", 1000, false)]
    public void An_invalid_session_is_resumed_or_begun_anew_as_Discord_says_after_a_moment(string resumable, int code, bool resumes)
    {
        Up();
        var steps = Get($$"""{"op":9,"d":{{resumable}}}""");
        Assert.Contains(new Close(1, code), steps);
        Assert.Contains(new Wake(1, TimeSpan.FromSeconds(3), Alarm.Retry), steps);
        Assert.Equal(resumes, Retry()[0] is Connect { Url.Host: "resume.example" });
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(1000, true)]
    [InlineData(1001, true)]
    [InlineData(4000, true)]
    [InlineData(4001, true)]
    [InlineData(4002, true)]
    [InlineData(4003, false)]
    [InlineData(4005, true)]
    [InlineData(4006, false)]
    [InlineData(4007, false)]
    [InlineData(4008, true)]
    [InlineData(4009, false)]
    public void After_a_close_it_comes_back_with_its_session_or_a_new_one(int? code, bool resumes)
    {
        Up();
        _machine.On(new Lost(1, code));
        Assert.Equal(resumes, Retry()[0] is Connect);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shards")]
    [InlineData(4011, "Discord:Shards")]
    [InlineData(4012, "Update LowerBack")]
    [InlineData(4013, "direct messages")]
    [InlineData(4014, "direct messages")]
    public void Where_coming_back_would_end_the_same_way_it_stops_with_the_remedy(int code, string remedy)
    {
        Up();
        var step = Assert.Single(_machine.On(new Lost(1, code)));
        Assert.Contains(remedy, Assert.IsType<GiveUp>(step).Remedy, StringComparison.Ordinal);
        Assert.Empty(_machine.On(new Due(1, Alarm.Retry)));
    }

    [Fact]
    public void A_session_that_cannot_be_resumed_three_times_is_begun_anew()
    {
        Up();
        _machine.On(new Lost(1, null));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.IsType<Connect>(Retry()[0]);
            _machine.On(new Lost(_connection, null));
        }

        Assert.IsType<Find>(Retry()[0]);
    }

    [Fact]
    public void Every_wait_has_a_deadline_and_the_pauses_grow()
    {
        _machine.Begin();
        _machine.On(new Found(1, Base));
        double[] pauses = [.. Enumerable.Range(1, 8).Select(attempt =>
        {
            var steps = _machine.On(new Due(_connection, Alarm.Deadline, DeadlineNumber(attempt)));
            var pause = steps.OfType<Wake>().Single(wake => wake.Alarm == Alarm.Retry).After.TotalSeconds;
            Retry();
            _machine.On(new Found(_connection, Base));
            return pause;
        })];
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], pauses);

        // Each attempt gives up one deadline and sets another.
        static int DeadlineNumber(int attempt) => (2 * attempt) - 1;
    }

    [Fact]
    public void An_old_connection_touches_nothing()
    {
        Up();
        Get("""{"op":7,"d":null}""");
        Assert.Empty(_machine.On(new Received(1, Frame.Read(Encoding.UTF8.GetBytes("""{"op":7,"d":null}"""))!)));
        Assert.Empty(_machine.On(new Lost(1, 4004)));
        Retry();
        Assert.Empty(_machine.On(new Received(1, Frame.Read(Encoding.UTF8.GetBytes(Interaction(9)))!)));
        Assert.Empty(_machine.On(new Due(1, Alarm.Heartbeat)));
        Assert.Empty(_machine.On(new Lost(1, 4004)));
        Assert.Equal("""{"op":6,"d":{"token":"T","session_id":"s1","seq":1}}""", Sent(Get(Hello)));
    }

    [Fact]
    public void Frames_in_any_order_of_keys_are_read_and_nonsense_is_not()
    {
        Assert.Equal("5", Encoding.UTF8.GetString(Frame.Read("""{"t":null,"d":5,"op":10}"""u8)!.Data.Span));
        Assert.True(Frame.Read("""{"t":"GUILD_CREATE","s":3,"op":0,"d":{"id":"5"}}"""u8)!.Data.IsEmpty);
        foreach (var nonsense in new[] { "", "[]", "{", "{\"op\":\"x\"}", "{\"op\":99999999999}", "{\"d\":1}" })
            Assert.Null(Frame.Read(Encoding.UTF8.GetBytes(nonsense)));
    }

    /// <summary>Whatever happens in whatever order, one attempt is under way at a time, and time alone brings it back up.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_happens_it_comes_back(int seed)
    {
        var chance = new Random(seed);
        var machine = new ShardMachine("T", 0, 1, chance.NextDouble);
        string[] frames = ["""{"op":7}""", """{"op":9,"d":true}""", """{"op":9,"d":false}""", """{"op":1}""", """{"op":11}""", Hello, Ready, Interaction(chance.Next(9)), """{"op":10,"d":{}}"""];
        int?[] codes = [null, 1000, 1006, 4000, 4001, 4002, 4003, 4007, 4008, 4009];
        var (connection, next) = (0, new List<Step>(machine.Begin()));
        for (var round = 0; round < 2_000; round++)
        {
            Assert.True(next.OfType<Connect>().Count() + next.OfType<Find>().Count() <= 1);
            connection = next.Select(step => step.Connection).Append(connection).Max();
            next = [.. machine.On(chance.Next(8) switch
            {
                0 => new Lost(connection, codes[chance.Next(codes.Length)]),
                1 => new Due(connection, Alarm.Heartbeat),
                2 => new Due(connection, Alarm.Deadline, chance.Next(5_000)),
                3 => new MayIdentify(connection),
                4 => new Found(connection, Base),
                5 => new Due(connection, Alarm.Retry),
                _ => new Received(connection, Frame.Read(Encoding.UTF8.GetBytes(frames[chance.Next(frames.Length)]))!),
            })];
        }

        var up = false;
        for (var round = 0; round < 20 && !up; round++)
        {
            connection = next.Select(step => step.Connection).Append(connection).Max();
            next = Drive(machine, connection);
            up = next.Any(step => step is SessionUp);
        }

        Assert.True(up);
    }

    private static List<Step> Drive(ShardMachine machine, int connection)
    {
        List<Step> steps = [];
        foreach (var at in new[] { connection, connection + 1 })
        {
            steps.AddRange(machine.On(new Due(at, Alarm.Retry)));
            steps.AddRange(machine.On(new Found(at, Base)));
            steps.AddRange(machine.On(new Received(at, Frame.Read(Encoding.UTF8.GetBytes(Hello))!)));
            steps.AddRange(machine.On(new MayIdentify(at)));
            steps.AddRange(machine.On(new Received(at, Frame.Read(Encoding.UTF8.GetBytes(Ready))!)));
            steps.AddRange(machine.On(new Received(at, Frame.Read("""{"op":0,"t":"RESUMED","s":999999,"d":{}}"""u8)!)));
            if (steps.Any(step => step is SessionUp))
                return steps;
        }

        // Up all along: one more loss shows that it comes back from there.
        steps.AddRange(machine.On(new Lost(connection, null)));
        return steps;
    }

    private static string Interaction(int sequence) => $$"""{"op":0,"t":"INTERACTION_CREATE","s":{{sequence}},"d":{"id":"1"} }""";

    private static string Sent(IEnumerable<Step> steps) => Encoding.UTF8.GetString(steps.OfType<Send>().Single().Json.Span);

    private IReadOnlyList<Step> Get(string frame) => _machine.On(new Received(_connection, Frame.Read(Encoding.UTF8.GetBytes(frame))!));

    private IReadOnlyList<Step> Retry() => _machine.On(new Due(_connection++, Alarm.Retry));

    private string Resumes()
    {
        Retry();
        return Sent(Get(Hello));
    }

    private void Begin()
    {
        _machine.Begin();
        _machine.On(new Found(1, Base));
    }

    private void Up()
    {
        Begin();
        Get(Hello);
        _machine.On(new MayIdentify(1));
        Get(Ready);
    }
}
