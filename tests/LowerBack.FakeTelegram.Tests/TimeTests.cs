namespace LowerBack.FakeTelegram.Tests;

public sealed class TimeTests
{
    [Fact]
    public async Task A_standing_clock_moves_only_when_moved()
    {
        var time = FakeTime.Standing();
        var before = time.GetUtcNow();
        var delay = Task.Delay(TimeSpan.FromSeconds(10), time);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await delay;
        Assert.Equal(before.AddSeconds(10), time.GetUtcNow());
    }

    [Fact]
    public async Task A_running_clock_can_be_put_ahead_and_takes_what_waits_along()
    {
        var time = FakeTime.Running();
        var delay = Task.Delay(TimeSpan.FromHours(1), time);
        time.Advance(TimeSpan.FromHours(1));
        await delay;
        await Task.Delay(TimeSpan.FromMilliseconds(1), time);
        Assert.InRange(time.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public void What_repeats_goes_off_as_often_as_it_became_due()
    {
        var (time, times) = (FakeTime.Standing(), 0);
        using (time.CreateTimer(_ => times++, state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)))
            time.Advance(TimeSpan.FromSeconds(6));
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(3, times);
    }
}
