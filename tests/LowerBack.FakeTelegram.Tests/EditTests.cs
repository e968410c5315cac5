using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class EditTests : IAsyncLifetime
{
    private static readonly object Keyboard = new { inline_keyboard = new[] { new[] { new { text = "Go", callback_data = "g" } } } };
    private Client _client = null!;
    private User _ann = null!;
    private int _message;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = await _client.StartedAsync();
        _message = (int)(await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "One", reply_markup = Keyboard })).Result["message_id"]!;
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task An_edit_changes_the_message_says_when_and_takes_the_keyboard_away()
    {
        _client.Server.Time.Advance(TimeSpan.FromSeconds(10));
        var edited = (await EditAsync("Two")).Result;
        Assert.Equal(("Two", _message), ((string?)edited["text"], (int)edited["message_id"]!));
        Assert.Equal((long)edited["date"]! + 10, (long)edited["edit_date"]!);
        Assert.Null(edited["reply_markup"]);
        Assert.Equal("Two", Assert.Single(_client.Bot.Said(_ann.Id)).Text);
    }

    [Fact]
    public async Task The_same_again_is_not_modified()
    {
        const string same = "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
        Assert.Equal(same, (await EditAsync("One", keyboard: Keyboard)).Error);
        Assert.Equal(same, (await EditAsync(" One ", keyboard: Keyboard)).Error);
        Assert.Equal(same, (await _client.CallAsync("editMessageReplyMarkup", new { chat_id = _ann.Id, message_id = _message, reply_markup = Keyboard })).Error);
        Assert.Equal("200 ", (await EditAsync("<b>One</b>", "HTML", Keyboard)).Error);
        Assert.Equal("200 ", (await EditAsync("<b>One</b>", "HTML")).Error);
    }

    [Fact]
    public async Task Only_the_bots_own_messages_can_be_edited_and_only_those_that_are_there()
    {
        Assert.Equal("400 Bad Request: message to edit not found", (await EditAsync("Two", message: 99)).Error);
        Assert.Equal("400 Bad Request: message can't be edited", (await EditAsync("Two", message: _client.Bot.Say(_ann, "Mine").Id)).Error);
        Assert.Equal("400 Bad Request: message identifier is not specified", (await _client.CallAsync("editMessageText", new { chat_id = _ann.Id, text = "x" })).Error);
    }

    [Fact]
    public async Task A_keyboard_can_go_alone()
    {
        var edited = (await _client.CallAsync("editMessageReplyMarkup", new { chat_id = _ann.Id, message_id = _message })).Result;
        Assert.Equal(("One", true), ((string?)edited["text"], edited["reply_markup"] is null));
    }

    [Fact]
    public async Task A_text_has_no_caption() => Assert.Equal(
        "400 Bad Request: there is no caption in the message to edit",
        (await _client.CallAsync("editMessageCaption", new { chat_id = _ann.Id, message_id = _message, caption = "x" })).Error);

    [Fact]
    public async Task A_message_is_deleted_once_and_not_after_two_days()
    {
        var later = (int)(await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "Later" })).Result["message_id"]!;
        Assert.True((bool)(await DeleteAsync(_message)).Result);
        Assert.Equal("400 Bad Request: message to delete not found", (await DeleteAsync(_message)).Error);
        Assert.Equal("400 Bad Request: message to edit not found", (await EditAsync("Two")).Error);
        _client.Server.Time.Advance(TimeSpan.FromHours(49));
        Assert.Equal("400 Bad Request: message can't be deleted", (await DeleteAsync(later)).Error);
    }

    private Task<Answered> DeleteAsync(int message) => _client.CallAsync("deleteMessage", new { chat_id = _ann.Id, message_id = message });

    private Task<Answered> EditAsync(string text, string mode = "", object? keyboard = null, int? message = null) =>
        _client.CallAsync("editMessageText", new { chat_id = _ann.Id, message_id = message ?? _message, text, parse_mode = mode, reply_markup = keyboard ?? "" });
}
