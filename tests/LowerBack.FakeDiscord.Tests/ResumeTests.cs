using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

/// <summary>Coming back to a session, and all that can happen to a connection.</summary>
public sealed class ResumeTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { Replayed = 10 });
        _ann = _client.World.AddUser();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task What_was_missed_is_told_again_then_resumed_then_what_comes()
    {
        var lost = await _client.ReadyAsync();
        await LoseAsync(lost);
        _client.World.Say(_ann, "one");
        _client.World.Say(_ann, "two");
        var back = await ResumeAsync(lost);
        Assert.Equal(("one", "two"), ((string?)(await back.NextAsync())["d"]!["content"], (string?)(await back.NextAsync())["d"]!["content"]));
        Assert.Equal("RESUMED", (string?)(await back.NextAsync())["t"]);
        _client.World.Say(_ann, "three");
        Assert.Equal(("three", 5L), ((string?)(await back.EventAsync("MESSAGE_CREATE"))["content"], back.Sequence));
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_session_goes_on_with_whoever_resumes_it_last()
    {
        var first = await _client.ReadyAsync();
        var second = await ResumeAsync(first);
        await second.EventAsync("RESUMED");
        await Assert.ThrowsAnyAsync<Exception>(first.NextAsync);
        _client.World.Say(_ann, "one");
        Assert.Equal("one", (string?)(await second.EventAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task Whoever_signed_off_or_was_away_too_long_begins_anew()
    {
        var signedOff = await _client.ReadyAsync();
        await signedOff.CloseAsync(1000);
        await _client.Server.Gateway.FirstAsync("closed by client");
        Assert.Equal(9, (int)(await (await ResumeAsync(signedOff)).NextAsync())["op"]!);
        _client.Time.Advance(TimeSpan.FromSeconds(5));
        var away = await _client.ReadyAsync();
        await LoseAsync(away);
        _client.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(4009, await (await ResumeAsync(away)).ClosedAsync());
    }

    [Fact]
    public async Task With_any_other_code_a_session_can_be_resumed()
    {
        var socket = await _client.ReadyAsync();
        await socket.CloseAsync(4000);
        await _client.Server.Gateway.FirstAsync("closed by client");
        Assert.Equal("RESUMED", (string?)(await (await ResumeAsync(socket)).NextAsync())["t"]);
    }

    [Fact]
    public async Task A_number_too_high_a_wrong_token_and_too_many_events_end_it()
    {
        var socket = await _client.ReadyAsync();
        await LoseAsync(socket);
        for (var number = 0; number < 11; number++)
            _client.World.Say(_ann, "more");
        Assert.Equal(9, (int)(await (await ResumeAsync(socket)).NextAsync())["op"]!);
        var wrong = await HelloAsync("/resume");
        await wrong.ResumeAsync(socket.Session, 1, "wrong");
        Assert.Equal(4004, await wrong.ClosedAsync());
        var high = await HelloAsync("/resume");
        await high.ResumeAsync(socket.Session, 99);
        Assert.Equal(4007, await high.ClosedAsync());
    }

    [Fact]
    public async Task Resuming_and_identifying_have_addresses_of_their_own()
    {
        var socket = await _client.ReadyAsync();
        await LoseAsync(socket);
        var wrong = await HelloAsync(path: null);
        await wrong.ResumeAsync(socket.Session, socket.Sequence);
        await wrong.EventAsync("RESUMED");
        Assert.Equal("resume url", Assert.Single(_client.Server.Violations).Rule);
        _client.Time.Advance(TimeSpan.FromSeconds(5));
        var other = await HelloAsync("/resume");
        await other.IdentifyAsync();
        await other.EventAsync("READY");
        Assert.Equal(2, _client.Server.Violations.Count(one => one.Rule == "resume url"));
    }

    [Theory]
    [InlineData("op7", """{"t":null,"s":null,"op":7,"d":null}""")]
    [InlineData("op9true", """{"t":null,"s":null,"op":9,"d":true}""")]
    [InlineData("op9false", """{"t":null,"s":null,"op":9,"d":false}""")]
    [InlineData("op1", """{"t":null,"s":null,"op":1,"d":null}""")]
    public async Task The_server_says(string what, string payload)
    {
        var socket = await _client.ReadyAsync();
        var gateway = _client.Server.Gateway;
        Action act = what switch { "op7" => gateway.AskReconnect, "op1" => gateway.AskHeartbeat, _ => () => gateway.Invalidate(what == "op9true") };
        act();
        Assert.Equal(payload, (await socket.NextAsync()).ToJsonString());
        await socket.CloseAsync(4000);
        await gateway.FirstAsync("closed by client");
        Assert.Equal(what == "op9false" ? 9 : 0, (int)(await (await ResumeAsync(socket)).NextAsync())["op"]!);
    }

    [Theory]
    [InlineData(4000, 0)]
    [InlineData(4001, 0)]
    [InlineData(4002, 0)]
    [InlineData(4003, 9)]
    [InlineData(4005, 0)]
    [InlineData(4006, 9)]
    [InlineData(4007, 9)]
    [InlineData(4008, 0)]
    [InlineData(4009, 9)]
    public async Task Some_codes_leave_the_session_and_some_do_not(int code, int op)
    {
        var socket = await _client.ReadyAsync();
        _client.Server.Gateway.Close(code);
        Assert.Equal(code, await socket.ClosedAsync());
        Assert.Equal(op, (int)(await (await ResumeAsync(socket)).NextAsync())["op"]!);
    }

    [Fact]
    public async Task A_zombie_hears_and_is_not_answered()
    {
        var socket = await _client.ReadyAsync();
        _client.Server.Gateway.StopAcks();
        await socket.SendAsync(1, data: null);
        await _client.Server.Gateway.FirstAsync("heartbeat");
        _client.World.Say(_ann, "still here");
        Assert.Equal("MESSAGE_CREATE", (string?)(await socket.NextAsync())["t"]);
    }

    [Fact]
    public async Task Hello_can_be_late()
    {
        _client.Server.Gateway.DelayHello(TimeSpan.FromSeconds(30));
        var socket = await _client.ConnectAsync();
        var hello = socket.NextAsync();
        await _client.Time.AlarmInAsync(TimeSpan.FromSeconds(30));
        Assert.False(hello.IsCompleted);
        _client.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(10, (int)(await hello)["op"]!);
    }

    [Fact]
    public async Task Frames_can_be_split_and_oversized_and_events_told_twice()
    {
        var socket = await _client.ReadyAsync();
        _client.Server.Gateway.SplitFrames = true;
        _client.World.Say(_ann, "Hello");
        Assert.Equal("Hello", (string?)(await socket.EventAsync("MESSAGE_CREATE"))["content"]);
        Assert.True(socket.Pieces > 10);
        _client.Server.Gateway.SplitFrames = false;
        _client.Server.Gateway.RepeatLast();
        Assert.Equal("Hello", (string?)(await socket.EventAsync("MESSAGE_CREATE"))["content"]);
        _client.Server.Gateway.TellOversized(3_000_000);
        Assert.Equal(3_000_000, ((string)(await socket.EventAsync("SOMETHING_LARGE"))["filler"]!).Length);
    }

    [Fact]
    public async Task Anything_can_be_sent_whether_it_makes_sense_or_not()
    {
        var socket = await _client.ReadyAsync();
        _client.Server.Gateway.SendRaw("""{"op":99}""");
        Assert.Equal("""{"op":99}""", (await socket.NextAsync()).ToJsonString());
        _client.Server.Gateway.SendRaw("{");
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(socket.NextAsync);
    }

    [Fact]
    public async Task Resumes_can_be_refused_as_often_as_said()
    {
        var socket = await _client.ReadyAsync();
        await LoseAsync(socket);
        _client.Server.Gateway.RefuseResumes(2, 4000);
        Assert.Equal(4000, await (await ResumeAsync(socket)).ClosedAsync());
        Assert.Equal(4000, await (await ResumeAsync(socket)).ClosedAsync());
        Assert.Equal("RESUMED", (string?)(await (await ResumeAsync(socket)).NextAsync())["t"]);
    }

    [Fact]
    public async Task The_journal_tells_what_happened()
    {
        var ready = _client.Server.Gateway.ReadyAsync();
        var socket = await _client.ReadyAsync();
        await ready;
        await LoseAsync(socket);
        await (await ResumeAsync(socket)).EventAsync("RESUMED");
        await _client.Server.Gateway.FirstAsync("resumed");
        Assert.Equal(["connect", "identify", "ready", "connect", "resume", "resumed"], _client.Server.Gateway.Journal.Select(one => one.What).Where(what => what != "lost"));
        Assert.Equal(1, _client.Server.Gateway.Count("identify"));
    }

    private async Task LoseAsync(Socket socket)
    {
        _client.Server.Gateway.Kill();
        await Assert.ThrowsAnyAsync<Exception>(socket.NextAsync);
    }

    private async Task<Socket> HelloAsync(string? path)
    {
        var socket = await _client.ConnectAsync(path);
        await socket.NextAsync();
        return socket;
    }

    private async Task<Socket> ResumeAsync(Socket lost)
    {
        var back = await HelloAsync("/resume");
        await back.ResumeAsync(lost.Session, lost.Sequence);
        return back;
    }
}
