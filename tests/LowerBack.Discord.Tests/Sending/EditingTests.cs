using LowerBack.Chat;
using LowerBack.Discord.Tests.Support;
using static LowerBack.Discord.Tests.Support.StubDiscord;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>What the coach changes of what it said earlier, as it leaves for Discord: one message, one attempt, and what came of it.</summary>
public sealed class EditingTests
{
    private static readonly ChatPicture Bridge = new("bridge", "A bridge, hips high", () => "<svg/>");
    private static readonly ButtonRow Buttons = new(new ActionButton("Join", ButtonToken.ForAll("team", "join", "3")));
    private static readonly ToPerson Ann = new("7");
    private static readonly ToConversation Office = new(new ChatAddress(new PlatformId("discord"), "9"));

    [Fact]
    public async Task Words_buttons_and_whatever_hung_there_are_all_named_and_nobody_is_called()
    {
        await using var host = DiscordHost.Build();
        Assert.Equal(new Delivered("77"), await EditAsync(host, Office with { Calling = "8" }, "77", new ChatMessage(Prose.Plain("3 done, @everyone"), Buttons)));
        var call = Assert.Single(host.Discord.Calls);
        Assert.Equal((Patch, "/api/v10/channels/9/messages/77"), (call.Name, call.Path));
        Assert.Equal(
            """{"content":"3 done, \\@everyone","embeds":[],"components":[{"components":[{"style":2,"label":"Join","custom_id":"1:*:team:join:3","type":2}],"type":1}],"attachments":[],"allowed_mentions":{"parse":[]}}""",
            call.Body);

        await EditAsync(host, Office, "77", Words("Closed."));
        Assert.Contains("\"components\":[]", host.Discord.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_message_is_changed_in_the_chat_that_is_known_or_opened()
    {
        await using var host = DiscordHost.Build();
        Assert.Equal(new Delivered("77"), await EditAsync(host, new ToPerson("8", "9008"), "77", Words("Answered elsewhere.")));
        Assert.Equal(new Delivered("78"), await EditAsync(host, Ann, "78", Words("Answered elsewhere.")));
        Assert.Equal(
            ["/api/v10/channels/9008/messages/77", "/api/v10/users/@me/channels", "/api/v10/channels/9007/messages/78"],
            host.Discord.Calls.Select(call => call.Path));
    }

    [Theory]
    [InlineData(404, 10008, "Gone { }")]
    [InlineData(403, 50005, "Gone { }")]
    [InlineData(400, 50083, "Gone { }")]
    [InlineData(404, 10003, "Unreachable { Why = code 10003 }")]
    [InlineData(403, 50001, "Unreachable { Why = code 50001 }")]
    [InlineData(403, 50013, "Unreachable { Why = code 50013 }")]
    [InlineData(400, 50035, "Refused { Why = 400, code 50035 }")]
    [InlineData(429, 30046, "TryAgain { After = 00:00:01 }")]
    [InlineData(502, 0, "OutcomeUnknown { }")]
    [InlineData(503, 130000, "TryAgain { After =  }")]
    public async Task It_is_changed_once_and_what_is_not_there_any_more_is_told_from_a_place_that_is_closed(int status, int code, string outcome)
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(Patch, status, code);
        Assert.Equal(outcome, (await EditAsync(host, Office, "77", Words("one"))).ToString());
        Assert.Single(host.Discord.Calls);
    }

    [Theory]
    [InlineData(404, 10003, "Unreachable { Why = code 10003 }")]
    [InlineData(403, 50001, "Unreachable { Why = code 50001 }")]
    [InlineData(403, 50013, "Unreachable { Why = code 50013 }")]
    public async Task A_channel_that_is_gone_or_closed_is_told_of_by_a_new_message_too(int status, int code, string outcome)
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(Post, status, code);
        var sent = host.Get<IChatPlatform>().SendAsync(new Outgoing("key-1", Office, "en", Words("one")), default);
        await host.DoneAsync(sent);
        Assert.Equal(outcome, (await sent).ToString());
    }

    [Fact]
    public async Task A_picture_travels_along_and_where_it_is_too_large_its_words_do()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(Patch, 413, 40005);
        Assert.Equal(new Delivered("77"), await EditAsync(host, Office, "77", Words("The board") with { Picture = Bridge }));
        Assert.Equal([Patch, Patch], host.Discord.Calls.Select(call => call.Name));
        Assert.StartsWith("multipart", host.Discord.Calls[0].Type, StringComparison.Ordinal);
        Assert.Equal("*A bridge, hips high*\n\nThe board", host.Discord.Calls[1].Words);
    }

    [Fact]
    public async Task Changes_have_a_limit_of_their_own_and_new_messages_do_not_wait_for_it()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Next(Patch, 429, """{"message":"You are being rate limited.","retry_after":60.0,"global":false}""");
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(60)), await EditAsync(host, Office, "77", Words("one")));
        var start = host.Time.GetUtcNow();
        Assert.InRange(Assert.IsType<TryAgain>(await EditAsync(host, Office, "77", Words("one"))).After!.Value.TotalSeconds, 50, 61);
        var sent = host.Get<IChatPlatform>().SendAsync(new Outgoing("key-1", Office, "en", Words("new")), default);
        await host.DoneAsync(sent);
        Assert.Equal(new Delivered("77"), await sent);
        Assert.InRange((host.Time.GetUtcNow() - start).TotalSeconds, 0, 10);
        Assert.Equal([Patch, Post], host.Discord.Calls.Select(call => call.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("m5")]
    public async Task What_is_no_message_of_Discords_is_not_asked_for(string message)
    {
        await using var host = DiscordHost.Build();
        Assert.IsType<Refused>(await EditAsync(host, Office, message, Words("one")));
        Assert.IsType<Refused>(await EditAsync(host, new ToConversation(new ChatAddress(new PlatformId("telegram"), "9")), "77", Words("one")));
        Assert.Empty(host.Discord.Calls);
    }

    [Fact]
    public async Task What_can_be_handed_on_is_what_to_type_and_a_button_to_the_private_chat_is_the_plain_one()
    {
        await using var host = DiscordHost.Build();
        var message = new ChatMessage(
            new Prose([new Paragraph([new Span("Send this: "), new StartLink("j-ABCD", "/team join ABCD")])]), new ButtonRow(new PrivateChatButton("Join", "j-ABCD")));
        await EditAsync(host, Office, "77", message);
        Assert.Equal("Send this: `/team join ABCD`", host.Discord.Calls[0].Words);
        Assert.Contains("\"custom_id\":\"open-private-chat\"", host.Discord.Calls[0].Body, StringComparison.Ordinal);
    }

    private static ChatMessage Words(string words) => new(Prose.Plain(words));

    /// <summary>Waits for room and changes it, moving the time for whoever waits for it.</summary>
    private static async Task<DeliveryOutcome> EditAsync(DiscordHost host, Recipient to, string message, ChatMessage content)
    {
        var edited = EditInTurnAsync();
        await host.DoneAsync(edited);
        return await edited;

        async Task<DeliveryOutcome> EditInTurnAsync()
        {
            var platform = host.Get<IChatPlatform>();
            await platform.WaitForRoomAsync(to, default);
            return await platform.EditAsync(new Edited(to, message, "en", content), default);
        }
    }
}
