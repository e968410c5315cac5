using System.Net;
using System.Text;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Receiving;

/// <summary>Telegram calls: who is let in, what is acknowledged, and when.</summary>
public sealed class WebhookTests
{
    private const string Secret = "s3cret_word-1";
    private const string Header = "X-Telegram-Bot-Api-Secret-Token";

    [Fact]
    public async Task Telegram_is_told_where_to_call_and_not_again_while_nothing_changed()
    {
        await using var host = await StartAsync();
        var set = (await host.Telegram.CallsAsync("setWebhook"))[0];
        var url = set.Json.GetProperty("url").GetString();
        Assert.Matches("^https://coach.example.org/telegram/hook\\?s=[0-9a-f]{8}$", url);
        Assert.Equal((Secret, 40), (set.Json.GetProperty("secret_token").GetString(), set.Json.GetProperty("max_connections").GetInt32()));

        await using var again = await StartAsync(stub => stub.Next("getWebhookInfo", 200,
            $$$"""{"ok":true,"result":{"url":"{{{url}}}","max_connections":40,"allowed_updates":["callback_query","message","my_chat_member"]}}"""));
        while (again.Get<TelegramStanding>().Objection is not null)
            await Task.Yield();
        Assert.DoesNotContain(again.Telegram.Calls, call => call.Method is "setWebhook" or "getUpdates" or "deleteWebhook");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S3cret_word-1")]
    [InlineData("s3cret_word-12")]
    public async Task Without_the_secret_nobody_is_let_in(string? secret)
    {
        await using var host = await StartAsync();
        var answer = await PostAsync(host, Updates.Text(1, "hi"), secret);
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Empty(host.Coach.Heard);
    }

    [Fact]
    public async Task It_is_acknowledged_once_it_is_saved_and_answered()
    {
        await using var host = await StartAsync();
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        var answer = PostAsync(host, Updates.Text(1, "hi"), Secret);
        while (host.Coach.Heard.IsEmpty)
            await Task.Yield();
        Assert.False(answer.IsCompleted);
        thinking.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal("You said hi", (await host.Telegram.CallsAsync("sendMessage"))[0].Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_same_update_again_is_acknowledged_and_does_nothing()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, Updates.Text(1, "hi"), Secret)).StatusCode);
        await host.SentAsync();
        Assert.Single(await host.Telegram.CallsAsync("sendMessage"));
    }

    [Theory]
    [InlineData("{\"update_id\":1,\"poll\":{}}")]
    [InlineData("{\"update_id\":1,\"message\":17}")]
    [InlineData("not JSON")]
    [InlineData("")]
    public async Task What_means_nothing_is_acknowledged_or_it_would_come_for_a_day(string body)
    {
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, body, Secret)).StatusCode);
        Assert.Empty(host.Coach.Heard);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_all_measure_is_not_read(bool chunked)
    {
        await using var host = await StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/telegram/hook", UriKind.Relative))
        {
            Content = new StringContent(new string(' ', 1024 * 1024 + 1)), Headers = { { Header, Secret }, { "Transfer-Encoding", chunked ? ["chunked"] : [] } },
        };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.SendAsync(request)).StatusCode);
    }

    private static Task<TelegramHost> StartAsync(Action<StubTelegram>? telegram = null) => TelegramHost.StartAsync(
        options => (options.Webhook.Url, options.Webhook.Secret) = ("https://coach.example.org/telegram/hook", Secret), telegram);

    private static async Task<HttpResponseMessage> PostAsync(TelegramHost host, string update, string? secret)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var body = new StringContent(update, Encoding.UTF8, "application/json");
        if (secret is not null)
            body.Headers.TryAddWithoutValidation(Header, secret);
        return await http.PostAsync(new Uri("/telegram/hook?s=1", UriKind.Relative), body);
    }
}
