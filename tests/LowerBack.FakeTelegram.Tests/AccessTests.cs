using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class AccessTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("/", "404 Not Found")]
    [InlineData("/bot1:TEST", "404 Not Found")]
    [InlineData("/other/getMe", "404 Not Found")]
    [InlineData("/bot1:TEST/getSomething", "404 Not Found: method not found")]
    [InlineData("/botTEST/getMe", "401 Unauthorized: invalid token specified")]
    [InlineData("/bot01:TEST/getMe", "401 Unauthorized: invalid token specified")]
    [InlineData("/botx:TEST/getMe", "401 Unauthorized: invalid token specified")]
    [InlineData("/bot1:3456789012345678901234567890123456789012345678901234567890123456789012345678901/getMe", "401 Unauthorized: invalid token specified")]
    [InlineData("/bot1:WRONG/getMe", "401 Unauthorized")]
    [InlineData("/bot2:TEST/getMe", "401 Unauthorized")]
    public async Task Whoever_is_wrong_here_is_told_so(string path, string error) =>
        Assert.Equal(error, (await _client.SendAsync(new Uri(path, UriKind.Relative), body: null)).Error);

    [Fact]
    public async Task An_answer_says_ok_and_is_json()
    {
        var me = await _client.CallAsync("getMe");
        Assert.True((bool)me.Body["ok"]!);
        Assert.Equal("application/json", me.ContentType);
        Assert.Equal((1L, true, "lowerback_bot", false), ((long)me.Result["id"]!, (bool)me.Result["is_bot"]!, (string?)me.Result["username"], (bool)me.Result["can_read_all_group_messages"]!));
    }

    [Fact]
    public async Task An_error_has_its_code_twice_and_says_what_it_is()
    {
        var answer = await _client.CallAsync("sendMessage", new { text = "Hello" });
        Assert.Equal("""{"ok":false,"error_code":400,"description":"Bad Request: chat_id is empty"}""", answer.Body.ToJsonString());
        Assert.Equal(400, (int)answer.Status);
    }

    [Fact]
    public async Task A_429_says_when_to_come_again_in_the_body_and_in_a_header()
    {
        _client.Server.Faults.Add(new Fault(FaultKind.TooMany) { RetryAfter = 7 });
        var answer = await _client.CallAsync("getMe");
        Assert.Equal("429 Too Many Requests: retry after 7", answer.Error);
        Assert.Equal(7, (int)answer.Body["parameters"]!["retry_after"]!);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.RetryAfter);
    }

    [Fact]
    public async Task Each_token_is_a_bot_of_its_own()
    {
        var other = _client.Server.AddBot("77:OTHER");
        other.Identity = other.Identity with { Username = "other_bot" };
        Assert.Equal("other_bot", (string?)(await _client.CallAsync("getMe", token: "77:OTHER")).Result["username"]);
        Assert.Equal("lowerback_bot", (string?)(await _client.CallAsync("getMe")).Result["username"]);
    }

    [Fact]
    public async Task A_bot_that_logged_out_is_nobody()
    {
        await _client.CallAsync("logOut");
        Assert.Equal("401 Unauthorized", (await _client.CallAsync("getMe")).Error);
    }
}
