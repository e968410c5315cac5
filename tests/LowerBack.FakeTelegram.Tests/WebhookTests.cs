using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class WebhookTests : IAsyncLifetime
{
    private Client _client = null!;
    private Endpoint _hook = null!;
    private User _ann = null!;
    private User _bob = null!;

    public async Task InitializeAsync()
    {
        (_client, _hook) = (await Client.StartAsync(), await Endpoint.StartAsync());
        (_ann, _bob) = (_client.Bot.AddUser("Ann"), _client.Bot.AddUser("Bob"));
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _hook.DisposeAsync();
    }

    [Fact]
    public async Task Updates_are_posted_with_the_secret()
    {
        await SetAsync(new { url = _hook.Address, secret_token = "s3cret" });
        _client.Bot.Say(_ann, "one");
        var arrival = await _hook.NextAsync();
        Assert.Equal(("s3cret", "application/json", "one"), (arrival.Secret, arrival.ContentType, arrival.Text));
        arrival.Answers(200);
    }

    [Fact]
    public async Task What_waited_before_is_posted_too_unless_it_is_dropped()
    {
        _client.Bot.Say(_ann, "dropped");
        await SetAsync(new { url = _hook.Address, drop_pending_updates = true });
        await _client.CallAsync("deleteWebhook");
        _client.Bot.Say(_ann, "kept");
        Pass(1);
        await SetAsync(new { url = _hook.Address });
        var kept = await _hook.NextAsync();
        Assert.Equal("kept", kept.Text);
        kept.Answers(200);
    }

    [Fact]
    public async Task Each_chat_keeps_its_order_and_does_not_wait_for_the_others()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "ann 1");
        _client.Bot.Say(_ann, "ann 2");
        var ann = await _hook.NextAsync();
        _client.Bot.Say(_bob, "bob 1");
        var bob = await _hook.NextAsync();
        Assert.Equal(("ann 1", "bob 1", 0), (ann.Text, bob.Text, _hook.Waiting));
        ann.Answers(200);
        Assert.Equal("ann 2", (await _hook.NextAsync()).Text);
    }

    [Fact]
    public async Task A_failure_comes_again_at_once_and_then_after_2_4_and_8_seconds()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "one");
        (await _hook.NextAsync()).Answers(500);
        foreach (var seconds in (int[])[0, 2, 4, 8])
        {
            if (seconds > 0)
                await ComesAfterAsync(seconds);
            (await _hook.NextAsync()).Answers(500);
        }

        var info = (await _client.CallAsync("getWebhookInfo")).Result;
        Assert.Equal("Wrong response from the webhook: 500 Internal Server Error", (string?)info["last_error_message"]);
        Assert.Equal(1, (int)info["pending_update_count"]!);
        Assert.NotNull(info["last_error_date"]);
    }

    [Fact]
    public async Task The_latest_can_come_again_even_after_it_was_delivered()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "one");
        var first = await _hook.NextAsync();
        first.Answers(200);
        _client.Bot.Redeliver();
        var second = await _hook.NextAsync();
        second.Answers(200);
        Assert.Equal(first.Update.ToJsonString(), second.Update.ToJsonString());
    }

    [Fact]
    public async Task An_endpoint_may_say_when_to_come_again()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "one");
        (await _hook.NextAsync()).Answers(503, "100");
        await ComesAfterAsync(100);
        (await _hook.NextAsync()).Answers(200);
    }

    [Fact]
    public async Task An_endpoint_has_a_minute_to_answer()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "one");
        await _hook.NextAsync();
        Pass(60);
        Assert.Equal("one", (await _hook.NextAsync()).Text);
        Assert.Equal("Read timeout expired", (string?)(await _client.CallAsync("getWebhookInfo")).Result["last_error_message"]);
    }

    [Fact]
    public async Task What_is_too_old_is_given_up_and_the_next_one_comes()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "old");
        (await _hook.NextAsync()).Answers(500);
        (await _hook.NextAsync()).Answers(500);
        await _client.Server.Time.AlarmInAsync(TimeSpan.FromSeconds(2));
        Pass(24 * 3600);
        _client.Bot.Say(_ann, "new");
        var next = await _hook.NextAsync();
        Assert.Equal("new", next.Text);
        next.Answers(200);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_for_23_hours_is_believed()
    {
        await SetAsync(new { url = _hook.Address });
        _client.Bot.Say(_ann, "one");
        (await _hook.NextAsync()).Answers(410);
        (await _hook.NextAsync()).Answers(410);
        await _client.Server.Time.AlarmInAsync(TimeSpan.FromSeconds(2));
        Pass(23 * 3600);
        (await _hook.NextAsync()).Answers(410);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((string?)(await _client.CallAsync("getWebhookInfo")).Result["url"] != "")
            patience.Token.ThrowIfCancellationRequested();
        Assert.Equal(1, _client.Bot.Pending);
    }

    [Fact]
    public async Task A_webhook_is_described_set_again_and_deleted()
    {
        Assert.Equal("Webhook was set", await DescriptionAsync("setWebhook", new { url = _hook.Address, max_connections = 5, allowed_updates = new[] { "message" } }));
        Pass(1);
        Assert.Equal("Webhook is already set", await DescriptionAsync("setWebhook", new { url = _hook.Address, max_connections = 5 }));
        Assert.Equal(
            $$"""{"url":"{{_hook.Address}}","has_custom_certificate":false,"pending_update_count":0,"max_connections":5,"allowed_updates":["message"]}""",
            (await _client.CallAsync("getWebhookInfo")).Result.ToJsonString());
        Assert.Equal("Webhook was deleted", await DescriptionAsync("setWebhook", new { url = "" }));
        Assert.Equal("Webhook is already deleted", await DescriptionAsync("deleteWebhook", new { }));
        Assert.Equal("""{"url":"","has_custom_certificate":false,"pending_update_count":0,"allowed_updates":["message"]}""", (await _client.CallAsync("getWebhookInfo")).Result.ToJsonString());

        async Task<string?> DescriptionAsync(string method, object arguments) => (string?)(await _client.CallAsync(method, arguments)).Body["description"];
    }

    [Fact]
    public async Task It_can_be_set_once_a_second()
    {
        await SetAsync(new { url = _hook.Address });
        Assert.Equal("429 Too Many Requests: retry after 1", (await _client.CallAsync("setWebhook", new { url = _hook.Address })).Error);
    }

    [Theory]
    [InlineData("http://example.org/hook", "", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://example.org:8080/hook", "", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    [InlineData("https://127.0.0.1/hook", "", "bad webhook: IP address 127.0.0.1 is reserved")]
    [InlineData("nowhere", "", "invalid webhook URL specified")]
    [InlineData("https://example.org/hook", "not this", "secret token contains unallowed characters")]
    public async Task Where_Telegram_would_not_send_is_refused(string url, string secret, string why)
    {
        await using var strict = await Client.StartAsync(new FakeTelegramOptions { PublicWebhooks = true });
        Assert.Equal($"400 Bad Request: {why}", (await strict.CallAsync("setWebhook", new { url, secret_token = secret })).Error);
    }

    private void Pass(int seconds) => _client.Server.Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Nothing arrives until that many seconds have passed.</summary>
    private async Task ComesAfterAsync(int seconds)
    {
        await _client.Server.Time.AlarmInAsync(TimeSpan.FromSeconds(seconds));
        Pass(seconds - 1);
        Assert.Equal(0, _hook.Waiting);
        Pass(1);
    }

    private async Task SetAsync(object arguments) => Assert.True((bool)(await _client.CallAsync("setWebhook", arguments)).Result);
}
