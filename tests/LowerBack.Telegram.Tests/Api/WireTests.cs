using System.Collections.Immutable;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Api;

/// <summary>What leaves and what comes back, letter by letter.</summary>
public sealed class WireTests
{
    private static readonly InlineKeyboard Keyboard = new([[new("Done", CallbackData: "1:o:routine:done", Style: "primary"), new("Open", Url: "https://t.me/b?start=open")]]);

    private static readonly Dictionary<string, (Func<ITelegramApi, Task> Call, string Method, string Body)> Methods = new()
    {
        ["who"] = (api => api.GetMeAsync(default), "getMe", "{}"),
        ["first poll"] = (api => api.GetUpdatesAsync(new(null, 100, 0, ["message"]), default), "getUpdates",
            """{"limit":100,"timeout":0,"allowed_updates":["message"]}"""),
        ["next poll"] = (api => api.GetUpdatesAsync(new(501, 1, 0, ["message"]), default), "getUpdates",
            """{"offset":501,"limit":1,"timeout":0,"allowed_updates":["message"]}"""),
        ["set webhook"] = (api => api.SetWebhookAsync(new("https://a/b", "s", 40, ["message"]), default), "setWebhook",
            """{"url":"https://a/b","secret_token":"s","max_connections":40,"allowed_updates":["message"]}"""),
        ["delete webhook"] = (api => api.DeleteWebhookAsync(new(false), default), "deleteWebhook", """{"drop_pending_updates":false}"""),
        ["words"] = (api => api.SendMessageAsync(new(7, "<b>Hi</b> ü & 🙂") { ParseMode = "HTML", ReplyMarkup = Keyboard }, default), "sendMessage",
            """{"chat_id":7,"text":"<b>Hi</b> ü & \uD83D\uDE42","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Done","callback_data":"1:o:routine:done","style":"primary"},{"text":"Open","url":"https://t.me/b?start=open"}]]}}"""),
        ["words in a topic"] = (api => api.SendMessageAsync(new(-1001, "Hi") { MessageThreadId = 9 }, default), "sendMessage",
            """{"chat_id":-1001,"text":"Hi","message_thread_id":9,"link_preview_options":{"is_disabled":true}}"""),
        ["known photo"] = (api => api.SendPhotoAsync(new(7, "AgAC") { Caption = "Bridge", ParseMode = "HTML" }, null, default), "sendPhoto",
            """{"chat_id":7,"photo":"AgAC","caption":"Bridge","parse_mode":"HTML"}"""),
        ["other words"] = (api => api.EditMessageTextAsync(new(7, 55, "Now") { ParseMode = "HTML" }, default), "editMessageText",
            """{"chat_id":7,"message_id":55,"text":"Now","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}"""),
        ["other caption"] = (api => api.EditMessageCaptionAsync(new(7, 55, "Now"), default), "editMessageCaption",
            """{"chat_id":7,"message_id":55,"caption":"Now"}"""),
        ["other photo"] = (api => api.EditMessageMediaAsync(new(7, 55, new("AgAC", "Now", "HTML")), null, default), "editMessageMedia",
            """{"chat_id":7,"message_id":55,"media":{"media":"AgAC","caption":"Now","parse_mode":"HTML","type":"photo"}}"""),
        ["no buttons"] = (api => api.EditMessageReplyMarkupAsync(new(7, 55), default), "editMessageReplyMarkup", """{"chat_id":7,"message_id":55}"""),
        ["delete"] = (api => api.DeleteMessageAsync(new(7, 55), default), "deleteMessage", """{"chat_id":7,"message_id":55}"""),
        ["press"] = (api => api.AnswerCallbackQueryAsync(new("q1"), default), "answerCallbackQuery", """{"callback_query_id":"q1"}"""),
        ["press with words"] = (api => api.AnswerCallbackQueryAsync(new("q1", "No."), default), "answerCallbackQuery",
            """{"callback_query_id":"q1","text":"No."}"""),
        ["menu"] = (api => api.SetMyCommandsAsync(new([new("start", "Begin")], new("all_private_chats"), "de"), default), "setMyCommands",
            """{"commands":[{"command":"start","description":"Begin"}],"scope":{"type":"all_private_chats"},"language_code":"de"}"""),
        ["menu there"] = (api => api.GetMyCommandsAsync(new(new("all_group_chats"), null), default), "getMyCommands",
            """{"scope":{"type":"all_group_chats"}}"""),
    };

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_is_one_POST_of_exactly_this_JSON(string name)
    {
        var (api, telegram) = Api();
        await Methods[name].Call(api);
        var call = Assert.Single(telegram.Calls);
        Assert.Equal(Methods[name].Method, call.Method);
        Assert.Equal($"/bot{StubTelegram.Token}/{call.Method}", call.Path);
        Assert.Equal("application/json", call.Type);
        Assert.Equal(Methods[name].Body, call.Body);
    }

    [Fact]
    public async Task A_file_travels_as_a_part_with_quoted_names_and_a_plain_boundary()
    {
        var (api, telegram) = Api();
        var file = new Upload("photo", "drawing.png", "image/png", "PNG"u8.ToArray());
        await api.SendPhotoAsync(new(7, null) { Caption = "Bücken <b>&", ReplyMarkup = Keyboard }, file, default);
        var call = Assert.Single(telegram.Calls);
        var boundary = call.Type["multipart/form-data; boundary=".Length..];
        Assert.Matches("^[0-9a-f]{32}$", boundary);
        var expected = $$"""
            --{{boundary}}
            Content-Disposition: form-data; name="chat_id"

            7
            --{{boundary}}
            Content-Disposition: form-data; name="caption"

            Bücken <b>&
            --{{boundary}}
            Content-Disposition: form-data; name="reply_markup"

            {"inline_keyboard":[[{"text":"Done","callback_data":"1:o:routine:done","style":"primary"},{"text":"Open","url":"https://t.me/b?start=open"}]]}
            --{{boundary}}
            Content-Disposition: form-data; name="photo"; filename="drawing.png"
            Content-Type: image/png

            PNG
            --{{boundary}}--

            """;
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), call.Body);
    }

    [Fact]
    public async Task A_no_carries_code_words_and_parameters()
    {
        var (api, telegram) = Api();
        telegram.Refuses("sendMessage", 429, "Too Many Requests: retry after 5", """{"retry_after":5}""")
            .Refuses("sendMessage", 400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1001234567890}""");
        var flood = await Assert.ThrowsAsync<AnsweredNoException>(() => api.SendMessageAsync(new(7, "x"), default));
        Assert.Equal((429, TimeSpan.FromSeconds(5)), (flood.Code, flood.RetryAfter));
        var moved = await Assert.ThrowsAsync<AnsweredNoException>(() => api.SendMessageAsync(new(7, "x"), default));
        Assert.Equal((400, -1001234567890), (moved.Code, moved.MigrateTo));
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(504, "")]
    [InlineData(500, "null")]
    [InlineData(413, "[]")]
    [InlineData(404, "{\"ok\":false}")]
    public async Task What_is_no_answer_of_Telegrams_is_an_error_by_its_status(int status, string body)
    {
        var (api, telegram) = Api();
        telegram.Next("sendMessage", status, body);
        var no = await Assert.ThrowsAsync<AnsweredNoException>(() => api.SendMessageAsync(new(7, "x"), default));
        Assert.Equal((status, $"HTTP {status}"), (no.Code, no.Description));
    }

    [Theory]
    [InlineData("{\"ok\":true,\"result\":{\"message_id\":1")]
    [InlineData("")]
    [InlineData("{\"ok\":true}")]
    public async Task A_success_that_cannot_be_read_may_have_happened(string body)
    {
        var (api, telegram) = Api();
        telegram.Next("sendMessage", 200, body);
        Assert.True((await Assert.ThrowsAsync<NoAnswerException>(() => api.SendMessageAsync(new(7, "x"), default))).Written);
    }

    [Fact]
    public async Task One_update_that_cannot_be_read_does_not_hold_up_the_others()
    {
        var (api, telegram) = Api();
        telegram.Next("getUpdates", 200, $$$"""{"ok":true,"result":[{{{Updates.Text(5, "hi")}}},{"update_id":6,"message":{"message_id":"six"}},17,{"update_id":"x"},{"update_id":7,"poll":{}}]}""");
        var updates = await api.GetUpdatesAsync(new(null, 100, 0, []), default);
        Assert.Equal([5, 6, 7], updates.Select(update => update.UpdateId));
        Assert.Equal(["hi", null, null], updates.Select(update => update.Message?.Text));
    }

    private static (ITelegramApi Api, StubTelegram Telegram) Api()
    {
        var telegram = new StubTelegram();
        var http = new TelegramHttp(new TelegramOptions { Token = StubTelegram.Token }, () => telegram, () => telegram);
        return (new TelegramApi(http, TimeProvider.System), telegram);
    }
}
