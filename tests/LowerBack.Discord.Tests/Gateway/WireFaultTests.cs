using LowerBack.Chat;
using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using Xunit.Abstractions;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>
/// The same ten minutes over real connections: the whole adapter, a server that judges it, and one clock for both that stands
/// still in between. The seed decides what goes wrong when; how the two then meet is up to this machine.
/// </summary>
public sealed class WireFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10), Large = TimeSpan.FromSeconds(2), Small = TimeSpan.FromMilliseconds(250);
    private static readonly int[] Codes = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4006, 4007, 4008, 4009];

    /// <summary>Sessions that Discord ends. Twenty an hour are as many as the coach begins, so after more it rests.</summary>
    private const int MostEnds = 12;

    private readonly ScriptedCoach _coach = new();
    private readonly List<string> _story = [];

    /// <summary>What people said, by the session that was the latest then.</summary>
    private readonly Dictionary<int, List<string>> _said = [];

    private WireHost _host = null!;
    private int _ends;

    private FakeGateway Gateway => _host.Discord.Gateway;

    private FakeTime Time => _host.Discord.Time;

    public async Task InitializeAsync() => _host = await FakeTime.Standing().StartAsync(_coach);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_comes_back_resumes_what_can_be_resumed_and_hears_everything_once(int seed)
    {
        var chance = new Random(seed);
        var people = Enumerable.Range(1, 5).Select(number => _host.App.AddUser($"Person {number}")).ToList();
        var end = Time.GetUtcNow() + TenMinutes;
        Say(chance, people);
        while (Time.GetUtcNow() < end)
        {
            SomethingHappens(chance);
            // Sometimes in the middle of coming back, and mostly a while after.
            for (var moments = chance.Next(12); moments >= 0; moments--)
            {
                await Time.PassAsync(TimeSpan.FromSeconds(chance.NextDouble() * 6), Step);
                Say(chance, people);
            }
        }

        _host.Discord.Faults.Clear();
        Gateway.RefuseResumes(0);
        Gateway.DelayHello(TimeSpan.Zero, 0);
        Assert.True(await Time.UntilAsync(IsBack, TimeSpan.FromMinutes(3), Step), Story("It is not back after three quiet minutes"));
        await Time.PassAsync(TimeSpan.FromMinutes(2), () => Large);
        Assert.True(IsBack(), Story("It did not stay up"));
        await _host.AnsweredAsync();
        Tell($"{Gateway.Count("identify")} sessions begun, {Gateway.Count("resumed")} resumed, {_coach.Heard.Count} events heard of {_said.Values.Sum(said => said.Count)}");
        Assert.True(_host.Discord.Violations.Count == 0, Story(string.Join('\n', _host.Discord.Violations)));
        Assert.True(Gateway.Count("identify") <= 1 + _ends + GivenUp(), Story("More sessions were begun than ended"));
        HeardOnce();
        Assert.Equal(_coach.Heard.Count, people.Sum(person => _host.App.Said(person).Count));
    }

    /// <summary>Large while nothing between the two could be hurried by it.</summary>
    private TimeSpan Step() => Gateway.IsReady ? Large : Small;

    private bool IsBack() => Gateway.IsReady && Gateway.Connected == 1;

    private void SomethingHappens(Random chance)
    {
        string[] nonsense = ["", "{", "[1]", "\"op\"", """{"op":0,"s":"x","d":{}}""", """{"op":99,"d":null}""", """{"op":10,"d":{"heartbeat_interval":1e300}}"""];
        var code = Codes[chance.Next(Codes.Length)];
        var seconds = TimeSpan.FromSeconds(chance.NextDouble() * 40);
        (string What, bool Ends, Action Act)[] faults =
        [
            ("op 7", false, Gateway.AskReconnect),
            ("op 9 true", false, () => Gateway.Invalidate(resumable: true)),
            ("op 9 false", true, () => Gateway.Invalidate(resumable: false)),
            ("the connection breaks", false, Gateway.Kill),
            ("heartbeats are not acknowledged", false, Gateway.StopAcks),
            ($"closed with {code}", code is 4003 or 4006 or 4007 or 4009, () => Gateway.Close(code)),
            ($"closed with {code}", code is 4003 or 4006 or 4007 or 4009, () => Gateway.Close(code)),
            ($"the next greeting comes after {seconds}", false, () => Gateway.DelayHello(seconds)),
            ("the next resume is refused", true, () => Gateway.RefuseResumes(1)),
            ("the next resume is closed", false, () => Gateway.RefuseResumes(1, 4000)),
            ("frames are split, or whole again", false, () => Gateway.SplitFrames = !Gateway.SplitFrames),
            ("a frame of 200 kB", false, () => Gateway.TellOversized(200_000)),
            ("nonsense", false, () => Gateway.SendRaw(nonsense[chance.Next(nonsense.Length)])),
            ("the last event again", false, Gateway.RepeatLast),
            ("op 1", false, Gateway.AskHeartbeat),
            ("the way cannot be asked for", false, () => _host.Discord.Faults.Add(new Fault((FaultKind)chance.Next(9), "GET /gateway/bot") { Status = 403 })),
        ];
        var (what, ends, act) = faults[chance.Next(faults.Length)];
        if (ends && ++_ends > MostEnds)
            return;
        Tell(what);
        act();
    }

    private void Say(Random chance, List<User> people)
    {
        var session = Gateway.Count("ready");
        if (!_said.TryGetValue(session, out var said))
            _said[session] = said = [];
        said.Add($"{session}.{said.Count}");
        _host.App.Say(people[chance.Next(people.Count)], said[^1]);
    }

    /// <summary>Nothing was heard twice, of every session what was said from the first on, and of the last one all.</summary>
    private void HeardOnce()
    {
        var heard = _coach.Heard.Cast<TextReceived>().Select(one => one.Text).ToList();
        Assert.True(heard.Distinct().Count() == heard.Count, Story("Something was heard twice"));
        foreach (var (session, said) in _said)
        {
            var count = heard.Count(one => one.StartsWith($"{session}.", StringComparison.Ordinal));
            Assert.True(said.Take(count).All(heard.Contains), Story($"Something in the middle of session {session} was not heard"));
            Assert.True(count == said.Count || session < Gateway.Count("ready"), Story($"Of the last session {said.Count - count} were not heard"));
        }
    }

    /// <summary>How often the coach was right to give a session up because it could not be resumed several times in a row.</summary>
    private int GivenUp()
    {
        var (failed, givenUp) = (0, 0);
        foreach (var one in Gateway.Journal)
        {
            if (one.What is "resumed" or "ready")
                failed = 0;
            else if (one.What == "connect" && one.Detail.StartsWith("/resume", StringComparison.Ordinal) && ++failed >= 2)
                givenUp++;
        }

        return givenUp;
    }

    private void Tell(string what)
    {
        _story.Add($"{Time.GetUtcNow():HH:mm:ss.f} {what}");
        output.WriteLine(_story[^1]);
    }

    private string Story(string what) => $"{what}\n{string.Join('\n', _story)}";
}
