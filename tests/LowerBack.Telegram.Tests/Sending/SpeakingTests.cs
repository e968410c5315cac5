using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>What the coach says first, as it leaves for Telegram: one message, one attempt, and what came of it.</summary>
public sealed class SpeakingTests
{
    private static readonly ChatPicture Bridge = new("bridge", "A bridge, hips high", () => "<svg/>");
    private static readonly ButtonRow Buttons = new(new ActionButton("Done", ButtonToken.Build("o", "routine", "done")));
    private static readonly ToPerson Ann = new("7");
    private static readonly ToConversation Topic = new(new ChatAddress(new PlatformId("telegram"), "-1001", "9"));

    [Fact]
    public async Task A_person_is_written_to_in_their_private_chat_with_or_without_a_sound()
    {
        await using var host = TelegramHost.Build();
        Assert.IsType<Delivered>(await SendAsync(host, Ann, new ChatMessage(Prose.Plain("Time to move?"), Buttons)));
        Assert.IsType<Delivered>(await SendAsync(host, Ann, new ChatMessage(Prose.Plain("Good night.")), quiet: true));
        Assert.Equal(
            """{"chat_id":7,"text":"Time to move?","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Done","callback_data":"1:o:routine:done"}]]}}""",
            host.Telegram.Calls[0].Body);
        Assert.Contains("\"disable_notification\":true", host.Telegram.Calls[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "Bad Request: can't parse entities: Unclosed start tag", "Delivered { Message = 101 }", 2)]
    [InlineData(400, "Bad Request: message thread not found", "Delivered { Message = 101 }", 2)]
    [InlineData(400, "Bad Request: message is too long", "Refused { Why = Bad Request: message is too long }", 1)]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", "Unreachable { Why = Bad Request: not enough rights to send text messages to the chat }", 1)]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "Unreachable { Why = Forbidden: bot was kicked from the supergroup chat }", 1)]
    [InlineData(429, "Too Many Requests: retry after 3", "TryAgain { After = 00:00:03 }", 1)]
    [InlineData(500, "Internal Server Error: restart", "TryAgain { After =  }", 1)]
    [InlineData(504, "Gateway Timeout", "OutcomeUnknown { }", 1)]
    public async Task It_is_sent_once_and_again_only_where_it_certainly_was_not_there_in_that_form(int code, string description, string outcome, int calls)
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("sendMessage", code, description, code == 429 ? """{"retry_after":3}""" : "");
        Assert.Equal(outcome, (await SendAsync(host, Topic, Words("one"))).ToString());
        Assert.Equal(calls, host.Telegram.Calls.Count);
    }

    [Theory]
    [InlineData(true, "TryAgain { After =  }")]
    [InlineData(false, "OutcomeUnknown { }")]
    public async Task What_never_left_is_not_there_and_of_the_rest_nobody_knows(bool connecting, string outcome)
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Fails("sendMessage", () => new HttpRequestException("gone"), beforeItLeft: connecting);
        Assert.Equal(outcome, (await SendAsync(host, Ann, Words("one"))).ToString());
        Assert.Single(host.Telegram.Calls);
    }

    [Fact]
    public async Task After_a_flood_the_chat_is_left_in_peace_by_answers_too()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("sendMessage", 429, "Too Many Requests: retry after 5", """{"retry_after":5}""");
        var start = host.Time.GetUtcNow();
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(5)), await SendAsync(host, Ann, Words("one")));
        await host.TakesAsync(Updates.Text(1, "hello"));
        Assert.InRange((host.Time.GetUtcNow() - start).TotalSeconds, 5, 6);
    }

    [Fact]
    public async Task Where_a_flood_is_long_whoever_asks_is_told_and_Telegram_is_not_asked()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("sendMessage", 429, "Too Many Requests: retry after 600", """{"retry_after":600}""");
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(600)), await SendAsync(host, Ann, Words("one")));
        var wait = Assert.IsType<TryAgain>(await SendAsync(host, Ann, Words("one"))).After!.Value;
        Assert.InRange(wait.TotalSeconds, 590, 600);
        Assert.Single(host.Telegram.Calls);
        host.Time.Advance(wait);
        Assert.IsType<Delivered>(await SendAsync(host, Ann, Words("one")));
    }

    [Fact]
    public async Task Who_closed_the_chat_is_not_called_again_and_is_once_something_comes_from_there()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("sendMessage", 403, "Forbidden: bot was blocked by the user");
        Assert.IsType<Unreachable>(await SendAsync(host, Ann, Words("one")));
        Assert.IsType<Unreachable>(await SendAsync(host, Ann, Words("one")));
        Assert.Single(host.Telegram.Calls);
        await host.TakesAsync(Updates.Text(1, "hello"));
        Assert.IsType<Delivered>(await SendAsync(host, Ann, Words("two")));
    }

    [Fact]
    public async Task A_group_that_moved_is_told_of_by_its_new_address_whoever_said_so_first()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("sendMessage", 400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1002}""");
        var moved = new Moved(new ChatAddress(new PlatformId("telegram"), "-1002"));
        Assert.Equal(moved, await SendAsync(host, Topic, Words("one")));
        Assert.Equal(moved, await SendAsync(host, Topic, Words("one")));
        Assert.Single(host.Telegram.Calls);
        Assert.IsType<Delivered>(await SendAsync(host, new ToConversation(moved.To), Words("one")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-7")]
    [InlineData("ann")]
    [InlineData("99999999999999999999")]
    public async Task Nobody_is_nobodys_chat(string person)
    {
        await using var host = TelegramHost.Build();
        Assert.IsType<Refused>(await SendAsync(host, new ToPerson(person), Words("one")));
        Assert.IsType<Refused>(await SendAsync(host, new ToConversation(new ChatAddress(new PlatformId("discord"), "-1001")), Words("one")));
        Assert.Empty(host.Telegram.Calls);
    }

    [Fact]
    public async Task A_picture_that_is_refused_leaves_the_words()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        Assert.IsType<Delivered>(await SendAsync(host, Ann, Words("Bridge") with { Picture = Bridge }));
        Assert.Equal(["sendPhoto", "sendMessage"], host.Telegram.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task Of_a_message_in_two_parts_the_second_is_brought_as_an_answer_is_since_the_first_is_there()
    {
        var message = new ChatMessage(Prose.Plain(new string('w', LetterWriter.Caption + 1)), Buttons) { Picture = Bridge };
        await using var host = TelegramHost.Build();
        host.Telegram.Next("sendMessage", 502, "<html>");
        // The part with the words and the buttons is what can be changed later.
        Assert.Equal(new Delivered("102"), await SendAsync(host, Ann, message));
        Assert.Equal(["sendPhoto", "sendMessage", "sendMessage"], host.Telegram.Calls.Select(call => call.Method));
        Assert.DoesNotContain("disable_notification", host.Telegram.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains("disable_notification", host.Telegram.Calls[2].Body, StringComparison.Ordinal);

        host.Telegram.Refuses("sendMessage", 403, "Forbidden: bot was blocked by the user");
        Assert.Equal(new OutcomeUnknown(), await SendAsync(host, Ann, message));
    }

    [Fact]
    public async Task One_person_is_called_by_their_name_and_nobody_else()
    {
        await using var host = TelegramHost.Build();
        Assert.IsType<Delivered>(await SendAsync(host, Topic with { Calling = "8" }, Words("Ann says: time to stretch.")));
        Assert.Equal("""{"chat_id":-1001,"user_id":8}""", host.Telegram.Calls[0].Body);
        Assert.Equal(
            "<a href=\"tg://user?id=8\">Ben &lt;O'Hara&gt;</a>\nAnn says: time to stretch.", host.Telegram.Calls[1].Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task In_a_group_no_word_becomes_a_mention()
    {
        await using var host = TelegramHost.Build();
        await SendAsync(host, Topic, Words("@ben <3"));
        await SendAsync(host, Ann, Words("@ben <3"));
        Assert.Equal(["@\u2060ben &lt;3", "@ben &lt;3"], host.Telegram.Calls.Select(call => call.Json.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData(200, """{"ok":true,"result":{"status":"left","user":{"id":8,"is_bot":false,"first_name":"Ben"}}}""")]
    [InlineData(200, """{"ok":true,"result":{"status":"member","user":{"id":8,"is_bot":false,"first_name":""}}}""")]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: user not found"}""")]
    public async Task Who_is_not_there_any_more_is_not_called(int status, string answer)
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Next("getChatMember", status, answer);
        Assert.IsType<Delivered>(await SendAsync(host, Topic with { Calling = "8" }, Words("one")));
        Assert.Equal("one", host.Telegram.Calls[1].Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Where_Telegram_does_not_say_who_that_is_the_message_waits()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Fails("getChatMember", () => new IOException("reset"))
            .Refuses("getChatMember", 429, "Too Many Requests: retry after 5", """{"retry_after":5}""");
        Assert.Equal(new TryAgain(After: null), await SendAsync(host, Topic with { Calling = "8" }, Words("one")));
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(5)), await SendAsync(host, Topic with { Calling = "8" }, Words("one")));
        Assert.Equal(["getChatMember", "getChatMember"], host.Telegram.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task However_slow_the_network_a_connection_is_left_for_answers()
    {
        await using var host = TelegramHost.Build();
        var slow = new TaskCompletionSource();
        host.Telegram.Slow = slow.Task;
        var first = Enumerable.Range(1, 40).Select(i => host.Get<IChatPlatform>().SendAsync(new Outgoing($"{i}", new ToPerson($"{i}"), "en", Words("one")), default)).ToList();
        await host.Telegram.CallsAsync("sendMessage", Speaker.AtOnce);
        Assert.Equal(Speaker.AtOnce, host.Telegram.Calls.Count);
        slow.SetResult();
        await Task.WhenAll(first);
        Assert.Equal(40, host.Telegram.Calls.Count);
    }

    [Fact]
    public async Task Telegram_knows_no_message_again()
    {
        await using var host = TelegramHost.Build();
        Assert.Equal((new PlatformId("telegram"), TimeSpan.Zero), (host.Get<IChatPlatform>().Id, host.Get<IChatPlatform>().KnowsDoublesFor));
    }

    private static ChatMessage Words(string words) => new(Prose.Plain(words));

    /// <summary>Waits for room and sends, moving the time for whoever waits for it.</summary>
    private static async Task<DeliveryOutcome> SendAsync(TelegramHost host, Recipient to, ChatMessage message, bool quiet = false)
    {
        var sent = SendAsync();
        await host.DoneAsync(sent, TimeSpan.FromMilliseconds(100));
        return await sent;

        async Task<DeliveryOutcome> SendAsync()
        {
            var platform = host.Get<IChatPlatform>();
            await platform.WaitForRoomAsync(to, default);
            return await platform.SendAsync(new Outgoing("key-1", to, "en", message, quiet), default);
        }
    }
}
