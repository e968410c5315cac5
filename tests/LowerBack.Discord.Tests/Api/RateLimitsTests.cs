using LowerBack.Discord.Api;
using LowerBack.Discord.Tests.Support;
using LowerBack.TestKit;

namespace LowerBack.Discord.Tests.Api;

/// <summary>Limits are learnt and kept, each for itself, and the first answer to an interaction waits for none.</summary>
public sealed class RateLimitsTests
{
    private static readonly Route One = Route.CreateMessage(new(1)), Other = Route.CreateMessage(new(2));
    private static readonly Route FollowUp = Route.FollowUp("t"), Edit = Route.EditOriginal("t");

    private readonly ManualTime _time = new();
    private readonly RateLimits _limits;

    public RateLimitsTests() => _limits = new RateLimits(_time);

    [Fact]
    public async Task Until_a_limit_is_known_calls_go_one_by_one_and_other_channels_do_not_wait()
    {
        var first = await _limits.EnterAsync(FollowUp, default);
        var second = _limits.EnterAsync(FollowUp, default);
        Assert.False(second.IsCompleted);
        Assert.True(_limits.EnterAsync(Route.FollowUp("u"), default).IsCompleted);
        _limits.Leave(first, FollowUp, report: null);
        await second.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task As_many_go_as_are_left_and_the_rest_when_the_window_is_over()
    {
        _limits.Leave(await _limits.EnterAsync(FollowUp, default), FollowUp, Report(limit: 3, remaining: 2, seconds: 5));
        await _limits.EnterAsync(FollowUp, default);
        await _limits.EnterAsync(FollowUp, default);
        var late = _limits.EnterAsync(FollowUp, default);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(late.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await late.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Routes_that_share_a_limit_share_it_once_that_is_known()
    {
        _limits.Leave(await _limits.EnterAsync(FollowUp, default), FollowUp, Report(limit: 2, remaining: 1, seconds: 5));
        _limits.Leave(await _limits.EnterAsync(Edit, default), Edit, Report(limit: 2, remaining: 0, seconds: 5));
        // The edit went by a limit of its own until its name was known; from now on both wait.
        Task[] next = [_limits.EnterAsync(FollowUp, default), _limits.EnterAsync(Edit, default)];
        Assert.DoesNotContain(next, one => one.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5.1));
        await Task.WhenAll(next).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Too_much_blocks_the_channel_and_no_other_and_too_much_altogether_blocks_all_but_first_answers()
    {
        _limits.Leave(await _limits.EnterAsync(One, default), One, report: null, new TooMuch(TimeSpan.FromSeconds(3), Global: false));
        _time.Advance(TimeSpan.FromSeconds(1));
        var blocked = _limits.EnterAsync(One, default);
        await _limits.EnterAsync(Other, default).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(blocked.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3));
        await blocked.WaitAsync(TimeSpan.FromSeconds(60));

        _limits.Leave(await blocked, One, report: null);
        _time.Advance(TimeSpan.FromSeconds(1));
        _limits.Leave(await _limits.EnterAsync(One, default), One, report: null, new TooMuch(TimeSpan.FromSeconds(3), Global: true));
        var any = _limits.EnterAsync(Route.CreateMessage(new(3)), default);
        Assert.True(_limits.EnterAsync(Route.Callback, default).IsCompleted);
        Assert.True(_limits.EnterAsync(Route.FollowUp("new"), default).IsCompleted);
        Assert.False(any.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3.1));
        await any.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_route_refused_for_a_limit_that_another_one_knows_blocks_both_for_as_long_as_was_said()
    {
        _limits.Leave(await _limits.EnterAsync(FollowUp, default), FollowUp, Report(limit: 5, remaining: 4, seconds: 1));
        _limits.Leave(await _limits.EnterAsync(Edit, default), Edit, Report(limit: 5, remaining: 4, seconds: 1), new TooMuch(TimeSpan.FromSeconds(60), Global: false));
        Task[] next = [_limits.EnterAsync(FollowUp, default), _limits.EnterAsync(Edit, default)];
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.DoesNotContain(next, one => one.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(next).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Who_has_a_place_in_a_channel_and_stands_in_line_waits_when_the_channel_is_closed_meanwhile()
    {
        _limits.Leave(await _limits.EnterAsync(One, default), One, Report(limit: 5, remaining: 4, seconds: 60));
        _time.Advance(TimeSpan.FromSeconds(1));
        var flying = await _limits.EnterAsync(One, default);
        var inLine = _limits.EnterAsync(One, default);
        _limits.Leave(flying, One, report: null, new TooMuch(TimeSpan.FromSeconds(3), Global: false));
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(inLine.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        while (!inLine.IsCompleted)
        {
            // It lines up anew.
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
    }

    [Fact]
    public async Task All_of_the_bots_calls_together_stay_below_fifty_a_second()
    {
        var calls = Enumerable.Range(1, 100).Select(id => _limits.EnterAsync(Route.CreateMessage(new((ulong)id)), default)).ToList();
        for (var second = 1; second <= 2; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(second == 1 ? 1 : 0));
            await Task.WhenAll(calls.Take(RateLimits.PerSecond * second)).WaitAsync(TimeSpan.FromSeconds(60));
            Assert.InRange(calls.Count(call => call.IsCompleted), RateLimits.PerSecond * second, (RateLimits.PerSecond * second) + 1);
        }
    }

    [Fact]
    public async Task The_coach_speaks_first_at_forty_a_second_and_in_order()
    {
        var order = new List<int>();
        var start = _time.GetUtcNow();
        await PassAsync(Task.WhenAll(Enumerable.Range(1, 81).Select(async id =>
        {
            await _limits.WaitToSpeakFirstAsync(Route.CreateMessage(new((ulong)id)), calls: 1, default);
            order.Add(id);
        })));
        Assert.Equal(Enumerable.Range(1, 81), order);
        Assert.InRange((_time.GetUtcNow() - start).TotalSeconds, 1.99, 3.3);
    }

    [Fact]
    public async Task Who_is_to_be_opened_first_takes_two_calls_of_the_forty()
    {
        var start = _time.GetUtcNow();
        await PassAsync(Task.WhenAll(Enumerable.Range(1, 41).Select(_ => _limits.WaitToSpeakFirstAsync(Route.OpenDm, calls: 2, default))));
        Assert.InRange((_time.GetUtcNow() - start).TotalSeconds, 1.99, 3.3);
    }

    [Fact]
    public async Task An_answer_does_not_wait_behind_what_the_coach_says_first_but_that_waits_behind_answers()
    {
        var first = Enumerable.Range(1, 200).Select(id => _limits.WaitToSpeakFirstAsync(Route.CreateMessage(new((ulong)id)), calls: 1, default)).ToList();
        Assert.True(_limits.EnterAsync(Route.CreateMessage(new(500)), default).IsCompleted);
        var answers = Enumerable.Range(501, 50).Select(id => _limits.EnterAsync(Route.CreateMessage(new((ulong)id)), default)).ToList();
        var before = first.Count(one => one.IsCompleted);
        await PassAsync(Task.WhenAll(answers));
        Assert.InRange(first.Count(one => one.IsCompleted) - before, 0, 1);
        await PassAsync(Task.WhenAll(first));
    }

    [Fact]
    public async Task Of_a_channels_limit_a_fifth_is_kept_for_answers()
    {
        _limits.Leave(await _limits.EnterAsync(One, default), One, Report(limit: 5, remaining: 2, seconds: 5));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_limits.WaitToSpeakFirstAsync(One, calls: 1, default).IsCompleted);
        _limits.Leave(await _limits.EnterAsync(One, default), One, Report(limit: 5, remaining: 1, seconds: 4));
        var first = _limits.WaitToSpeakFirstAsync(One, calls: 1, default);
        _time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(first.IsCompleted);
        Assert.True(_limits.EnterAsync(One, default).IsCompleted);
        await PassAsync(first);
    }

    [Fact]
    public async Task Where_it_was_too_much_the_coach_speaks_first_later()
    {
        _limits.Leave(await _limits.EnterAsync(One, default), One, report: null, new TooMuch(TimeSpan.FromSeconds(3), Global: false));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var here = _limits.WaitToSpeakFirstAsync(One, calls: 1, default);
        Assert.True(_limits.WaitToSpeakFirstAsync(Other, calls: 1, default).IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2.8));
        Assert.False(here.IsCompleted);
        await PassAsync(here);
        _limits.Leave(await _limits.EnterAsync(One, default), One, report: null, new TooMuch(TimeSpan.FromSeconds(3), Global: true));
        var anywhere = _limits.WaitToSpeakFirstAsync(Other, calls: 1, default);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(anywhere.IsCompleted);
        await PassAsync(anywhere);
    }

    [Fact]
    public async Task A_limit_nobody_uses_is_forgotten()
    {
        for (var i = 0; i < 999; i++)
        {
            var route = Route.FollowUp($"t{i}");
            _limits.Leave(await _limits.EnterAsync(route, default), route, Report(1, 1, 1));
        }

        _time.Advance(TimeSpan.FromMinutes(6));
        await _limits.EnterAsync(FollowUp, default);
        Assert.InRange(_limits.Remembered, 1, 2);
    }

    /// <summary>Time passes in small steps, and only once somebody watches it: whoever was let in by another goes on by itself, a moment later.</summary>
    private async Task PassAsync(Task waiting)
    {
        for (var i = 0; i < 2000 && !waiting.IsCompleted; i++)
        {
            while (_time.Waiting == 0 && !waiting.IsCompleted)
                await Task.Yield();
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static BucketReport Report(int limit, int remaining, double seconds) => new("shared", limit, remaining, TimeSpan.FromSeconds(seconds));
}
