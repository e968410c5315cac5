using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;

namespace LowerBack.Coaching.Tests.Routine;

/// <summary>The members most people are: no codes, no kit, somewhere on the ladder.</summary>
public sealed class CommonMemberTests
{
    public static TheoryData<Level, DayKind> Everybody()
    {
        var data = new TheoryData<Level, DayKind>();
        foreach (var level in Enum.GetValues<Level>())
            foreach (var day in new[] { DayKind.StrengthA, DayKind.StrengthB, DayKind.StrengthALight, DayKind.Mobility, DayKind.Walk })
                data.Add(level, day);
        return data;
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Any_number_of_minutes_can_be_filled_without_an_excuse(Level level, DayKind day)
    {
        var problems = new List<string>();
        foreach (var kit in new[] { Kit.None, Members.FullKit })
            foreach (var (name, ladders) in new[] { ("foot", LadderBook.Empty), ("middle", Members.Everywhere(m => (m.Ladder.Length + 1) / 2)), ("top", Members.Everywhere(m => m.Ladder.Length)) })
                for (var minutes = 5; minutes <= 30; minutes++)
                {
                    var plan = Members.Planner.Plan(Members.Fresh(level, minutes) with { Asked = day, Kit = kit, Ladders = ladders, History = [Members.LightStrength(3)] });
                    Assert.Equal(day, plan.Day);
                    if (plan.EstimatedSeconds < minutes * 48 || plan.EstimatedSeconds > minutes * 62.4 || plan.Reasons.Any(r => r is FewerMinutes))
                        problems.Add($"{minutes} min, {name}, {kit}: {plan.EstimatedSeconds} s: {string.Join(' ', plan.Moves.Select(m => $"{m.MoveId}@{m.Step}x{m.Sets.Length}"))}");
                }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData(Level.Beginner)]
    [InlineData(Level.Intermediate)]
    [InlineData(Level.Advanced)]
    public void A_strength_day_has_something_to_train_and_something_to_stretch(Level level)
    {
        for (var minutes = 5; minutes <= 30; minutes++)
            foreach (var day in new[] { DayKind.StrengthA, DayKind.StrengthB })
            {
                var plan = Members.Planner.Plan(Members.Fresh(level, minutes) with { Asked = day });
                Assert.Contains(plan.Moves, m => m.Block == Block.Main);
                Assert.Contains(plan.Moves, m => m.Block == Block.Core);
                Assert.Contains(plan.Moves, m => m.Block == Block.Stretch);
            }
    }

    [Fact]
    public void A_swap_offers_the_nearest_relatives_first_and_takes_their_own_step()
    {
        var request = Members.Fresh(Level.Beginner, 10) with { Asked = DayKind.StrengthA, History = [Members.LightStrength(3)], Ladders = Members.At(new Dictionary<string, int> { ["dead-bug"] = 2 }) };
        var plan = Members.Planner.Plan(request);
        var offered = Members.Planner.SwapCandidates(plan, "bird-dog", request).Select(m => m.Id).ToArray();
        Assert.Equal(["quadruped-leg-reach", "mcgill-curl-up", "dead-bug", "plank-incline"], offered);
        var swapped = Members.Planner.Swap(plan, "bird-dog", "dead-bug", request)!;
        Assert.Equal(("dead-bug", 2, "bird-dog", Block.Core), swapped.Find("dead-bug") is { } m ? (m.MoveId, m.Step, m.SwappedFrom, m.Block) : default);
        Assert.Empty(Members.Planner.SwapCandidates(plan, "deadlift", request));
    }

    [Theory]
    [InlineData(AvoidCodes.Pregnancy, "superman-hold", "quadruped-leg-reach")]
    [InlineData(AvoidCodes.ExtensionIntolerant, "superman-hold", "prone-alternate-lift")]
    [InlineData(AvoidCodes.BloodPressure, "superman-hold", "prone-alternate-lift")]
    [InlineData(AvoidCodes.Osteoporosis, "mcgill-curl-up", "dead-bug")]
    [InlineData(AvoidCodes.Shoulder, "side-plank", "suitcase-carry")]
    [InlineData(AvoidCodes.Knee, "bird-dog", "dead-bug")]
    public void A_comfort_setting_swaps_by_the_table_and_says_how_many(AvoidCodes codes, string from, string to)
    {
        var plan = Members.Planner.Plan(Members.Fresh(Level.Intermediate, 20) with { Asked = DayKind.StrengthA, Avoid = codes, Kit = Members.FullKit });
        Assert.Null(plan.Find(from));
        Assert.Equal(from, plan.Find(to)?.SwappedFrom);
        Assert.Contains(plan.Reasons, r => r is SwapsForComfort);
    }
}
