using System.Net;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private Client _client = null!;
    private Channel _channel = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false });
        _channel = _client.World.AddGuild().Channels[0];
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_500_has_the_envelope_a_502_is_a_page_and_a_503_says_nothing()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Http500));
        Assert.Equal("500 0 500: Internal Server Error", (await PostAsync()).Error);
        _client.Server.Faults.Add(new Fault(FaultKind.Http503));
        Assert.Equal((503, null), ((int)(await PostAsync()).Status, (await PostAsync()).Body?["message"]));
        _client.Server.Faults.Add(new Fault(FaultKind.Http502Html));
        using var answer = await _client.Http.GetAsync(Me);
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_ban_at_the_edge_is_a_page_without_a_time()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Banned));
        using var answer = await _client.Http.GetAsync(Me);
        Assert.Equal((HttpStatusCode.TooManyRequests, null, false, "text/html"), (answer.StatusCode, answer.Headers.RetryAfter, answer.Headers.Contains("Via"), answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Anything_can_be_refused_with_any_code()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Refused) { Status = 404, Code = 10062 });
        Assert.Equal("404 10062 Refused by a fault", (await PostAsync()).Error);
        Assert.Empty(_client.World.Said(_channel));
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, 0)]
    [InlineData(FaultKind.ResetAfter, 1)]
    public async Task A_reset_breaks_the_connection_before_or_after_it_is_done(FaultKind kind, int done)
    {
        _client.Server.Faults.Add(new Fault(kind));
        await Assert.ThrowsAnyAsync<HttpRequestException>(PostAsync);
        Assert.Equal(done, _client.World.Said(_channel).Count);
        Assert.Equal(0, Assert.Single(_client.Server.Calls).Status);
    }

    [Theory]
    [InlineData(FaultKind.TimeoutBefore, 0)]
    [InlineData(FaultKind.TimeoutAfter, 1)]
    public async Task A_timeout_says_nothing_before_or_after_it_is_done(FaultKind kind, int done)
    {
        _client.Server.Faults.Add(new Fault(kind));
        var silent = PostAsync();
        while (_client.Server.Calls.Count == 0)
            await Task.Yield();
        Assert.Equal(done, _client.World.Said(_channel).Count);
        Assert.False(silent.IsCompleted);
        _client.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silent);
    }

    [Fact]
    public async Task An_answer_can_be_cut_off()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.MalformedJson));
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(PostAsync);
        Assert.Single(_client.World.Said(_channel));
    }

    [Fact]
    public async Task A_fault_hits_the_route_and_the_words_it_is_for_as_often_as_it_says()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Http500, "POST /channels/{channel}/messages", "Hello", Times: 2));
        Assert.Equal(200, (int)(await _client.CallAsync("GET", "/users/@me")).Status);
        Assert.Equal(200, (int)(await _client.CallAsync("POST", $"/channels/{_channel.Id}/messages", Client.Post("Other"))).Status);
        Assert.Equal((500, 500, 200), ((int)(await PostAsync()).Status, (int)(await PostAsync()).Status, (int)(await PostAsync()).Status));
        Assert.Empty(_client.Server.Faults.Waiting);
    }

    [Fact]
    public async Task Something_slow_is_answered_when_its_time_has_come()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromHours(1) });
        var slow = PostAsync();
        await _client.Time.AlarmInAsync(TimeSpan.FromHours(1));
        Assert.False(slow.IsCompleted);
        _client.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (int)(await slow).Status);
    }

    private static Uri Me => new("/api/v10/users/@me", UriKind.Relative);

    private Task<Answered> PostAsync() => _client.CallAsync("POST", $"/channels/{_channel.Id}/messages", Client.Post("Hello"));
}
