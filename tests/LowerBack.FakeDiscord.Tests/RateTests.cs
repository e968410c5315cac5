using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

public sealed class RateTests : IAsyncLifetime
{
    private Client _client = null!;
    private Channel _here = null!;
    private Channel _there = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        var guild = _client.World.AddGuild(members: [_client.World.AddUser()]);
        (_here, _there) = (guild.Channels[0], _client.World.AddChannel(guild, "other"));
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Every_answer_tells_of_its_bucket()
    {
        var first = await PostAsync(_here);
        Assert.Equal(("5", "4", "5.000"), (first["X-RateLimit-Limit"], first["X-RateLimit-Remaining"], first["X-RateLimit-Reset-After"]));
        Assert.Equal($"{_client.Time.GetUtcNow().AddSeconds(5).ToUnixTimeSeconds()}.000", first["X-RateLimit-Reset"]);
        _client.Time.Advance(TimeSpan.FromSeconds(2));
        var (second, elsewhere) = (await PostAsync(_here), await PostAsync(_there));
        Assert.Equal(("3", "3.000"), (second["X-RateLimit-Remaining"], second["X-RateLimit-Reset-After"]));
        Assert.Equal(("4", first["X-RateLimit-Bucket"]), (elsewhere["X-RateLimit-Remaining"], elsewhere["X-RateLimit-Bucket"]));
    }

    [Fact]
    public async Task An_empty_bucket_refuses_until_it_is_full_again()
    {
        for (var time = 0; time < 5; time++)
            Assert.Equal(200, (int)(await PostAsync(_here)).Status);
        _client.Time.Advance(TimeSpan.FromSeconds(3.5));
        var refused = await PostAsync(_here);
        Assert.Equal(429, (int)refused.Status);
        Assert.Equal("""{"message":"You are being rate limited.","retry_after":1.5,"global":false}""", refused.Body!.ToJsonString());
        Assert.Equal(("2", "user", "1.1 google", "0"), (refused["Retry-After"], refused["X-RateLimit-Scope"], refused["Via"], refused["X-RateLimit-Remaining"]));
        Assert.Empty(_client.Server.Violations);
        Assert.Equal(200, (int)(await PostAsync(_there)).Status);
        _client.Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(200, (int)(await PostAsync(_here)).Status);
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task To_come_again_before_the_time_breaks_a_rule()
    {
        _client.Server.ExhaustMessages(_here);
        await PostAsync(_here);
        _client.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(429, (int)(await PostAsync(_here)).Status);
        Assert.Equal("rate limit", Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task Fifty_a_second_are_all_a_bot_may_send()
    {
        await _client.DisposeAsync();
        _client = await Client.StartAsync(new FakeDiscordOptions { BucketSize = 1000 });
        _here = _client.World.AddGuild().Channels[0];
        for (var time = 0; time < 50; time++)
            Assert.Equal(200, (int)(await PostAsync(_here)).Status);
        var refused = await PostAsync(_here);
        Assert.Equal((429, "global", "true", true), ((int)refused.Status, refused["X-RateLimit-Scope"], refused["X-RateLimit-Global"], (bool)refused.Body!["global"]!));
        _client.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (int)(await PostAsync(_here)).Status);
    }

    [Fact]
    public async Task Callbacks_are_limited_by_nothing_and_what_follows_by_its_token()
    {
        await _client.RegisterAsync();
        var ann = _client.World.AddUser();
        _client.Server.Faults.Add(new Fault(FaultKind.TooMany, "GET /users/@me") { Scope = LimitScope.Global, RetryAfter = TimeSpan.FromSeconds(60) });
        Assert.Equal(429, (int)(await _client.CallAsync("GET", "/users/@me")).Status);
        var asked = _client.World.Slash(ann, "routine");
        var callback = await _client.CallbackAsync(asked, new { type = 4, data = Client.Text("Hello") });
        Assert.Equal((204, null), ((int)callback.Status, callback["X-RateLimit-Bucket"]));
        for (var time = 0; time < 5; time++)
            Assert.Equal(200, (int)(await _client.WebhookAsync("POST", asked, body: Client.Text("more"))).Status);
        Assert.Equal(429, (int)(await _client.WebhookAsync("POST", asked, body: Client.Text("more"))).Status);
        Assert.Empty(_client.Server.Violations);
    }

    [Theory]
    [InlineData(LimitScope.User, "user", "You are being rate limited.")]
    [InlineData(LimitScope.Shared, "shared", "The resource is being rate limited.")]
    [InlineData(LimitScope.Global, "global", "You are being rate limited.")]
    public async Task A_429_can_be_had_of_every_scope_and_then_holds(LimitScope scope, string header, string message)
    {
        _client.Server.Faults.Add(new Fault(FaultKind.TooMany) { Scope = scope, RetryAfter = TimeSpan.FromSeconds(0.25) });
        var refused = await PostAsync(_here);
        Assert.Equal((429, header, message, 0.25), ((int)refused.Status, refused["X-RateLimit-Scope"], (string?)refused.Body!["message"], (double)refused.Body["retry_after"]!));
        Assert.Equal(header, (await PostAsync(_here))["X-RateLimit-Scope"]);
        Assert.Equal("rate limit", Assert.Single(_client.Server.Violations).Rule);
        _client.Time.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Equal(200, (int)(await PostAsync(_here)).Status);
        Assert.Equal(2, _client.Server.Statuses[429] + _client.Server.Statuses.GetValueOrDefault(0));
    }

    private Task<Answered> PostAsync(Channel channel) => _client.CallAsync("POST", $"/channels/{channel.Id}/messages", Client.Post("Hello"));
}
