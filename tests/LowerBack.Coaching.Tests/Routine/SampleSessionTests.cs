using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;

namespace LowerBack.Coaching.Tests.Routine;

/// <summary>The 28 sample sessions: their moves, seconds and loads come out of the planner for a member who stands at these steps.</summary>
public sealed class SampleSessionTests
{
    [Theory]
    [InlineData(Level.Beginner, 5, DayKind.StrengthA, 244, 2, "cat-cow@1 glute-bridge@1 bird-dog@1 side-plank-knees@1 childs-pose@1")]
    [InlineData(Level.Beginner, 5, DayKind.StrengthB, 256, 2, "pelvic-tilt@1 hip-hinge-drill@1 prone-alternate-lift@1 dead-bug@1 standing-hamstring-stretch@1")]
    [InlineData(Level.Beginner, 10, DayKind.StrengthA, 506, 3, "cat-cow@1 hip-hinge-drill@1 glute-bridge@1 bird-dog@1 side-plank-knees@2 childs-pose@2")]
    [InlineData(Level.Beginner, 10, DayKind.StrengthB, 522, 3, "pelvic-tilt@1 glute-bridge@1 prone-alternate-lift@1 dead-bug@1 desk-sit-to-stand@2 plank-incline@2 standing-hamstring-stretch@2")]
    [InlineData(Level.Beginner, 20, DayKind.StrengthA, 1072, 4, "breathing-90-90@1 cat-cow@2 hip-hinge-drill@2 glute-bridge@2 prone-alternate-lift@2 bird-dog@1 side-plank-knees@3 mcgill-curl-up@2 standing-hamstring-stretch@2 childs-pose@2")]
    [InlineData(Level.Beginner, 20, DayKind.StrengthB, 1023, 3, "pelvic-tilt@2 open-book@1 hip-hinge-drill@3 wall-sit@3 glute-bridge@2 quadruped-leg-reach@2 dead-bug@3 plank-incline@3 hip-flexor-stretch@2 figure-four-stretch@2")]
    [InlineData(Level.Beginner, 30, DayKind.StrengthA, 1462, 4, "walking@1 breathing-90-90@1 cat-cow@2 hip-hinge-drill@3 glute-bridge@2 prone-alternate-lift@2 bird-dog@1 side-plank-knees@2 mcgill-curl-up@2 standing-hamstring-stretch@2 childs-pose@3")]
    [InlineData(Level.Beginner, 30, DayKind.StrengthB, 1534, 3, "walking@1 pelvic-tilt@2 open-book@2 hip-hinge-drill@3 wall-sit@3 glute-bridge@2 quadruped-leg-reach@2 dead-bug@2 plank-incline@4 side-plank-knees@3 hip-flexor-stretch@2 figure-four-stretch@3")]
    [InlineData(Level.Intermediate, 5, DayKind.StrengthA, 298, 4, "cat-cow@1 superman-hold@2 bird-dog@1 side-plank@3 standing-hamstring-stretch@1")]
    [InlineData(Level.Intermediate, 5, DayKind.StrengthB, 258, 2, "hip-hinge-drill@1 single-leg-bridge@2 plank@3 dead-bug@3 childs-pose@1")]
    [InlineData(Level.Intermediate, 10, DayKind.StrengthA, 574, 4, "cat-cow@2 bird-dog@1 superman-hold@3 side-plank@2 standing-hamstring-stretch@2")]
    [InlineData(Level.Intermediate, 10, DayKind.StrengthB, 624, 4, "hip-hinge-drill@2 single-leg-bridge@1 dumbbell-rdl@1 plank@3 pallof-press@1 hip-flexor-stretch@1")]
    [InlineData(Level.Intermediate, 20, DayKind.StrengthA, 1156, 5, "cat-cow@2 glute-bridge@2 superman-hold@4 bird-dog@2 side-plank@3 mcgill-curl-up@1 standing-hamstring-stretch@2 childs-pose@2")]
    [InlineData(Level.Intermediate, 20, DayKind.StrengthB, 1014, 4, "open-book@1 hip-hinge-drill@2 dumbbell-rdl@2 single-leg-bridge@2 plank@4 pallof-press@2 hip-flexor-stretch@2 childs-pose@2")]
    [InlineData(Level.Intermediate, 30, DayKind.StrengthA, 1720, 5, "breathing-90-90@1 cat-cow@2 glute-bridge@3 superman-hold@5 bird-dog@3 side-plank@4 mcgill-curl-up@2 standing-hamstring-stretch@2 childs-pose@2")]
    [InlineData(Level.Intermediate, 30, DayKind.StrengthB, 1574, 5, "open-book@2 hip-hinge-drill@3 dumbbell-rdl@3 single-leg-bridge@3 suitcase-carry@2 plank@4 pallof-press@2 hip-flexor-stretch@2 figure-four-stretch@2")]
    [InlineData(Level.Advanced, 5, DayKind.StrengthA, 274, 4, "hip-hinge-drill@1 superman-hold@4 side-plank@4 plank-shoulder-tap@2 childs-pose@1")]
    [InlineData(Level.Advanced, 5, DayKind.StrengthB, 302, 2, "cat-cow@1 single-leg-bridge@2 bird-dog@1 plank@4 standing-hamstring-stretch@1")]
    [InlineData(Level.Advanced, 10, DayKind.StrengthA, 580, 5, "cat-cow@1 hip-hinge-drill@1 bird-dog@1 deadlift@3 side-plank@2 standing-hamstring-stretch@2")]
    [InlineData(Level.Advanced, 10, DayKind.StrengthB, 592, 4, "glute-bridge@1 back-extension@2 pallof-press@2 plank-shoulder-tap@1 childs-pose@2")]
    [InlineData(Level.Advanced, 20, DayKind.StrengthA, 1028, 5, "cat-cow@2 hip-hinge-drill@2 bird-dog@1 deadlift@3 side-plank@4 mcgill-curl-up@2 standing-hamstring-stretch@2 childs-pose@1")]
    [InlineData(Level.Advanced, 20, DayKind.StrengthB, 1146, 6, "open-book@1 glute-bridge@2 back-extension@4 single-leg-bridge@3 suitcase-carry@2 plank-shoulder-tap@2 hip-flexor-stretch@2")]
    [InlineData(Level.Advanced, 30, DayKind.StrengthA, 1706, 5, "cat-cow@2 hip-hinge-drill@3 bird-dog@3 deadlift@5 side-plank@5 mcgill-curl-up@3 standing-hamstring-stretch@2 childs-pose@2")]
    [InlineData(Level.Advanced, 30, DayKind.StrengthB, 1685, 6, "open-book@2 glute-bridge@3 back-extension@4 single-leg-bridge@3 suitcase-carry@2 pallof-press@2 plank-shoulder-tap@2 hip-flexor-stretch@2 childs-pose@2")]
    [InlineData(Level.Beginner, 5, DayKind.Mobility, 256, 0, "cat-cow@2 open-book@1 hip-flexor-stretch@1 figure-four-stretch@1 childs-pose@2")]
    [InlineData(Level.Beginner, 10, DayKind.Mobility, 574, 0, "breathing-90-90@2 cat-cow@3 open-book@2 hip-flexor-stretch@2 figure-four-stretch@2 standing-hamstring-stretch@2 knee-to-chest@2 childs-pose@3")]
    [InlineData(Level.Beginner, 20, DayKind.Mobility, 1130, 0, "walking@2 breathing-90-90@2 cat-cow@3 open-book@2 hip-flexor-stretch@2 figure-four-stretch@2 standing-hamstring-stretch@2 childs-pose@3")]
    [InlineData(Level.Beginner, 30, DayKind.Mobility, 1679, 0, "walking@3 breathing-90-90@3 cat-cow@4 prone-press-up@2 open-book@3 hip-flexor-stretch@2 figure-four-stretch@3 standing-hamstring-stretch@2 childs-pose@4")]
    public void The_planner_gives_the_sample_session(Level level, int minutes, DayKind day, int seconds, int extLoad, string moves)
    {
        var wanted = moves.Split(' ').Select(m => m.Split('@')).ToDictionary(m => m[0], m => int.Parse(m[1], null));
        var request = Members.Fresh(level, minutes) with
        {
            Asked = day, Kit = Members.FullKit, Ladders = Members.At(wanted), History = [Members.LightStrength(daysAgo: 3)],
        };
        // The deadlift must have been earned, in one of the two ways there are.
        request = request with { Ladders = request.Ladders.With("superman-hold", new LadderPosition(Math.Max(3, request.Ladders["superman-hold"].Step))) };
        if (wanted.TryGetValue("superman-hold", out var own)) request = request with { Ladders = request.Ladders.With("superman-hold", new LadderPosition(own)) };

        var plan = Members.Planner.Plan(request);

        Assert.Equal(Listed(wanted), Listed(plan.Moves.ToDictionary(m => m.MoveId, m => m.Step)));
        Assert.Equal(seconds, plan.EstimatedSeconds);
        Assert.Equal(extLoad, plan.ExtLoad);
        Assert.Equal(day, plan.Day);
        Assert.Equal(plan.Moves.Select(m => m.Block).Order(), plan.Moves.Select(m => m.Block));
    }

    private static string[] Listed(Dictionary<string, int> steps) => [.. steps.Select(s => $"{s.Key}@{s.Value}").Order(StringComparer.Ordinal)];
}
