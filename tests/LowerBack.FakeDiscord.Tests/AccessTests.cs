using System.Text;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

public sealed class AccessTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task The_bot_learns_who_it_is_and_where_the_gateway_is()
    {
        Assert.Equal(Client.App, (string?)(await _client.CallAsync("GET", "/users/@me")).Good["id"]);
        var application = (await _client.CallAsync("GET", "/applications/@me")).Good;
        Assert.Equal(_client.World.PublicKey, (string?)application["verify_key"]);
        Assert.Equal(64, _client.World.PublicKey.Length);
        var gateway = (await _client.CallAsync("GET", "/gateway/bot")).Good;
        Assert.Equal(_client.Server.Gateway.Url.OriginalString, (string?)gateway["url"]);
        Assert.Equal("""{"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":1}""", gateway["session_start_limit"]!.ToJsonString());
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task The_version_may_be_left_out_of_the_path()
    {
        using var answer = await _client.Http.GetAsync(new Uri("/api/users/@me", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("GET", "/users/@me", "DiscordBot (x, 1)", "Bot wrong", "401 0 401: Unauthorized", "token")]
    [InlineData("GET", "/users/@me", "DiscordBot (x, 1)", FakeDiscordOptions.FirstToken, "401 0 401: Unauthorized", "token")]
    [InlineData("GET", "/users/@me", "curl/8", null, "403 40333 internal network error", "User-Agent")]
    [InlineData("GET", "/nothing", "DiscordBot (x, 1)", null, "404 0 404: Not Found", "unknown route")]
    [InlineData("DELETE", "/users/@me", "DiscordBot (x, 1)", null, "405 0 405: Method Not Allowed", "unknown route")]
    public async Task Who_may_not_come_in_is_told_so_and_written_down(string method, string path, string agent, string? authorization, string error, string rule)
    {
        Assert.Equal(error, (await _client.SendAsync(method, path, body: null, agent, authorization)).Error);
        Assert.Equal(rule, Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_and_coming_again_with_it_breaks_a_rule()
    {
        _client.World.RevokeToken();
        Assert.Equal("401 0 401: Unauthorized", (await _client.CallAsync("GET", "/users/@me")).Error);
        Assert.Empty(_client.Server.Violations);
        await _client.CallAsync("GET", "/users/@me");
        Assert.Equal("token", Assert.Single(_client.Server.Violations).Rule);
    }

    [Theory]
    [InlineData("{", "400 50109 The request body contains invalid JSON.")]
    [InlineData("[]", "400 50035 Invalid Form Body")]
    [InlineData("""{"recipient_id":"somebody"}""", "400 50035 Invalid Form Body")]
    [InlineData("{}", "400 50035 Invalid Form Body")]
    [InlineData("""{"recipient_id":"12345678901234567"}""", "404 10013 Unknown User")]
    public async Task A_body_that_makes_no_sense_is_refused(string body, string error) =>
        Assert.Equal(error, (await _client.CallAsync("POST", "/users/@me/channels", body)).Error);

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        using var body = new StringContent("recipient_id=1", Encoding.UTF8, "text/plain");
        Assert.Equal("400 50035 Invalid Form Body", (await _client.SendAsync("POST", "/users/@me/channels", body)).Error);
    }

    [Fact]
    public async Task An_answer_without_a_body_has_no_content_type()
    {
        var channel = _client.World.AddGuild().Channels[0];
        var answer = await _client.CallAsync("POST", $"/channels/{channel.Id}/typing");
        Assert.Equal((204, (string?)null), ((int)answer.Status, answer.ContentType));
        Assert.Equal("typing", Assert.Single(channel.Saw()).What);
    }

    [Fact]
    public void Ids_grow_with_time_and_tell_it()
    {
        var (first, second) = (_client.World.AddUser(), _client.World.AddUser());
        Assert.True(second.Id > first.Id);
        _client.Time.Advance(TimeSpan.FromSeconds(1));
        var later = _client.World.AddUser();
        Assert.Equal(1000ul, (later.Id >> 22) - (first.Id >> 22));
        Assert.Equal(_client.Time.GetUtcNow().ToUnixTimeMilliseconds(), (long)(later.Id >> 22) + 1_420_070_400_000);
    }
}
