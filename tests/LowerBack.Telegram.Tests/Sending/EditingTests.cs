using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>What the coach changes of what it said earlier, as it leaves for Telegram: one message, one attempt, and what came of it.</summary>
public sealed class EditingTests
{
    private static readonly ChatPicture Bridge = new("bridge", "A bridge, hips high", () => "<svg/>");
    private static readonly ButtonRow Buttons = new(new ActionButton("Join", ButtonToken.ForAll("team", "join", "3")));
    private static readonly ToPerson Ann = new("7");
    private static readonly ToConversation Group = new(new ChatAddress(new PlatformId("telegram"), "-1001"));

    [Fact]
    public async Task Words_and_buttons_take_the_place_of_what_was_there()
    {
        await using var host = TelegramHost.Build();
        Assert.Equal(new Delivered("55"), await EditAsync(host, Group, "55", new ChatMessage(Prose.Plain("3 < 5 done"), Buttons)));
        Assert.Equal(
            """{"chat_id":-1001,"message_id":55,"text":"3 &lt; 5 done","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Join","callback_data":"1:*:team:join:3"}]]}}""",
            Assert.Single(host.Telegram.Calls).Body);

        Assert.Equal(new Delivered("56"), await EditAsync(host, Ann, "56", Words("Answered elsewhere.")));
        Assert.Equal(("editMessageText", 7), (host.Telegram.Calls[1].Method, host.Telegram.Calls[1].Json.GetProperty("chat_id").GetInt64()));
        Assert.DoesNotContain("reply_markup", host.Telegram.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_however_often_it_is_shown()
    {
        await using var host = TelegramHost.Build();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(new Delivered("55"), await EditAsync(host, Group, "55", Words("The board") with { Picture = Bridge }));
            host.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["editMessageMedia", "editMessageMedia"], host.Telegram.Calls.Select(call => call.Method));
        Assert.Contains("attach://drawing", host.Telegram.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains("AgAC-large", host.Telegram.Calls[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", "Delivered { Message = 55 }", 1)]
    [InlineData(400, "Bad Request: can't parse entities: Unclosed start tag", "Delivered { Message = 55 }", 2)]
    [InlineData(400, "Bad Request: message to edit not found", "Gone { }", 1)]
    [InlineData(400, "Bad Request: message can't be edited", "Gone { }", 1)]
    [InlineData(400, "Bad Request: MESSAGE_ID_INVALID", "Gone { }", 1)]
    [InlineData(400, "Bad Request: there is no text in the message to edit", "Gone { }", 1)]
    [InlineData(400, "Bad Request: message is too long", "Refused { Why = Bad Request: message is too long }", 1)]
    [InlineData(400, "Bad Request: chat not found", "Unreachable { Why = Bad Request: chat not found }", 1)]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", "Unreachable { Why = Bad Request: CHAT_WRITE_FORBIDDEN }", 1)]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "Unreachable { Why = Forbidden: bot was kicked from the supergroup chat }", 1)]
    [InlineData(429, "Too Many Requests: retry after 3", "TryAgain { After = 00:00:03 }", 1)]
    [InlineData(500, "Internal Server Error: restart", "TryAgain { After =  }", 1)]
    [InlineData(504, "Gateway Timeout", "OutcomeUnknown { }", 1)]
    public async Task It_is_changed_once_and_what_is_not_there_any_more_is_told_from_a_place_that_is_closed(int code, string description, string outcome, int calls)
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("editMessageText", code, description, code == 429 ? """{"retry_after":3}""" : "");
        Assert.Equal(outcome, (await EditAsync(host, Group, "55", Words("one"))).ToString());
        Assert.Equal(calls, host.Telegram.Calls.Count);
    }

    [Fact]
    public async Task A_picture_that_is_refused_is_not_taken_for_words_since_a_picture_stays_one()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("editMessageMedia", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        Assert.IsType<Refused>(await EditAsync(host, Group, "55", Words("The board") with { Picture = Bridge }));
        Assert.Single(host.Telegram.Calls);
    }

    [Fact]
    public async Task What_one_message_cannot_hold_takes_the_place_of_none()
    {
        await using var host = TelegramHost.Build();
        var long_ = new ChatMessage(Prose.Plain(new string('w', LetterWriter.Caption + 1))) { Picture = Bridge };
        Assert.Equal(new Gone(), await EditAsync(host, Group, "55", long_));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new Gone(), await EditAsync(host, Group, "55", Words("Yours.") with { File = new ChatFile("a.json", "application/json", new byte[3]) }));
        Assert.Empty(host.Telegram.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("m5")]
    [InlineData("99999999999")]
    public async Task What_is_no_message_of_Telegrams_is_not_asked_for(string message)
    {
        await using var host = TelegramHost.Build();
        Assert.IsType<Refused>(await EditAsync(host, Group, message, Words("one")));
        Assert.IsType<Refused>(await EditAsync(host, new ToConversation(new ChatAddress(new PlatformId("discord"), "9")), "55", Words("one")));
        Assert.Empty(host.Telegram.Calls);
    }

    [Fact]
    public async Task In_a_group_that_moved_nothing_old_can_be_changed_and_the_new_address_is_told()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("editMessageText", 400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1002}""");
        var moved = new Moved(new ChatAddress(new PlatformId("telegram"), "-1002"));
        Assert.Equal(moved, await EditAsync(host, Group, "55", Words("one")));
        Assert.Equal(moved, await EditAsync(host, Group, "55", Words("one")));
        Assert.Single(host.Telegram.Calls);
    }

    [Fact]
    public async Task Boards_that_change_all_the_time_leave_answers_their_places_in_a_groups_minute()
    {
        await using var host = TelegramHost.Build();
        var start = host.Time.GetUtcNow();
        for (var change = 0; change < ChatPace.FirstInGroupMinute; change++)
        {
            await EditInTurnAsync(host, Group, "55", Words($"Board {change}"));
            host.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var another = EditInTurnAsync(host, Group, "55", Words("One more"));
        await host.Get<Intake>().HandleAsync(UpdatesJson.ReadOne(System.Text.Encoding.UTF8.GetBytes(Updates.Text(1, "/help", Updates.Group)))!);
        // While time stands still, so the answer has waited for nothing.
        await host.Telegram.CallsAsync("sendMessage");
        Assert.False(another.IsCompleted);
        host.Time.Advance(TimeSpan.FromMinutes(1) - (host.Time.GetUtcNow() - start));
        Assert.Equal(new Delivered("55"), await InTimeAsync(host, another));
    }

    private static ChatMessage Words(string words) => new(Prose.Plain(words));

    private static Task<DeliveryOutcome> EditAsync(TelegramHost host, Recipient to, string message, ChatMessage content) =>
        InTimeAsync(host, EditInTurnAsync(host, to, message, content));

    private static async Task<DeliveryOutcome> EditInTurnAsync(TelegramHost host, Recipient to, string message, ChatMessage content)
    {
        var platform = host.Get<IChatPlatform>();
        await platform.WaitForRoomAsync(to, default);
        return await platform.EditAsync(new Edited(to, message, "en", content), default);
    }

    private static async Task<DeliveryOutcome> InTimeAsync(TelegramHost host, Task<DeliveryOutcome> edit)
    {
        await host.DoneAsync(edit, TimeSpan.FromMilliseconds(2));
        return await edit;
    }
}
