using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

/// <summary>Who can be written to, and what is said where not.</summary>
public sealed class ReachTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("0", "400 Bad Request: chat not found")]
    [InlineData("123456", "400 Bad Request: chat not found")]
    [InlineData("@nobody", "400 Bad Request: chat not found")]
    [InlineData("somebody", "400 Bad Request: chat not found")]
    [InlineData("", "400 Bad Request: chat_id is empty")]
    public async Task Nobody_is_not_found(string chat, string error) => Assert.Equal(error, await SendAsync(chat));

    [Fact]
    public async Task Somebody_who_never_started_the_bot_cannot_be_written_to()
    {
        var ann = _client.Bot.AddUser();
        Assert.Equal("403 Forbidden: bot can't initiate conversation with a user", await SendAsync(ann.Id));
        _client.Bot.Say(ann, "/start");
        Assert.Equal("200 ", await SendAsync(ann.Id));
    }

    [Fact]
    public async Task A_block_is_told_and_refused_until_it_ends()
    {
        var ann = await _client.StartedAsync();
        _client.Bot.Block(ann);
        Assert.Equal("403 Forbidden: bot was blocked by the user", await SendAsync(ann.Id));
        var told = Assert.Single(await _client.FetchAsync())!["my_chat_member"]!;
        Assert.Equal(("member", "kicked", ann.Id), ((string?)told["old_chat_member"]!["status"], (string?)told["new_chat_member"]!["status"], (long)told["chat"]!["id"]!));

        _client.Bot.Unblock(ann);
        Assert.Equal("200 ", await SendAsync(ann.Id));
        Assert.Equal("member", (string?)Assert.Single(await _client.FetchAsync())!["my_chat_member"]!["new_chat_member"]!["status"]);
    }

    [Fact]
    public async Task Whoever_writes_again_after_a_block_has_ended_it()
    {
        var ann = await _client.StartedAsync();
        _client.Bot.Block(ann);
        _client.Bot.Say(ann, "/start");
        Assert.Equal(["my_chat_member", "my_chat_member", "message"], (await _client.FetchAsync()).Select(update => update!.AsObject().Last().Key));
        Assert.Equal("200 ", await SendAsync(ann.Id));
    }

    [Fact]
    public async Task A_closed_account_is_not_told_and_refused()
    {
        var ann = await _client.StartedAsync();
        _client.Bot.Deactivate(ann);
        Assert.Empty(await _client.FetchAsync());
        Assert.Equal("403 Forbidden: user is deactivated", await SendAsync(ann.Id));
    }

    [Fact]
    public async Task A_bot_is_not_written_to() =>
        Assert.Equal("403 Forbidden: the bot can't send messages to the bot", await SendAsync(_client.Bot.AddUser("Other", isBot: true).Id));

    [Theory]
    [InlineData(ChatKind.Group, "group")]
    [InlineData(ChatKind.Supergroup, "supergroup")]
    [InlineData(ChatKind.Channel, "channel")]
    public async Task A_place_the_bot_is_no_longer_in_is_refused(ChatKind kind, string name)
    {
        var ann = _client.Bot.AddUser();
        var chat = _client.Bot.AddChat(kind, "Office", [ann]);
        Assert.Equal("200 ", await SendAsync(chat.Id));
        _client.Bot.Remove(ann, chat.Id);
        Assert.Equal($"403 Forbidden: bot is not a member of the {name} chat", await SendAsync(chat.Id));
        _client.Bot.Kick(ann, chat.Id);
        Assert.Equal($"403 Forbidden: bot was kicked from the {name} chat", await SendAsync(chat.Id));
        _client.Bot.Delete(chat.Id);
        Assert.Equal("403 Forbidden: the group chat was deleted", await SendAsync(chat.Id));
    }

    [Fact]
    public async Task A_group_the_bot_was_never_in_is_unknown_and_one_it_may_not_write_in_says_so()
    {
        var ann = _client.Bot.AddUser();
        Assert.Equal("400 Bad Request: chat not found", await SendAsync(_client.Bot.AddChat(ChatKind.Group, "Others", [ann], bot: Standing.Never).Id));
        var office = _client.Bot.AddChat(ChatKind.Supergroup, "Office", [ann]);
        _client.Bot.Restrict(ann, office.Id);
        Assert.Equal("400 Bad Request: not enough rights to send text messages to the chat", await SendAsync(office.Id));
    }

    [Fact]
    public async Task A_public_name_is_as_good_as_an_id()
    {
        _client.Bot.AddChat(ChatKind.Supergroup, "Office", username: "the_office");
        Assert.Equal("200 ", await SendAsync("@The_Office"));
    }

    [Fact]
    public async Task Calling_somebody_out_of_reach_again_breaks_a_rule()
    {
        var ann = await _client.StartedAsync();
        _client.Bot.Block(ann);
        await SendAsync(ann.Id);
        Assert.Empty(_client.Server.Violations);
        await SendAsync(ann.Id);
        Assert.Equal("unreachable", Assert.Single(_client.Server.Violations).Rule);
    }

    private async Task<string> SendAsync(object chat) => (await _client.CallAsync("sendMessage", new { chat_id = chat, text = "Hello" })).Error;
}
