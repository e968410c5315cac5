using LowerBack.Chat;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Tests.Support;
using LowerBack.TestKit;

namespace LowerBack.Telegram.Tests.Receiving;

/// <summary>When Telegram is told that an update was heard, and what happens when polls fail.</summary>
public sealed class LongPollingTests
{
    [Fact]
    public async Task It_asks_who_it_is_takes_a_webhook_down_without_losing_anything_and_polls()
    {
        await using var host = await TelegramHost.StartAsync();
        var poll = (await host.Telegram.CallsAsync("getUpdates"))[0];
        Assert.Equal("""{"limit":100,"timeout":50,"allowed_updates":["message","callback_query","my_chat_member"]}""", poll.Body);
        Assert.Equal("getMe", host.Telegram.Calls[0].Method);
        Assert.Equal("""{"drop_pending_updates":false}""", (await host.Telegram.CallsAsync("deleteWebhook"))[0].Body);
    }

    [Fact]
    public async Task The_offset_moves_once_the_turns_are_saved_and_not_before()
    {
        await using var host = await TelegramHost.StartAsync();
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        host.Telegram.HandsOut(Updates.Text(500, "one"), Updates.From(8, 501, "two"));
        while (host.Coach.Heard.Count < 2)
            await Task.Yield();
        Assert.Single(await host.Telegram.CallsAsync("getUpdates"));
        thinking.SetResult();
        Assert.Equal(502, (await host.Telegram.CallsAsync("getUpdates", 2))[1].Json.GetProperty("offset").GetInt64());
    }

    [Fact]
    public async Task A_door_that_closed_is_told_of_before_it_is_confirmed_and_answered_with_nothing()
    {
        await using var host = await TelegramHost.StartAsync();
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        host.Telegram.HandsOut(Updates.Reach(500, "kicked"), Updates.Reach(501, "left", Updates.Group));
        while (host.Coach.Heard.IsEmpty)
            await Task.Yield();
        Assert.Single(await host.Telegram.CallsAsync("getUpdates"));
        thinking.SetResult();
        Assert.Equal(502, (await host.Telegram.CallsAsync("getUpdates", 2))[1].Json.GetProperty("offset").GetInt64());
        Assert.False(Assert.IsType<ReachabilityChanged>(Assert.Single(host.Coach.Heard)).CanBeWrittenTo);
        await host.SentAsync();
        Assert.DoesNotContain(host.Telegram.Calls, call => call.Method == "sendMessage");
    }

    [Fact]
    public async Task An_answer_that_is_slow_to_send_does_not_hold_up_the_next_poll()
    {
        await using var host = await TelegramHost.StartAsync();
        host.Telegram.Refuses("sendMessage", 429, "Too Many Requests: retry after 600", """{"retry_after":600}""");
        host.Telegram.HandsOut(Updates.Text(500, "one"));
        await host.Telegram.CallsAsync("sendMessage");
        host.Telegram.HandsOut(Updates.From(8, 501, "two"));
        Assert.Equal(502, (await host.Telegram.CallsAsync("getUpdates", 3))[2].Json.GetProperty("offset").GetInt64());
        await WakeUntilAsync(host, "sendMessage", 2);
        Assert.Equal(8, (await host.Telegram.CallsAsync("sendMessage", 2))[1].Json.GetProperty("chat_id").GetInt64());
    }

    [Fact]
    public async Task A_chat_is_heard_in_order_and_answered_in_order()
    {
        await using var host = await TelegramHost.StartAsync();
        host.Telegram.HandsOut([.. Enumerable.Range(1, 12).Select(i => i % 2 == 0 ? Updates.Text(i, $"m{i:00}") : Updates.From(8, i, $"m{i:00}"))]);
        await host.Telegram.CallsAsync("getUpdates", 2);
        await host.SentAsync();
        foreach (var chat in new[] { 7, 8 })
        {
            var said = host.Telegram.Calls.Where(call => call.Method == "sendMessage" && call.Json.GetProperty("chat_id").GetInt64() == chat)
                .Select(call => call.Json.GetProperty("text").GetString()!).ToList();
            Assert.Equal(6, said.Count);
            Assert.Equal(said.Order(StringComparer.Ordinal), said);
        }
    }

    [Fact]
    public async Task A_stop_waits_for_the_turns_confirms_what_was_saved_and_sends_what_was_answered()
    {
        await using var host = await TelegramHost.StartAsync();
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        host.Telegram.HandsOut(Updates.Text(500, "one"));
        while (host.Coach.Heard.IsEmpty)
            await Task.Yield();
        // By itself, because the program's other parts stop before it, in their own time.
        var stopping = host.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<TelegramPlatform>().Single().StopAsync(CancellationToken.None);
        thinking.SetResult();
        await stopping;
        Assert.Equal(
            """{"offset":501,"limit":1,"timeout":0,"allowed_updates":["message","callback_query","my_chat_member"]}""",
            (await host.Telegram.CallsAsync("getUpdates", 2))[^1].Body);
        Assert.Single(await host.Telegram.CallsAsync("sendMessage"));
    }

    [Fact]
    public async Task A_stop_says_nothing_that_the_last_poll_has_said()
    {
        await using var host = await TelegramHost.StartAsync();
        host.Telegram.HandsOut(Updates.Text(500, "one"));
        await host.Telegram.CallsAsync("getUpdates", 2);
        await host.StopAsync();
        Assert.Equal(2, (await host.Telegram.CallsAsync("getUpdates", 2)).Count);
        Assert.Single(await host.Telegram.CallsAsync("sendMessage"));
    }

    [Fact]
    public async Task After_an_empty_poll_no_number_is_named_because_Telegram_may_count_on_from_anywhere()
    {
        await using var host = await TelegramHost.StartAsync();
        host.Telegram.HandsOut(Updates.Text(500, "one"));
        await host.Telegram.CallsAsync("getUpdates", 2);
        host.Telegram.HandsOut();
        await WakeUntilAsync(host, "getUpdates", 3);
        host.Telegram.HandsOut(Updates.Text(17, "a week later"));
        Assert.Equal(18, (await host.Telegram.CallsAsync("getUpdates", 4))[3].Json.GetProperty("offset").GetInt64());
    }

    [Fact]
    public async Task Polls_that_fail_are_asked_again_later_and_never_at_once()
    {
        await using var host = await TelegramHost.StartAsync(telegram: stub =>
        {
            for (var i = 0; i < 4; i++)
                stub.Fails("getUpdates", () => new HttpRequestException("refused"));
            stub.Next("getUpdates", 502, "<html>").Refuses("getUpdates", 429, "Too Many Requests", """{"retry_after":7}""");
        });
        for (var failed = 1; failed <= 6; failed++)
        {
            await host.Telegram.CallsAsync("getUpdates", failed);
            while (host.Time.Waiting == 0)
                await Task.Yield();
            await WakeUntilAsync(host, "getUpdates", failed + 1);
        }

        Assert.Contains(host.Log.Lines, line => line.Contains("asking again in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_webhook_that_stands_in_the_way_is_taken_down()
    {
        await using var host = await TelegramHost.StartAsync(telegram: stub => stub.Refuses(
            "getUpdates", 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"));
        await WakeUntilAsync(host, "deleteWebhook", 2);
        await host.Telegram.CallsAsync("getUpdates", 2);
    }

    [Fact]
    public async Task A_token_that_is_refused_while_running_ends_the_program_with_its_remedy()
    {
        await using var host = await TelegramHost.StartAsync(telegram: stub => stub.Refuses("getUpdates", 401, "Unauthorized"));
        var ended = host.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping;
        var end = new TaskCompletionSource();
        await using var onEnd = ended.Register(end.SetResult);
        await end.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Environment.ExitCode = 0;
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("@BotFather", StringComparison.Ordinal));
        Assert.Single(await host.Telegram.CallsAsync("getUpdates"));
        Assert.Equal(TelegramStanding.Remedy, host.Get<TelegramStanding>().Objection);
    }

    [Fact]
    public async Task A_token_that_is_refused_at_the_start_refuses_the_start()
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => TelegramHost.StartAsync(telegram: stub => stub.Refuses("getMe", 401, "Unauthorized")));
        Assert.Equal([TelegramStanding.Remedy], refused.Failures);
    }

    [Fact]
    public void Another_poller_is_waited_for_and_after_two_minutes_it_is_a_mistake()
    {
        var time = new ManualTime();
        var trouble = new PollTrouble(time);
        var conflict = new Telegram.Api.AnsweredNoException("getUpdates", 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        for (var waited = TimeSpan.Zero; waited <= TimeSpan.FromMinutes(2);)
        {
            var remedy = Assert.IsType<Contested>(trouble.Next(conflict));
            Assert.False(remedy.TooLong);
            Assert.InRange(remedy.Pause.TotalSeconds, 3, 10);
            time.Advance(remedy.Pause);
            waited += remedy.Pause;
        }

        Assert.True(Assert.IsType<Contested>(trouble.Next(conflict)).TooLong);
        trouble.Over();
        Assert.False(Assert.IsType<Contested>(trouble.Next(conflict)).TooLong);
    }

    [Fact]
    public void Pauses_grow_to_thirty_seconds()
    {
        for (var failures = 1; failures < 100; failures++)
            Assert.InRange(Backoff.After(failures).TotalSeconds, 1, Math.Min(30, Math.Pow(2, failures)));
    }

    [Fact]
    public async Task Health_says_whether_Telegram_answers()
    {
        await using var host = await TelegramHost.StartAsync();
        Assert.Equal("Telegram has not answered yet", host.Get<TelegramStanding>().Objection);
        host.Telegram.HandsOut(Updates.Text(500, "one"));
        await host.Telegram.CallsAsync("getUpdates", 2);
        Assert.Null(host.Get<TelegramStanding>().Objection);
        host.Telegram.Fails("getUpdates", () => new HttpRequestException());
        host.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.StartsWith("Telegram has not answered since 2026-03-02 08:00:", host.Get<TelegramStanding>().Objection, StringComparison.Ordinal);
    }

    /// <summary>In steps of less than a held poll's patience, so that only pauses end.</summary>
    private static Task WakeUntilAsync(TelegramHost host, string method, int calls) =>
        host.DoneAsync(host.Telegram.CallsAsync(method, calls), TimeSpan.FromSeconds(1));
}
