using LowerBack.Chat;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>The ways to the coach that a message shows: Telegram's links carry what somebody starts with.</summary>
public sealed class LinkTests
{
    private static readonly ToPerson Ann = new("7");

    [Fact]
    public async Task What_can_be_handed_on_is_an_address_and_not_what_would_be_typed()
    {
        await using var host = TelegramHost.Build();
        await SendAsync(host, new ChatMessage(new Prose(
        [
            new Paragraph([new Span("Send this: "), new StartLink("j-ABCD_EFGH", "/team join ABCD-EFGH")]),
            new Bullets([[new StartLink("g-ABCD", "/team here ABCD", IntoGroup: true)], [new Span("that is all", SpanStyle.Strong)]]),
        ])));
        Assert.Equal(
            "Send this: https://t.me/lowerback_bot?start=j-ABCD_EFGH\n• https://t.me/lowerback_bot?startgroup=g-ABCD\n• <b>that is all</b>",
            host.Telegram.Calls[^1].Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_button_to_the_private_chat_carries_what_it_starts_with()
    {
        await using var host = TelegramHost.Build();
        await SendAsync(host, new ChatMessage(Prose.Plain("Join?"), new ButtonRow(new PrivateChatButton("Join", "j-ABCD"), new PrivateChatButton("Open our chat"))));
        Assert.Equal(
            ["https://t.me/lowerback_bot?start=j-ABCD", "https://t.me/lowerback_bot?start=open"],
            host.Telegram.Calls[^1].Json.GetProperty("reply_markup").GetProperty("inline_keyboard")[0].EnumerateArray().Select(button => button.GetProperty("url").GetString()));
    }

    private static async Task SendAsync(TelegramHost host, ChatMessage message) =>
        Assert.IsType<Delivered>(await host.Get<IChatPlatform>().SendAsync(new Outgoing("key-1", Ann, "en", message), default));
}
