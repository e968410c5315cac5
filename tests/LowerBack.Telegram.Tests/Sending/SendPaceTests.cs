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
        for (var i = ChatPace.GroupMinute; i < at.Count; i++)
            Assert.True(at[i] - at[i - ChatPace.GroupMinute] >= TimeSpan.FromMinutes(1));
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

    [Fact]
    public async Task The_coach_speaks_first_at_four_fifths_of_the_rate_and_in_order()
    {
        var order = new List<int>();
        var pace = new SendPace(30, _time);
        var start = _time.GetUtcNow();
        var all = Enumerable.Range(1, 73).Select(async i =>
        {
            await pace.WaitToSpeakFirstAsync(new ChatPlace(i), default);
            order.Add(i);
        }).ToList();
        await PassAsync(Task.WhenAll(all), 1000);
        Assert.Equal(Enumerable.Range(1, 73), order);
        Assert.InRange((_time.GetUtcNow() - start).TotalSeconds, 2.99, 3.8);
    }

    [Fact]
    public async Task An_answer_does_not_wait_behind_what_the_coach_says_first_but_that_waits_behind_answers()
    {
        var pace = new SendPace(30, _time);
        var first = Enumerable.Range(1, 200).Select(i => pace.WaitToSpeakFirstAsync(new ChatPlace(i), default)).ToList();
        var answer = pace.WaitForChatAsync(new ChatPlace(500), default);
        _time.Advance(TimeSpan.FromSeconds(0.034));
        await answer;

        var answers = Enumerable.Range(501, 30).Select(i => pace.WaitForChatAsync(new ChatPlace(i), default)).ToList();
        var before = first.Count(one => one.IsCompleted);
        await PassAsync(Task.WhenAll(answers), 150);
        Assert.InRange(first.Count(one => one.IsCompleted) - before, 0, 1);
        await PassAsync(Task.WhenAll(first), 2000);
    }

    [Fact]
    public async Task One_chat_is_spoken_to_first_once_a_second_and_answered_at_once()
    {
        var pace = new SendPace(30, _time);
        var at = await SendAsync(4, i => pace.WaitToSpeakFirstAsync(new ChatPlace(7), default), TimeSpan.FromSeconds(10));
        Assert.Equal([0, 1, 2, 3], at.Select(sent => Math.Round(sent.TotalSeconds, 1)));
        var answer = pace.WaitForChatAsync(new ChatPlace(7), default);
        _time.Advance(TimeSpan.FromSeconds(0.034));
        await answer;
    }

    [Fact]
    public async Task Of_a_groups_twenty_in_a_minute_the_coach_says_sixteen_first()
    {
        var pace = new SendPace(1000, _time);
        var at = await SendAsync(40, _ => pace.WaitToSpeakFirstAsync(new ChatPlace(-1001), default), TimeSpan.FromMinutes(3));
        Assert.Equal(40, at.Count);
        for (var i = ChatPace.FirstInGroupMinute; i < at.Count; i++)
            Assert.True(at[i] - at[i - ChatPace.FirstInGroupMinute] >= TimeSpan.FromMinutes(1));
        var answer = pace.WaitForChatAsync(new ChatPlace(-1001), default);
        _time.Advance(Step);
        await answer;
    }

    [Fact]
    public async Task A_chat_that_is_slow_holds_up_nobody_else_that_is_spoken_to_first()
    {
        var pace = new SendPace(30, _time);
        pace.Flooded(7, TimeSpan.FromSeconds(5));
        Assert.Null(pace.LongWait(new ChatPlace(7)));
        var slow = pace.WaitToSpeakFirstAsync(new ChatPlace(7), default);
        await PassAsync(pace.WaitToSpeakFirstAsync(new ChatPlace(8), default));
        Assert.False(slow.IsCompleted);
        var answer = pace.WaitForChatAsync(new ChatPlace(7), default);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(slow.IsCompleted || answer.IsCompleted);
        await PassAsync(answer, 200);
        await PassAsync(slow, 200);
    }

    [Fact]
    public async Task For_a_chat_that_is_shut_for_long_nobody_waits()
    {
        var pace = new SendPace(30, _time);
        pace.Flooded(7, TimeSpan.FromSeconds(600));
        Assert.True(pace.WaitToSpeakFirstAsync(new ChatPlace(7), default).IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.FromSeconds(600), pace.LongWait(new ChatPlace(7)));
        _time.Advance(TimeSpan.FromSeconds(595));
        Assert.Null(pace.LongWait(new ChatPlace(7)));
        await PassAsync(pace.WaitToSpeakFirstAsync(new ChatPlace(7), default), 600);
    }

    [Fact]
    public async Task Who_gives_up_waiting_to_speak_first_leaves_the_place_to_the_next()
    {
        var pace = new SendPace(30, _time);
        pace.Flooded(1, TimeSpan.FromSeconds(9));
        pace.Flooded(2, TimeSpan.FromSeconds(9));
        pace.Flooded(3, TimeSpan.FromSeconds(9));
        using var stop = new CancellationTokenSource();
        var stopped = pace.WaitToSpeakFirstAsync(new ChatPlace(7), stop.Token);
        var next = pace.WaitToSpeakFirstAsync(new ChatPlace(8), default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        await PassAsync(next, 1000);
    }

    private async Task PassAsync(Task waiting, int steps = 100)
    {
        for (var i = 0; i < steps && !waiting.IsCompleted; i++)
            await StepAsync(waiting);
        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Time passes once somebody watches it: whoever was let in by another goes on by itself, a moment later.</summary>
    private async Task StepAsync(Task waiting)
    {
        while (_time.Waiting == 0 && !waiting.IsCompleted)
            await Task.Yield();
        _time.Advance(Step);
    }

    private Task<List<TimeSpan>> SendAsync(SendPace pace, int count, Func<int, ChatPlace> to, TimeSpan within) =>
        SendAsync(count, i => pace.WaitForChatAsync(to(i), default), within);

    private async Task<List<TimeSpan>> SendAsync(int count, Func<int, Task> waits, TimeSpan within)
    {
        var start = _time.GetUtcNow();
        var sent = new List<TimeSpan>();
        var waiting = new List<Task>();
        for (var i = 0; i < count; i++)
            waiting.Add(One(i));
        var all = Task.WhenAll(waiting);
        while (_time.GetUtcNow() - start < within && !all.IsCompleted)
            await StepAsync(all);
        await all;
        return [.. sent.Order()];

        async Task One(int number)
        {
            await waits(number);
            lock (sent)
                sent.Add(_time.GetUtcNow() - start);
        }
    }
}
