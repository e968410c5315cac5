using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;

namespace LowerBack.Coaching.Tests.Routine;

public sealed class LevelAndPainTests
{
    private static readonly LevelRules Rules = new(Members.Library);

    private static readonly LevelFacts ReadyForTwo = new()
    {
        Level = Level.Beginner, Since = Members.Monday.PlusDays(-28), Today = Members.Monday, StrengthSessions = 8, MedianPain14 = 3, MedianPain7 = 2, DaysSinceTrained = 2,
        Ladders = Members.At(new Dictionary<string, int> { ["bird-dog"] = 3, ["side-plank-knees"] = 3, ["plank-incline"] = 4, ["hip-hinge-drill"] = 3 }),
    };

    private static readonly LevelFacts ReadyForThree = ReadyForTwo with
    {
        Level = Level.Intermediate, Since = Members.Monday.PlusDays(-56), MedianPain14 = 2,
        Ladders = Members.At(new Dictionary<string, int> { ["plank"] = 5, ["side-plank"] = 4, ["single-leg-bridge"] = 4 }),
    };

    [Theory]
    [InlineData(null, 0, PainLight.Green)]
    [InlineData(2, 3, PainLight.Green)]
    [InlineData(1, 3, PainLight.Amber)]
    [InlineData(0, 3, PainLight.Red)]
    [InlineData(4, 4, PainLight.Amber)]
    [InlineData(5, 5, PainLight.Amber)]
    [InlineData(null, 5, PainLight.Amber)]
    [InlineData(2, 5, PainLight.Red)]
    [InlineData(6, 6, PainLight.Red)]
    [InlineData(null, 10, PainLight.Red)]
    public void Pain_lights_follow_height_and_rise(int? before, int during, PainLight light)
    {
        Assert.Equal(light, PainLights.During(before, during));
        Assert.Equal(PainLight.Red, PainLights.During(before, during, newLegSigns: true));
    }

    [Fact]
    public void The_gates_open_when_everything_is_there()
    {
        Assert.Equal(new LevelAdvice.Up(Level.Intermediate), Rules.Advise(ReadyForTwo));
        Assert.Equal(new LevelAdvice.Up(Level.Advanced), Rules.Advise(ReadyForThree));
    }

    [Fact]
    public void A_gate_names_what_is_missing()
    {
        Assert.Equal([new LevelGate.Weeks(4)], Missing(ReadyForTwo with { Since = Members.Monday.PlusDays(-27) }));
        Assert.Equal([new LevelGate.Sessions(8)], Missing(ReadyForTwo with { StrengthSessions = 7 }));
        Assert.Equal([new LevelGate.Pain(3)], Missing(ReadyForTwo with { MedianPain14 = 3.5 }));
        Assert.Equal([new LevelGate.Pain(3)], Missing(ReadyForTwo with { MedianPain14 = null }));
        Assert.IsType<LevelGate.Step>(Assert.Single(Missing(ReadyForTwo with { Ladders = ReadyForTwo.Ladders.With("bird-dog", new LadderPosition(2)) })));
        Assert.Equal([new LevelGate.Weeks(8), new LevelGate.Pain(2)], Missing(ReadyForThree with { Since = Members.Monday.PlusDays(-55), MedianPain14 = 3 }));
    }

    [Fact]
    public void A_gate_never_asks_for_a_move_that_the_member_keeps_away_from()
    {
        var noWrist = ReadyForTwo with { Avoid = AvoidCodes.Wrist, Ladders = Members.At(new Dictionary<string, int> { ["side-plank-knees"] = 3, ["hip-hinge-drill"] = 3 }) };
        Assert.IsType<LevelAdvice.Up>(Rules.Advise(noWrist));
    }

    [Fact]
    public void Much_pain_or_a_long_gap_is_a_level_down_but_never_below_the_first()
    {
        Assert.Equal(new LevelAdvice.Down(Level.Beginner, ForPain: true), Rules.Advise(ReadyForThree with { MedianPain7 = 5 }));
        Assert.Equal(new LevelAdvice.Down(Level.Beginner, ForPain: false), Rules.Advise(ReadyForThree with { DaysSinceTrained = 29 }));
        Assert.IsType<LevelAdvice.Up>(Rules.Advise(ReadyForThree with { DaysSinceTrained = 28 }));
        Assert.IsNotType<LevelAdvice.Down>(Rules.Advise(ReadyForTwo with { MedianPain7 = 9, DaysSinceTrained = 99 }));
    }

    private static LevelGate[] Missing(LevelFacts facts) => [.. Assert.IsType<LevelAdvice.Stay>(Rules.Advise(facts)).Missing];
}
