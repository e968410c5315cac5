using System.Text.Json;
using LowerBack.FakeTelegram.Strictness;
using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

/// <summary>What the fake complains about, and that it keeps to the description itself.</summary>
public sealed class StrictnessTests : IAsyncLifetime
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
    public async Task A_good_client_breaks_no_rule()
    {
        var sent = await _client.CallAsync("sendMessage", new
        {
            chat_id = _ann.Id,
            text = "<b>Hello</b>",
            parse_mode = "HTML",
            link_preview_options = new { is_disabled = true },
            disable_notification = true,
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Go", callback_data = "g" } } } },
        });
        await _client.CallAsync("editMessageText", new { chat_id = _ann.Id, message_id = (int)sent.Result["message_id"]!, text = "Bye" });
        await _client.CallAsync("sendChatAction", new { chat_id = _ann.Id, action = "typing" });
        Assert.Empty(_client.Server.Violations);
    }

    [Theory]
    [InlineData("""{"chat_id":1001,"text":"x","silent":true}""", "sendMessage: There is no parameter silent. (description)")]
    [InlineData("""{"chat_id":1001,"text":"x","message_thread_id":"general"}""", "sendMessage: message_thread_id is no Integer. (description)")]
    [InlineData("""{"chat_id":1001,"text":"x","protect_content":"maybe"}""", "sendMessage: protect_content is no Boolean. (description)")]
    [InlineData("""{"chat_id":1001,"text":"x","link_preview_options":{"disabled":true}}""", "sendMessage: link_preview_options is no LinkPreviewOptions. (description)")]
    [InlineData("""{"chat_id":1001}""", "sendMessage: text is missing. (description)")]
    [InlineData("""{"chat_id":1001,"text":"<b>x","parse_mode":"HTML"}""", "sendMessage: Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\" (markup)")]
    public async Task A_mistake_is_written_down(string arguments, string violation)
    {
        await _client.CallAsync("sendMessage", JsonSerializer.Deserialize<JsonElement>(arguments));
        Assert.Equal(violation, _client.Server.Violations[0].ToString());
    }

    [Fact]
    public async Task What_can_happen_to_anybody_is_no_violation()
    {
        var gone = (int)(await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "x" })).Result["message_id"]!;
        await _client.CallAsync("deleteMessage", new { chat_id = _ann.Id, message_id = gone });
        await _client.CallAsync("editMessageText", new { chat_id = _ann.Id, message_id = gone, text = "y" });
        await _client.CallAsync("answerCallbackQuery", new { callback_query_id = "1" });
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task An_unknown_method_is_written_down_and_can_be_forgotten()
    {
        await _client.CallAsync("sendNothing");
        Assert.Equal("unknown method", Assert.Single(_client.Server.Violations).Rule);
        _client.Server.ForgetViolations();
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task Every_method_served_is_described_and_every_one_described_is_served()
    {
        foreach (var method in BotApiDescription.Instance.Methods.Except(["logOut"]))
            Assert.NotEqual("404 Not Found: method not found", (await _client.CallAsync(method)).Error);
    }

    [Fact]
    public async Task Every_update_fits_the_description()
    {
        var bot = _client.Bot;
        var forum = bot.AddChat(ChatKind.Supergroup, "Forum", [_ann], isForum: true, bot: Standing.Never);
        bot.Add(_ann, forum.Id);
        var topic = bot.AddTopic(_ann, forum.Id, "Backs");
        bot.Promote(_ann, forum.Id);
        bot.Say(_ann, "Hello @somebody, see https://example.org", forum.Id, topic);
        bot.Say(_ann, "/routine", forum.Id, anonymous: true);
        bot.Edit(_ann, _ann.Id, bot.Say(_ann, "/start").Id, "/start again");
        bot.Share(_ann, 48.2, 16.4);
        bot.Send(_ann, MediaKind.Document, new byte[] { 1 }, "a file");
        var asked = await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "Well?", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Go", callback_data = "g" } } } } });
        bot.Press(_ann, "Go");
        bot.PressData(_ann, "old", _ann.Id, message: 99, forge: true);
        bot.Say(_ann, "yes", replyTo: (int)asked.Result["message_id"]!);
        bot.Block(_ann);
        bot.Unblock(_ann);
        bot.Restrict(_ann, forum.Id);
        bot.Migrate(bot.AddChat(ChatKind.Group, "Office", [_ann]).Id);

        var updates = await _client.FetchAsync();
        Assert.Equal(18, updates.Count);
        Assert.All(updates, update => Assert.Null(BotApiDescription.Instance.Misfit(JsonSerializer.SerializeToElement(update), "Update")));
        Assert.Empty(_client.Server.Violations);
    }
}
