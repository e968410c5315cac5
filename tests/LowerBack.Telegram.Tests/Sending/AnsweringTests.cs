using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>What the coach answers, as it arrives in Telegram, and what happens when Telegram says no.</summary>
public sealed class AnsweringTests
{
    private static readonly LowerBack.Telegram.Api.User Ann = new(7, false, "Ann", null, null, "en");
    private static readonly LowerBack.Telegram.Api.Message Old = new(55, 1, new(7, "private")) { Text = "old" };
    private static readonly ChatPicture Bridge = new("bridge", "A bridge, hips high", () => "<svg/>");
    private static readonly ButtonRow Buttons = new(
        new ActionButton("Done", ButtonToken.Build("o", "routine", "done"), ButtonLook.Primary), new PrivateChatButton("Open our chat"));

    [Fact]
    public async Task Words_are_HTML_with_buttons_and_no_preview()
    {
        await using var host = Answering(new Say(new ChatMessage(
            new Prose([new Paragraph([new("Today "), new("<b>&", SpanStyle.Strong)]), new Bullets([[new("one")], [new("two", SpanStyle.Code)]]), new Paragraph([new("Go.", SpanStyle.Emphasis)])]), Buttons)));
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Equal(
            """{"chat_id":7,"text":"Today <b>&lt;b&gt;&amp;</b>\n• one\n• <code>two</code>\n\n<i>Go.</i>","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Done","callback_data":"1:o:routine:done","style":"primary"},{"text":"Open our chat","url":"https://t.me/lowerback_bot?start=open"}]]}}""",
            Assert.Single(host.Telegram.Calls).Body);
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_then_known()
    {
        await using var host = Answering(new Say(Message("Bridge", Bridge)));
        await host.TakesAsync(Updates.Text(1, "x"));
        await host.TakesAsync(Updates.Text(2, "x"));
        Assert.StartsWith("multipart/form-data", host.Telegram.Calls[0].Type, StringComparison.Ordinal);
        Assert.Contains("PNG of <svg/>", host.Telegram.Calls[0].Body, StringComparison.Ordinal);
        Assert.Equal("""{"chat_id":7,"photo":"AgAC-large","caption":"Bridge","parse_mode":"HTML"}""", host.Telegram.Calls[1].Body);
    }

    [Theory]
    [InlineData("Bad Request: wrong file identifier/HTTP URL specified")]
    [InlineData("Bad Request: wrong remote file identifier specified: wrong string length")]
    public async Task A_picture_that_Telegram_forgot_is_uploaded_again(string words)
    {
        await using var host = Answering(new Say(Message("Bridge", Bridge)));
        await host.TakesAsync(Updates.Text(1, "x"));
        host.Telegram.Refuses("sendPhoto", 400, words);
        await host.TakesAsync(Updates.Text(2, "x"));
        Assert.Equal([true, false, true], host.Telegram.Calls.Select(call => call.Type.StartsWith("multipart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Words_too_long_for_a_caption_follow_the_picture_with_the_buttons()
    {
        var words = new string('w', LetterWriter.Caption + 1);
        await using var host = Answering(new Say(Message(words, Bridge, Buttons)));
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Equal(["sendPhoto", "sendMessage"], host.Telegram.Calls.Select(call => call.Method));
        Assert.DoesNotContain("caption", host.Telegram.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains("inline_keyboard", host.Telegram.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_pixels_or_where_they_are_refused_the_words_stand_alone()
    {
        await using var blind = Answering(pictures: false, new Say(Message("Bridge", Bridge)));
        await blind.TakesAsync(Updates.Text(1, "x"));
        Assert.Equal("<i>A bridge, hips high</i>\n\nBridge", Text(Assert.Single(blind.Telegram.Calls)));

        await using var host = Answering(new Say(Message("Bridge", Bridge)));
        host.Telegram.Refuses("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Equal("Bridge", Text(host.Telegram.Calls[^1]));
    }

    [Fact]
    public async Task A_file_is_a_document()
    {
        await using var host = Answering(new Say(new ChatMessage(Prose.Plain("Yours.")) { File = new ChatFile("export.json", "application/json", "{}"u8.ToArray()) }));
        await host.TakesAsync(Updates.Text(1, "x"));
        var call = Assert.Single(host.Telegram.Calls);
        Assert.Equal("sendDocument", call.Method);
        Assert.Contains("name=\"document\"; filename=\"export.json\"", call.Body, StringComparison.Ordinal);
        Assert.Contains("Yours.", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_is_answered_and_its_message_changed_in_place()
    {
        await using var host = Answering(new Replace(Message("Now")));
        await host.TakesAsync(Updates.Press(1, "x"));
        Assert.Equal("""{"callback_query_id":"q1"}""", host.Telegram.Calls.Single(call => call.Method == "answerCallbackQuery").Body);
        Assert.Equal(
            """{"chat_id":7,"message_id":55,"text":"Now","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}""",
            host.Telegram.Calls.Single(call => call.Method != "answerCallbackQuery").Body);
    }

    [Fact]
    public async Task A_refusal_is_shown_on_the_button_and_as_a_message_where_that_is_too_late()
    {
        await using var host = Answering(new Refuse("That was yesterday's."));
        await host.TakesAsync(Updates.Press(1, "x"));
        Assert.Equal("""{"callback_query_id":"q1","text":"That was yesterday's."}""", Assert.Single(host.Telegram.Calls).Body);
        host.Telegram.Refuses("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        await host.TakesAsync(Updates.Press(2, "x"));
        Assert.Equal("That was yesterday's.", Text(host.Telegram.Calls[^1]));
    }

    [Fact]
    public async Task A_button_that_opens_a_form_is_left_out_and_a_form_is_answered_with_a_notice()
    {
        var (token, opens) = (ButtonToken.Build("o", "settings", "form"), new FormButton("All at once", ButtonToken.Build("o", "settings", "form")));
        await using var host = Answering(new Say(Message("Both", null, new ButtonRow(opens, Buttons.Buttons[0]), new ButtonRow(opens))));
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Contains(
            """{"inline_keyboard":[[{"text":"Done","callback_data":"1:o:routine:done","style":"primary"}]]}""",
            Assert.Single(host.Telegram.Calls).Body, StringComparison.Ordinal);

        await using var forged = Answering(new Fill(new ChatForm("Settings", token, new TextField("zone", "Time zone"))));
        await forged.TakesAsync(Updates.Press(1, token.Text));
        Assert.Equal(
            """{"callback_query_id":"q1","text":"Forms don't open in Telegram. The other buttons do the same, one step at a time."}""",
            Assert.Single(forged.Telegram.Calls).Body);
    }

    [Theory]
    [InlineData("message is not modified: specified new message content", new[] { "editMessageText" })]
    [InlineData("message to edit not found", new[] { "editMessageText", "sendMessage" })]
    [InlineData("message can't be edited", new[] { "editMessageText", "sendMessage" })]
    public async Task An_edit_that_is_refused(string words, string[] methods)
    {
        await using var host = Answering(new Replace(Message("Now")));
        host.Telegram.Refuses("editMessageText", 400, $"Bad Request: {words}");
        await host.TakesAsync(Updates.Press(1, "x"));
        Assert.Equal(methods, Sent(host));
    }

    [Fact]
    public async Task A_picture_changes_into_a_picture_and_the_same_picture_only_its_words()
    {
        const string photo = "\"photo\":[{\"file_id\":\"x\",\"file_unique_id\":\"u-large\"}]";
        await using var host = Answering(new Replace(Message("Now", Bridge)));
        await host.TakesAsync(Updates.Press(1, "x", shows: photo));
        await host.TakesAsync(Updates.Press(2, "x", shows: photo));
        Assert.Equal(["editMessageMedia", "editMessageCaption"], Sent(host));
        Assert.Contains("attach://drawing", host.Telegram.Calls.First(call => call.Method == "editMessageMedia").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_picture_becomes_words_the_new_message_comes_and_then_the_old_one_goes()
    {
        await using var host = Answering(new Replace(Message("Now")));
        await host.TakesAsync(Updates.Press(1, "x", shows: "\"photo\":[{\"file_unique_id\":\"u\"}]"));
        Assert.Equal(["sendMessage", "deleteMessage"], Sent(host));
        host.Telegram.Refuses("deleteMessage", 400, "Bad Request: message can't be deleted");
        await host.TakesAsync(Updates.Press(2, "x", shows: "\"photo\":[{\"file_unique_id\":\"u\"}]"));
        Assert.Equal(["sendMessage", "deleteMessage", "editMessageReplyMarkup"], Sent(host)[2..]);
        await host.TakesAsync(Updates.Press(3, "x", shows: "\"document\":{}"));
        Assert.Equal(["sendMessage", "editMessageReplyMarkup"], Sent(host)[5..]);
    }

    [Fact]
    public async Task A_picture_that_is_refused_does_not_cost_the_words_that_follow_it()
    {
        await using var host = Answering(new Replace(Message(new string('w', LetterWriter.Caption + 1), Bridge, Buttons)));
        host.Telegram.Refuses("sendPhoto", 400, "Bad Request: IMAGE_PROCESS_FAILED");
        await host.TakesAsync(Updates.Press(1, "x"));
        Assert.Equal(["sendPhoto", "sendMessage", "deleteMessage"], Sent(host));
    }

    [Fact]
    public async Task A_press_in_a_group_even_a_forged_one_changes_nothing_that_others_read()
    {
        await using var host = Answering(new Replace(Message("Pain 4 of 10")));
        await host.TakesAsync(Updates.Press(1, "1:t:routine:today", Updates.Group));
        Assert.Equal(["sendMessage"], Sent(host));
        Assert.Equal([7], Chats(host));
    }

    [Fact]
    public async Task In_a_group_a_whisper_goes_to_the_private_chat_and_what_is_said_to_the_topic()
    {
        await using var host = Answering(new Whisper(Message("Pain 4 of 10")), new Say(Message("Go team")));
        await host.TakesAsync(Updates.Text(1, "/routine", Updates.Group, ""","is_topic_message":true,"message_thread_id":9"""));
        var whispered = host.Telegram.Calls.Single(call => Text(call) == "Pain 4 of 10");
        Assert.Equal(7, whispered.Json.GetProperty("chat_id").GetInt64());
        var said = host.Telegram.Calls.Single(call => Text(call) == "Go team");
        Assert.Equal((-1001, 9), (said.Json.GetProperty("chat_id").GetInt64(), said.Json.GetProperty("message_thread_id").GetInt32()));
    }

    [Fact]
    public async Task Who_never_opened_the_private_chat_is_shown_the_way_and_the_group_learns_nothing()
    {
        await using var host = Answering(new Whisper(Message("Pain 4 of 10")));
        host.Telegram.Refuses("sendMessage", 403, "Forbidden: bot can't initiate conversation with a user");
        await host.TakesAsync(Updates.Text(1, "/routine", Updates.Group));
        await host.SentAsync();
        var shown = Assert.Single(host.Telegram.Calls, call => call.Json.GetProperty("chat_id").GetInt64() == -1001);
        Assert.DoesNotContain("Pain", shown.Body, StringComparison.Ordinal);
        Assert.Contains("https://t.me/lowerback_bot?start=open", shown.Body, StringComparison.Ordinal);

        // Known by now, so Telegram is not asked again, until they write to the bot.
        await host.TakesAsync(Updates.Text(2, "/routine", Updates.Group));
        await host.SentAsync();
        Assert.Equal([7, -1001, -1001], Chats(host));
        await host.TakesAsync(Updates.Text(3, "/start"));
        Assert.Equal(7, Chats(host)[^1]);
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_no_more_calls_until_they_come_back()
    {
        await using var host = Answering(new Say(Message("one")), new Say(Message("two")));
        host.Telegram.Refuses("sendMessage", 403, "Forbidden: bot was blocked by the user");
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Single(host.Telegram.Calls);
        await host.TakesAsync(Updates.Text(2, "x"));
        Assert.Equal(3, host.Telegram.Calls.Count);
    }

    [Fact]
    public async Task A_group_that_moved_gets_its_message_and_all_later_ones_in_its_new_place()
    {
        await using var host = Answering(new Say(Message("one")), new Say(Message("two")));
        host.Telegram.Refuses("sendMessage", 400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1002}""");
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group, ""","is_topic_message":true,"message_thread_id":9"""));
        Assert.Equal([-1001, -1002, -1002], Chats(host));
        Assert.DoesNotContain("message_thread_id", host.Telegram.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_whose_form_is_refused_go_plain_and_a_topic_that_is_gone_is_left()
    {
        await using var host = Answering(new Say(Message("a < b")));
        host.Telegram.Refuses("sendMessage", 400, "Bad Request: can't parse entities: Unsupported start tag \\\"x\\\"").Refuses("sendMessage", 400, "Bad Request: message thread not found");
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group, ""","is_topic_message":true,"message_thread_id":9"""));
        Assert.Equal("""{"chat_id":-1001,"text":"a < b","link_preview_options":{"is_disabled":true}}""", host.Telegram.Calls[^1].Body);
    }

    [Fact]
    public async Task A_message_that_may_be_there_is_not_sent_again_and_an_edit_is_made_again()
    {
        await using var host = Answering(new Replace(Message("Now")), new Say(Message("Next")));
        host.Telegram.Fails("editMessageText", () => new IOException("reset")).Fails("sendMessage", () => new IOException("reset"));
        await host.TakesAsync(Updates.Press(1, "x"));
        Assert.Equal(["editMessageText", "editMessageText", "sendMessage"], Sent(host));
        Assert.Contains(host.Log.Lines, line => line.Contains("lest it be there twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_pauses_the_chat_for_as_long_as_Telegram_says_and_the_message_keeps_its_place()
    {
        await using var host = Answering(new Say(Message("one")), new Say(Message("two")));
        host.Telegram.Refuses("sendMessage", 429, "Too Many Requests: retry after 5", """{"retry_after":5}""");
        var start = host.Time.GetUtcNow();
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Equal(["one", "one", "two"], host.Telegram.Calls.Select(Text));
        Assert.InRange((host.Time.GetUtcNow() - start).TotalSeconds, 5, 8);
    }

    [Fact]
    public async Task An_error_at_Telegrams_is_tried_again_and_a_refusal_is_not()
    {
        await using var host = Answering(new Say(Message("one")), new Say(Message("two")));
        host.Telegram.Next("sendMessage", 502, "<html>").Refuses("sendMessage", 400, "Bad Request: message is too long");
        await host.TakesAsync(Updates.Text(1, "x"));
        Assert.Equal(["one", "one", "two"], host.Telegram.Calls.Select(Text));
    }

    [Fact]
    public async Task Somebody_who_floods_is_told_once_and_others_are_heard()
    {
        await using var host = Answering(new Say(Message("ok")));
        for (var i = 1; i <= 100; i++)
            await host.Get<LowerBack.Telegram.Receiving.Intake>().HandleAsync(new(i, CallbackQuery: new($"q{i}", Ann, Old, "x")));
        await host.SentAsync();
        Assert.Equal(FloodGate.Burst, host.Coach.Heard.Count);
        Assert.Single(host.Telegram.Calls, call => call.Body.Contains("a lot at once", StringComparison.Ordinal));
        Assert.Equal(100, host.Telegram.Calls.Count(call => call.Method == "answerCallbackQuery"));
        await host.TakesAsync(Updates.From(8, 199, "hi"));
        Assert.Equal(8, Chats(host)[^1]);
    }

    [Fact]
    public async Task What_has_no_words_is_answered_kindly_and_a_hidden_administrator_is_asked_to_come()
    {
        await using var host = Answering();
        await host.TakesAsync("""{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"voice":{"file_id":"v"}}}""");
        Assert.Contains("words and buttons", Text(host.Telegram.Calls[^1]), StringComparison.Ordinal);
        await host.TakesAsync(Updates.Text(2, "/help", Updates.Group, ""","sender_chat":{"id":-1001,"type":"supergroup"}""", """{"id":1087968824,"is_bot":true}"""));
        Assert.Contains("can't tell who you are", Text(host.Telegram.Calls[^1]), StringComparison.Ordinal);
        Assert.Empty(host.Coach.Heard);
    }

    private static ChatMessage Message(string words, ChatPicture? picture = null, params ImmutableArray<ButtonRow> buttons) =>
        new(Prose.Plain(words), buttons) { Picture = picture };

    private static TelegramHost Answering(params ImmutableArray<Reply> replies) => Answering(pictures: true, replies);

    private static TelegramHost Answering(bool pictures, params ImmutableArray<Reply> replies)
    {
        var host = TelegramHost.Build(pictures: pictures);
        host.Coach.Answers = _ => new Answer(replies);
        return host;
    }

    private static string? Text(Call call) => call.Type == "application/json" && call.Json.TryGetProperty("text", out var text) ? text.GetString() : null;

    private static List<string> Sent(TelegramHost host) =>
        [.. host.Telegram.Calls.Select(call => call.Method).Where(method => method != "answerCallbackQuery")];

    private static List<long> Chats(TelegramHost host) =>
        [.. host.Telegram.Calls.Where(call => call.Method == "sendMessage").Select(call => call.Json.GetProperty("chat_id").GetInt64())];
}
