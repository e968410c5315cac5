using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class KeyboardTests : IAsyncLifetime
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
    public async Task Data_has_at_most_64_bytes()
    {
        Assert.Equal("200 ", (await SendAsync(new { text = "Go", callback_data = new string('a', 64) })).Error);
        Assert.Equal("400 Bad Request: BUTTON_DATA_INVALID", (await SendAsync(new { text = "Go", callback_data = new string('a', 63) + "ä" })).Error);
    }

    [Fact]
    public async Task A_button_needs_a_text_and_something_to_do()
    {
        Assert.Equal("400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", (await SendAsync(new { text = "Go" })).Error);
        Assert.Equal("400 Bad Request: can't parse inline keyboard button: Can't find field \"text\"", (await SendAsync(new { callback_data = "g" })).Error);
        Assert.Equal("400 Bad Request: BUTTON_URL_INVALID", (await SendAsync(new { text = "Go", url = "nowhere" })).Error);
        Assert.Equal("https://t.me/lowerback_bot?start=x", (string?)(await SendAsync(new { text = "Go", url = "https://t.me/lowerback_bot?start=x" }))
            .Result["reply_markup"]!["inline_keyboard"]![0]![0]!["url"]);
    }

    [Theory]
    [InlineData("[]", "object expected as reply markup")]
    [InlineData("{", "can't parse reply keyboard markup JSON object")]
    public async Task A_keyboard_that_is_none_is_refused(string markup, string why) => Assert.Equal(
        $"400 Bad Request: {why}", (await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "x", reply_markup = markup })).Error);

    [Fact]
    public async Task Buttons_over_12_in_a_row_or_300_in_all_are_dropped_and_that_breaks_a_rule()
    {
        var rows = Enumerable.Range(0, 30).Select(row => Enumerable.Range(0, 13).Select(at => new { text = $"{row}.{at}", callback_data = "x" }));
        var kept = (await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "x", reply_markup = new { inline_keyboard = rows } }))
            .Result["reply_markup"]!["inline_keyboard"]!.AsArray();
        Assert.Equal((25, 12), (kept.Count, kept[0]!.AsArray().Count));
        Assert.Equal("keyboard", Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task A_keyboard_in_place_of_the_letters_is_kept_but_not_part_of_the_answer()
    {
        var markup = new { keyboard = new[] { new[] { new { text = "Share my place", request_location = true } } }, resize_keyboard = true };
        Assert.Null((await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "Where?", reply_markup = markup })).Result["reply_markup"]);
        Assert.Contains("request_location", Assert.Single(_client.Bot.Said(_ann.Id)).ReplyKeyboard, StringComparison.Ordinal);
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_press_brings_the_message_the_presser_and_the_data()
    {
        var sent = (await SendAsync(new { text = "Go", callback_data = "g:1" })).Result;
        var id = _client.Bot.Press(_ann, "Go");
        var query = Assert.Single(await _client.FetchAsync())!["callback_query"]!;
        Assert.Equal((id, "g:1", _ann.Id), ((string?)query["id"], (string?)query["data"], (long)query["from"]!["id"]!));
        Assert.Equal(sent.ToJsonString(), query["message"]!.ToJsonString());
        Assert.NotEqual("", (string)query["chat_instance"]!);
    }

    [Fact]
    public async Task Only_a_button_that_is_there_can_be_pressed_unless_the_press_is_forged()
    {
        var sent = (int)(await SendAsync(new { text = "Go", callback_data = "g" })).Result["message_id"]!;
        Assert.Throws<InvalidOperationException>(() => _client.Bot.PressData(_ann, "other", _ann.Id, sent));
        Assert.Throws<InvalidOperationException>(() => _client.Bot.Press(_ann, "Stop"));
        _client.Bot.PressData(_ann, "other", _ann.Id, sent, forge: true);
        _client.Bot.PressData(_ann, "other", _ann.Id, message: 99, forge: true);
        var queries = await _client.FetchAsync();
        Assert.Equal("x", (string?)queries[0]!["callback_query"]!["message"]!["text"]);
        Assert.Equal($$"""{"chat":{"id":{{_ann.Id}},"first_name":"Ann","type":"private"},"message_id":99,"date":0}""", queries[1]!["callback_query"]!["message"]!.ToJsonString());
    }

    [Fact]
    public async Task A_link_to_the_bot_starts_it_in_private_with_what_it_carries()
    {
        var group = _client.Bot.AddChat(ChatKind.Group, "Office", [_ann]);
        await _client.CallAsync("sendMessage", new { chat_id = group.Id, text = "x", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Open", url = "https://t.me/lowerback_bot?start=abc" } } } } });
        Assert.Equal(("/start abc", _ann.Id), (_client.Bot.Follow(_ann, "Open", group.Id) is var said ? said.Text : "", said.Chat.Id));
        Assert.Throws<InvalidOperationException>(() => _client.Bot.Press(_ann, "Open", group.Id));
    }

    private Task<Answered> SendAsync(object button) =>
        _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "x", reply_markup = new { inline_keyboard = new[] { new[] { button } } } });
}
