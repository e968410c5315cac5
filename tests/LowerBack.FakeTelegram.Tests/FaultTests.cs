using System.Net;
using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = await _client.StartedAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_500_has_the_envelope_and_a_502_is_a_page()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Http500));
        Assert.Equal("500 Internal Server Error: restart", (await SendAsync()).Error);
        _client.Server.Faults.Add(new Fault(FaultKind.Http502Html));
        using var answer = await _client.Http.GetAsync(Hello);
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Empty(_client.Bot.Said(_ann.Id));
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, 0)]
    [InlineData(FaultKind.ResetAfter, 1)]
    public async Task A_reset_breaks_the_connection_before_or_after_it_is_done(FaultKind kind, int done)
    {
        _client.Server.Faults.Add(new Fault(kind));
        await Assert.ThrowsAnyAsync<HttpRequestException>(SendAsync);
        Assert.Equal(done, _client.Bot.Said(_ann.Id).Count);
    }

    [Theory]
    [InlineData(FaultKind.TimeoutBefore, 0)]
    [InlineData(FaultKind.TimeoutAfter, 1)]
    public async Task A_timeout_says_nothing_before_or_after_it_is_done(FaultKind kind, int done)
    {
        _client.Server.Faults.Add(new Fault(kind));
        var silent = SendAsync();
        while (_client.Server.Faults.Waiting.Count > 0 || _client.Bot.Said(_ann.Id).Count < done)
            await Task.Yield();
        Assert.False(silent.IsCompleted);
        _client.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silent);
        Assert.Equal(done, _client.Bot.Said(_ann.Id).Count);
    }

    [Fact]
    public async Task An_answer_can_be_cut_off()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.MalformedJson));
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(SendAsync);
        Assert.Single(_client.Bot.Said(_ann.Id));
    }

    [Fact]
    public async Task A_fault_hits_the_method_and_the_words_it_is_for_as_often_as_it_says()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Http500, "sendMessage", "Hello", Times: 2));
        Assert.Equal("200 ", (await _client.CallAsync("getMe")).Error);
        Assert.Equal("200 ", (await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "Other" })).Error);
        Assert.Equal(500, (int)(await SendAsync()).Status);
        Assert.Equal(500, (int)(await SendAsync()).Status);
        Assert.Equal("200 ", (await SendAsync()).Error);
        Assert.Empty(_client.Server.Faults.Waiting);
    }

    [Fact]
    public async Task Something_slow_is_answered_when_its_time_has_come()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromHours(1) });
        var slow = SendAsync();
        await _client.Server.Time.AlarmInAsync(TimeSpan.FromHours(1));
        Assert.False(slow.IsCompleted);
        _client.Server.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("200 ", (await slow).Error);
    }

    private Uri Hello => new($"/bot1:TEST/sendMessage?chat_id={_ann.Id}&text=Hello", UriKind.Relative);

    private Task<Answered> SendAsync() => _client.SendAsync(Hello, body: null);
}
