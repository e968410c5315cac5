using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class PollingTests : IAsyncLifetime
{
    private const string OtherPoller = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = _client.Bot.AddUser();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task What_waits_comes_at_once_and_again_until_it_is_confirmed()
    {
        Say(3);
        Assert.Equal([500, 501, 502], await AskAsync(new { timeout = 50 }));
        Pass(3);
        Assert.Equal([500, 501, 502], await AskAsync(new { timeout = 50 }));
        Assert.Equal([502], await AskAsync(new { offset = 502 }));
        Assert.Equal(1, _client.Bot.Pending);
        Pass(3);
        Assert.Equal([502], await AskAsync(new { offset = 0 }));
    }

    [Fact]
    public async Task A_limit_is_kept_and_there_are_never_more_than_a_hundred()
    {
        Say(120);
        Assert.Equal([500, 501], await AskAsync(new { limit = 2 }));
        Pass(3);
        Assert.Equal(100, (await AskAsync(new { limit = 500 })).Count);
    }

    [Fact]
    public async Task A_negative_offset_keeps_the_last_ones_and_forgets_the_others()
    {
        Say(5);
        Assert.Equal([503, 504], await AskAsync(new { offset = -2 }));
        Assert.Equal(2, _client.Bot.Pending);
    }

    [Fact]
    public async Task A_call_is_held_until_something_comes()
    {
        var held = await HeldAsync(new { timeout = 50 });
        Say(1);
        Assert.Equal([500], Ids(await held));
    }

    [Fact]
    public async Task A_call_is_held_for_as_long_as_it_asks_and_no_longer_than_50_seconds()
    {
        var held = await HeldAsync(new { timeout = 600 });
        Pass(49);
        Assert.False(held.IsCompleted);
        Pass(1);
        Assert.Empty((await held).Updates);
    }

    [Fact]
    public async Task A_younger_call_ends_the_older_one()
    {
        var older = await HeldAsync(new { timeout = 50 });
        var younger = await HeldAsync(new { timeout = 50, offset = 1 });
        Assert.Equal(OtherPoller, (await older).Error);
        Say(1);
        Assert.Equal([500], Ids(await younger));
    }

    [Fact]
    public async Task A_second_conflict_within_three_seconds_is_told_three_seconds_later()
    {
        var first = await HeldAsync(new { timeout = 50 });
        var second = await HeldAsync(new { timeout = 50, offset = 1 });
        await first;
        var third = await HeldAsync(new { timeout = 50, offset = 2 });
        Pass(2);
        Assert.False(second.IsCompleted);
        Pass(1);
        Assert.Equal(OtherPoller, (await second).Error);
        Say(1);
        Assert.Equal([500], Ids(await third));
    }

    [Fact]
    public async Task Polling_and_a_webhook_exclude_each_other()
    {
        var held = await HeldAsync(new { timeout = 50 });
        await _client.CallAsync("setWebhook", new { url = "http://127.0.0.1:9/hook" });
        Assert.Equal("409 Conflict: terminated by setWebhook request", (await held).Error);
        Pass(3);
        Assert.Equal(
            "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            (await _client.CallAsync("getUpdates")).Error);
        await _client.CallAsync("deleteWebhook");
        Say(1);
        Assert.Equal([500], await AskAsync(new { offset = 1 }));
    }

    [Fact]
    public async Task The_same_again_too_soon_waits_longer_and_gets_less()
    {
        Say(3);
        Assert.Equal([500, 501, 502], await AskAsync(new { offset = 500 }));
        Assert.Equal([500], await AskAsync(new { offset = 500 }));
        await AskAsync(new { offset = 503 });
        var again = await HeldAsync(new { offset = 503, timeout = 0 });
        Pass(3);
        Assert.Empty((await again).Updates);
    }

    [Fact]
    public async Task Whoever_hammers_breaks_a_rule()
    {
        Say(1);
        for (var time = 0; time < 4; time++)
            await AskAsync(new { offset = 500 });
        Assert.Equal("polling", Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task Kinds_that_were_asked_for_are_remembered_and_unknown_ones_are_not_looked_at()
    {
        await AskAsync(new { allowed_updates = new[] { "callback_query", "no_such_kind" }, limit = 1 });
        Say(1);
        Pass(3);
        Assert.Empty(await AskAsync(new { }));
        await AskAsync(new { allowed_updates = Array.Empty<string>(), offset = 1 });
        Say(1);
        Assert.Equal([500], await AskAsync(new { offset = 2 }));
    }

    [Fact]
    public async Task A_change_of_kinds_leaves_what_already_waits()
    {
        Say(1);
        Assert.Equal([500], await AskAsync(new { allowed_updates = new[] { "callback_query" } }));
    }

    [Fact]
    public async Task A_press_is_forgotten_after_150_seconds_and_a_message_after_24_hours()
    {
        Say(1);
        await _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text = "Well?", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = "y" } } } } });
        _client.Bot.Press(_ann, "Yes");
        Pass(149);
        Assert.Equal([500, 501], await AskAsync(new { }));
        Pass(3);
        Assert.Equal([500], await AskAsync(new { }));
        Pass(24 * 3600);
        Assert.Empty(await AskAsync(new { }));
    }

    [Fact]
    public async Task The_latest_can_come_again_even_after_it_was_confirmed()
    {
        Say(2);
        await AskAsync(new { });
        var held = await HeldAsync(new { offset = 502, timeout = 50 });
        _client.Bot.Redeliver();
        Assert.Equal([501], Ids(await held));
        Pass(3);
        Assert.Empty(await AskAsync(new { offset = 502 }));
    }

    [Fact]
    public async Task A_test_can_wait_until_the_client_has_nothing_left_to_do()
    {
        Say(1);
        var idle = _client.Bot.IdleAsync();
        await AskAsync(new { timeout = 50 });
        Assert.False(idle.IsCompleted);
        var held = await HeldAsync(new { offset = 501, timeout = 50 });
        await idle;
        await _client.Bot.IdleAsync();
        Say(1);
        await held;
    }

    [Fact]
    public async Task An_answer_is_no_larger_than_about_four_mebibytes()
    {
        for (var time = 0; time < 60; time++)
            _client.Bot.Deliver(id => System.Text.Encoding.UTF8.GetBytes($$"""{"update_id":{{id}},"poll":"{{new string('x', 100_000)}}"}"""));
        Assert.InRange((await AskAsync(new { })).Count, 40, 42);
    }

    private void Say(int times)
    {
        for (var time = 0; time < times; time++)
            _client.Bot.Say(_ann, $"text {time}");
    }

    private void Pass(int seconds) => _client.Server.Time.Advance(TimeSpan.FromSeconds(seconds));

    private async Task<IReadOnlyList<int>> AskAsync(object arguments) => Ids(await _client.CallAsync("getUpdates", arguments));

    /// <summary>Calls and comes back once the fake holds the call.</summary>
    private async Task<Task<Answered>> HeldAsync(object arguments)
    {
        var held = _client.Bot.NextHoldAsync();
        var call = _client.CallAsync("getUpdates", arguments);
        await Task.WhenAny(held, call);
        Assert.True(held.IsCompleted, "The call was answered at once.");
        return call;
    }

    private static IReadOnlyList<int> Ids(Answered answer) => [.. answer.Updates.Select(update => (int)update!["update_id"]!)];
}
