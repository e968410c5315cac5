using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class CommandTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task The_narrowest_scope_wins_and_in_it_the_own_language()
    {
        await SetAsync("any", scope: null);
        await SetAsync("private_de", new { type = "all_private_chats" }, "de");
        await SetAsync("groups", new { type = "all_group_chats" });
        var (ann, jo) = (_client.Bot.AddUser("Ann"), _client.Bot.AddUser("Jo", "de"));
        var group = _client.Bot.AddChat(ChatKind.Group, "Office", [ann, jo]);
        await SetAsync("jo_here", new { type = "chat_member", chat_id = group.Id, user_id = jo.Id });

        Assert.Equal("any", Seen(ann));
        Assert.Equal("private_de", Seen(jo));
        Assert.Equal("groups", Seen(ann, group.Id));
        Assert.Equal("jo_here", Seen(jo, group.Id));
        await _client.CallAsync("deleteMyCommands", new { scope = new { type = "all_private_chats" }, language_code = "de" });
        Assert.Equal("any", Seen(jo));

        string Seen(User who, long? chat = null) => Assert.Single(_client.Bot.CommandsFor(who, chat)).Name;
    }

    [Fact]
    public async Task What_was_set_is_given_back_for_exactly_that_scope_and_language()
    {
        await SetAsync("start", new { type = "all_private_chats" }, "de");
        Assert.Equal("""[{"command":"start","description":"What it does"}]""", await GetAsync("de"));
        Assert.Equal("[]", await GetAsync(""));

        async Task<string> GetAsync(string language) =>
            (await _client.CallAsync("getMyCommands", new { scope = new { type = "all_private_chats" }, language_code = language })).Result.ToJsonString();
    }

    [Theory]
    [InlineData("Start", "x", "", "BOT_COMMAND_INVALID")]
    [InlineData("/start", "x", "", "BOT_COMMAND_INVALID")]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234567", "x", "", "BOT_COMMAND_INVALID")]
    [InlineData("start", "", "", "BOT_COMMAND_DESCRIPTION_INVALID")]
    [InlineData("start", "x", "en-GB", "invalid language code specified")]
    public async Task What_cannot_be_a_command_is_refused(string command, string description, string language, string why) => Assert.Equal(
        $"400 Bad Request: {why}",
        (await _client.CallAsync("setMyCommands", new { commands = new[] { new { command, description } }, language_code = language })).Error);

    [Fact]
    public async Task There_are_at_most_a_hundred()
    {
        var commands = Enumerable.Range(0, 101).Select(at => new { command = $"c{at}", description = "x" }).ToArray();
        Assert.Equal("400 Bad Request: BOT_COMMANDS_TOO_MUCH", (await _client.CallAsync("setMyCommands", new { commands })).Error);
        Assert.Equal("200 ", (await _client.CallAsync("setMyCommands", new { commands = commands[..100] })).Error);
    }

    [Fact]
    public async Task A_scope_that_does_not_exist_is_refused() => Assert.Equal(
        "400 Bad Request: can't parse BotCommandScope: Unsupported type specified",
        (await _client.CallAsync("setMyCommands", new { commands = new[] { new { command = "a", description = "b" } }, scope = new { type = "everybody" } })).Error);

    private async Task SetAsync(string command, object? scope, string language = "") => Assert.Equal("200 ", (await _client.CallAsync(
        "setMyCommands", new { commands = new[] { new { command, description = "What it does" } }, scope = scope ?? new { type = "default" }, language_code = language })).Error);
}
