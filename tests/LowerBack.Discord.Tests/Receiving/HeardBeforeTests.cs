using LowerBack.Discord.Receiving;
using LowerBack.TestKit;

namespace LowerBack.Discord.Tests.Receiving;

public sealed class HeardBeforeTests
{
    [Fact]
    public void An_interaction_is_known_for_as_long_as_it_can_be_answered_and_then_forgotten()
    {
        var time = new ManualTime();
        var heard = new HeardBefore(time);
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.True(heard.IsNew(new(1)));
        Assert.False(heard.IsNew(new(1)));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.True(heard.IsNew(new(2)));
        Assert.False(heard.IsNew(new(1)));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.True(heard.IsNew(new(1)));
        Assert.False(heard.IsNew(new(2)));
    }
}
