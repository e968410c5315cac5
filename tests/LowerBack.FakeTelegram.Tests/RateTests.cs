using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class RateTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync(new FakeTelegramOptions { LimitRates = true });

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_chat_takes_a_short_burst_and_then_one_a_second()
    {
        var ann = await _client.StartedAsync();
        Assert.Equal(["200 ", "200 ", "200 ", "429 Too Many Requests: retry after 1"], await SendAsync(4, ann.Id));
        Pass(1);
        Assert.Equal(["200 "], await SendAsync(1, ann.Id));
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_group_takes_twenty_a_minute()
    {
        var group = _client.Bot.AddChat(ChatKind.Group, "Office");
        Assert.Equal("429 Too Many Requests: retry after 3", (await SendAsync(21, group.Id))[^1]);
        Pass(3);
        Assert.Equal(["200 "], await SendAsync(1, group.Id));
    }

    [Fact]
    public async Task All_chats_together_take_thirty_a_second()
    {
        var answers = new List<string>();
        for (var person = 0; person < 31; person++)
        {
            var user = _client.Bot.AddUser();
            _client.Bot.Say(user, "/start");
            answers.AddRange(await SendAsync(1, user.Id));
        }

        Assert.Equal("429 Too Many Requests: retry after 1", Assert.Single(answers, answer => answer != "200 "));
    }

    [Fact]
    public async Task Coming_again_too_early_is_refused_again_and_breaks_a_rule()
    {
        var group = _client.Bot.AddChat(ChatKind.Group, "Office");
        await SendAsync(21, group.Id);
        Pass(1);
        Assert.Equal(["429 Too Many Requests: retry after 2"], await SendAsync(1, group.Id));
        Assert.Equal("rate", Assert.Single(_client.Server.Violations).Rule);
    }

    private void Pass(int seconds) => _client.Server.Time.Advance(TimeSpan.FromSeconds(seconds));

    private async Task<List<string>> SendAsync(int times, long chat)
    {
        var answers = new List<string>();
        for (var time = 0; time < times; time++)
            answers.Add((await _client.CallAsync("sendMessage", new { chat_id = chat, text = "Hello" })).Error);
        return answers;
    }
}
