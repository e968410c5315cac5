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
}
