using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Receiving;

/// <summary>Who manages a group, what becomes of it, and what it may send.</summary>
public sealed class GroupTests
{
    private static readonly ChatAddress Group = new(new PlatformId("telegram"), "-1001");

    [Theory]
    [InlineData("creator", true)]
    [InlineData("administrator", true)]
    [InlineData("member", false)]
    [InlineData("restricted", false)]
    [InlineData("left", false)]
    [InlineData("kicked", false)]
    public async Task Telegram_says_who_manages_a_group(string status, bool manages)
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Next("getChatMember", 200, $$$"""{"ok":true,"result":{"status":"{{{status}}}","user":{{{Updates.Ann}}}}}""");
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group));
        Assert.DoesNotContain(host.Telegram.Calls, call => call.Method == "getChatMember");
        Assert.Equal(manages, await host.Coach.Heard.Single().ManagesChat(default));
        Assert.Equal("""{"chat_id":-1001,"user_id":7}""", host.Telegram.Calls[^1].Body);
    }

    [Fact]
    public async Task It_is_asked_anew_each_time_for_a_press_too_and_never_in_private()
    {
        await using var host = TelegramHost.Build();
        await host.TakesAsync(Updates.Press(1, "x", Updates.Group));
        await host.TakesAsync(Updates.Text(2, "hello"));
        var (inGroup, inPrivate) = (host.Coach.Heard.First(), host.Coach.Heard.Last());
        for (var time = 0; time < 2; time++)
            Assert.False(await inGroup.ManagesChat(default));
        Assert.False(await inPrivate.ManagesChat(default));
        Assert.Equal(2, host.Telegram.Calls.Count(call => call.Method == "getChatMember"));
    }

    [Theory]
    [InlineData(400, "Bad Request: user not found")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat")]
    [InlineData(429, "Too Many Requests: retry after 5")]
    [InlineData(500, "Internal Server Error")]
    public async Task Where_Telegram_does_not_say_nobody_does(int code, string description)
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("getChatMember", code, description);
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group));
        Assert.False(await host.Coach.Heard.Single().ManagesChat(default));
        Assert.Contains(host.Log.Lines, line => line.Contains($"who manages chat -1001 ({code})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_waits_for_long_to_hear_it()
    {
        await using var host = TelegramHost.Build();
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group));
        host.Telegram.Slow = new TaskCompletionSource().Task;
        var asked = host.Coach.Heard.Single().ManagesChat(default);
        host.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(asked.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.False(await asked);
    }

    [Fact]
    public async Task Who_asks_no_longer_is_not_told()
    {
        await using var host = TelegramHost.Build();
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group));
        host.Telegram.Slow = new TaskCompletionSource().Task;
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Coach.Heard.Single().ManagesChat(stop.Token));
    }

    [Fact]
    public async Task The_coach_hears_that_it_was_thrown_out_and_that_a_group_moved_from_both_of_its_sides()
    {
        await using var host = TelegramHost.Build();
        await host.TakesAsync(Updates.Reach(1, "kicked", Updates.Group));
        await host.TakesAsync("""{"update_id":2,"message":{"message_id":1,"date":1,"chat":{"id":-5,"type":"group"},"migrate_to_chat_id":-1005}}""");
        await host.TakesAsync("""{"update_id":3,"message":{"message_id":1,"date":1,"chat":{"id":-1005,"type":"supergroup"},"migrate_from_chat_id":-5}}""");
        await host.TakesAsync(Updates.Reach(4, "kicked"));
        await host.TakesAsync(Updates.Reach(5, "member", Updates.Group));
        var moved = new ChatMoved(Group with { Conversation = "-5" }, Group with { Conversation = "-1005" });
        Assert.Equal([new ChatClosed(Group), moved, moved], host.Coach.Changes);
        Assert.IsType<ReachabilityChanged>(Assert.Single(host.Coach.Heard));
    }

    [Fact]
    public async Task It_is_kept_before_Telegram_hears_that_it_is()
    {
        await using var host = await TelegramHost.StartAsync();
        var keeping = new TaskCompletionSource();
        host.Coach.Thinking = keeping.Task;
        host.Telegram.HandsOut(Updates.Reach(500, "left", Updates.Group));
        while (host.Coach.Changes.IsEmpty)
            await Task.Yield();
        Assert.Single(host.Telegram.Calls, call => call.Method == "getUpdates");
        keeping.SetResult();
        Assert.Equal(501, (await host.Telegram.CallsAsync("getUpdates", 2))[1].Json.GetProperty("offset").GetInt64());
    }

    [Fact]
    public async Task A_group_that_sends_more_than_anybody_reads_slows_nobody_else_and_each_press_is_still_answered()
    {
        await using var host = TelegramHost.Build();
        host.Coach.Answers = _ => Answer.Silence;
        for (var i = 0; i < FloodGate.GroupBurst + 20; i++)
            await TakeAsync(host, Updates.Text(i, "/help", Updates.Group, from: $$"""{"id":{{100 + (i % 10)}},"is_bot":false,"first_name":"P"}"""));
        Assert.Equal(FloodGate.GroupBurst, host.Coach.Heard.Count);
        await TakeAsync(host, Updates.Press(1001, "x", Updates.Group));
        Assert.Equal(FloodGate.GroupBurst, host.Coach.Heard.Count);
        Assert.Single(await host.Telegram.CallsAsync("answerCallbackQuery"));

        await TakeAsync(host, Updates.Text(1002, "hello"));
        await TakeAsync(host, Updates.Text(1003, "/help", """{"id":-1002,"title":"Elsewhere","type":"supergroup"}"""));
        Assert.Equal(FloodGate.GroupBurst + 2, host.Coach.Heard.Count);
    }

    [Fact]
    public async Task While_a_group_has_had_all_it_may_be_sent_another_chat_is_answered_at_once()
    {
        // Time stands still, and only what has to wait for nothing leaves.
        await using var host = TelegramHost.Build(options => options.MessagesPerSecond = 100_000_000);
        for (var i = 0; i < 100; i++)
            await TakeAsync(host, Updates.Text(i, "/routine", Updates.Group, from: $$"""{"id":{{100 + (i % 10)}},"is_bot":false,"first_name":"P"}"""));
        await TakeAsync(host, Updates.Text(1002, "hello"));
        var sent = await host.Telegram.CallsAsync("sendMessage", ChatPace.Burst + 1);
        Assert.Single(sent, call => call.Body.Contains("You said hello", StringComparison.Ordinal));
        Assert.Equal(ChatPace.Burst, sent.Count(call => call.Body.Contains("-1001", StringComparison.Ordinal)));
        // The group has the rest in its own time.
        await host.SentAsync();
        Assert.Equal(101, host.Telegram.Calls.Count(call => call.Method == "sendMessage"));
    }

    private static Task TakeAsync(TelegramHost host, string update) =>
        host.Get<Intake>().HandleAsync(UpdatesJson.ReadOne(System.Text.Encoding.UTF8.GetBytes(update))!);
}
