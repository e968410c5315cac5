using LowerBack.Chat;
using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class FloodGateTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Somebody_who_sends_too_much_is_told_once_and_then_not_heard_for_a_while()
    {
        var gate = new FloodGate(_time);
        for (var i = 0; i < FloodGate.Burst; i++)
            Assert.Equal(FloodVerdict.Heard, gate.Ask(7, null));
        Assert.Equal([FloodVerdict.Told, FloodVerdict.Dropped, FloodVerdict.Dropped], [gate.Ask(7, null), gate.Ask(7, null), gate.Ask(7, null)]);
        Assert.Equal(FloodVerdict.Heard, gate.Ask(8, null));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([FloodVerdict.Heard, FloodVerdict.Heard, FloodVerdict.Dropped], [gate.Ask(7, null), gate.Ask(7, null), gate.Ask(7, null)]);
    }

    [Fact]
    public void What_was_written_over_hours_while_the_coach_was_away_is_all_heard()
    {
        var gate = new FloodGate(_time);
        var morning = _time.GetUtcNow().AddHours(-8).ToUnixTimeSeconds();
        for (var i = 0; i < 200; i++)
            Assert.Equal(FloodVerdict.Heard, gate.Ask(7, morning + (i * 60)));
    }

    [Fact]
    public void A_group_has_five_times_as_much_and_that_is_its_own()
    {
        var gate = new FloodGate(_time);
        for (var i = 0; i < FloodGate.GroupBurst; i++)
            Assert.Equal(FloodVerdict.Heard, gate.AskGroup(-1001, null));
        Assert.Equal([FloodVerdict.Told, FloodVerdict.Dropped], [gate.AskGroup(-1001, null), gate.AskGroup(-1001, null)]);
        Assert.Equal([FloodVerdict.Heard, FloodVerdict.Heard], [gate.AskGroup(-1002, null), gate.Ask(7, null)]);
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < FloodGate.GroupPerSecond; i++)
            Assert.Equal(FloodVerdict.Heard, gate.AskGroup(-1001, null));
        Assert.Equal(FloodVerdict.Dropped, gate.AskGroup(-1001, null));
    }

    [Fact]
    public void Those_who_are_quiet_are_forgotten()
    {
        var gate = new FloodGate(_time);
        for (var i = 0; i < 9_999; i++)
            gate.Ask(i, null);
        _time.Advance(TimeSpan.FromMinutes(1));
        gate.Ask(1, null);
        Assert.InRange(gate.Remembered, 1, 2);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MinValue / 2)]
    [InlineData(long.MaxValue)]
    public void A_date_beyond_all_time_shuts_nobody_out(long date)
    {
        var gate = new FloodGate(_time);
        Assert.Equal([FloodVerdict.Heard, FloodVerdict.Heard, FloodVerdict.Heard], [gate.Ask(7, date), gate.Ask(7, null), gate.Ask(7, null)]);
    }
}
