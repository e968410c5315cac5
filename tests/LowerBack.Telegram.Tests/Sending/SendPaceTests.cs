using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;
using LowerBack.TestKit;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>How many messages go where in which time.</summary>
public sealed class SendPaceTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly ManualTime _time = new();

    [Fact]
    public async Task One_chat_gets_a_few_at_once_and_then_one_a_second()
    {
        var at = await SendAsync(new SendPace(1000, _time), 6, _ => new ChatPlace(7), TimeSpan.FromSeconds(10));
        Assert.Equal([0, 0, 0, 1, 2, 3], at.Select(sent => Math.Round(sent.TotalSeconds, 1)));
    }

    [Fact]
    public async Task A_group_gets_twenty_in_any_minute()
    {
        var at = await SendAsync(new SendPace(1000, _time), 50, _ => new ChatPlace(-1001), TimeSpan.FromMinutes(3));
        Assert.Equal(50, at.Count);
        for (var i = SendPace.GroupMinute; i < at.Count; i++)
            Assert.True(at[i] - at[i - SendPace.GroupMinute] >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task All_chats_together_get_thirty_a_second_in_the_order_in_which_they_asked()
    {
        var at = await SendAsync(new SendPace(30, _time), 90, i => new ChatPlace(i + 1), TimeSpan.FromSeconds(5));
        for (var i = 30; i < at.Count; i++)
            Assert.True(at[i] - at[i - 30] >= TimeSpan.FromSeconds(0.99));
        Assert.InRange(at[^1].TotalSeconds, 2.9, 3.1);
    }

    [Fact]
    public async Task A_chat_that_waits_holds_up_no_other()
    {
        var pace = new SendPace(30, _time);
        for (var i = 0; i < 3; i++)
            await PassAsync(pace.WaitForChatAsync(new ChatPlace(7), default));
        var slow = pace.WaitForChatAsync(new ChatPlace(7), default);
        await PassAsync(pace.WaitForChatAsync(new ChatPlace(8), default));
        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task A_flood_in_one_chat_is_that_chats_and_in_three_everybodys()
    {
        var pace = new SendPace(30, _time);
        pace.Flooded(1, TimeSpan.FromSeconds(20));
        pace.Flooded(1, TimeSpan.FromSeconds(20));
        pace.Flooded(2, TimeSpan.FromSeconds(20));
        Assert.True(pace.WaitForChatAsync(new ChatPlace(9), default).IsCompletedSuccessfully);
        pace.Flooded(3, TimeSpan.FromSeconds(20));
        var waits = pace.WaitForChatAsync(new ChatPlace(9), default);
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(waits.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        await waits;
    }

    [Fact]
    public async Task Chats_that_are_quiet_are_forgotten()
    {
        var pace = new SendPace(1000, _time);
        for (var i = 1; i <= 500; i++)
            await PassAsync(pace.WaitForChatAsync(new ChatPlace(i), default));
        _time.Advance(TimeSpan.FromMinutes(3));
        await PassAsync(pace.WaitForChatAsync(new ChatPlace(1), default));
        Assert.Equal(1, pace.Remembered);
    }

    private async Task PassAsync(Task waiting)
    {
        for (var i = 0; i < 100 && !waiting.IsCompleted; i++)
            _time.Advance(Step);
        await waiting;
    }

    private async Task<List<TimeSpan>> SendAsync(SendPace pace, int count, Func<int, ChatPlace> to, TimeSpan within)
    {
        var start = _time.GetUtcNow();
        var sent = new List<TimeSpan>();
        var waiting = new List<Task>();
        for (var i = 0; i < count; i++)
            waiting.Add(One(to(i)));
        while (_time.GetUtcNow() - start < within && waiting.Any(one => !one.IsCompleted))
            _time.Advance(Step);
        await Task.WhenAll(waiting);
        return [.. sent.Order()];

        async Task One(ChatPlace place)
        {
            await pace.WaitForChatAsync(place, default);
            lock (sent)
                sent.Add(_time.GetUtcNow() - start);
        }
    }
}
