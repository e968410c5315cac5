using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Routine;

/// <summary>What must hold for every member and every history, said here once more and independently of the planner.</summary>
public sealed class PlannerPropertyTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Never_a_move_that_a_code_the_kit_or_the_level_forbids() => ForAll((request, plan) =>
    {
        var level = request.Modified && request.Level == Level.Advanced ? Level.Intermediate : request.Level;
        var codes = request.Avoid;
        if (request.PainNow >= 6 || Known(request).Any(s => Hours(request, s) <= 48 && WorstPain(s) >= 6)) codes |= AvoidCodes.Acute;
        string[] neutral = ["bird-dog", "quadruped-leg-reach", "dead-bug", "side-plank-knees", "plank-incline", "glute-bridge", "pallof-press",
            "breathing-90-90", "walking", "hip-flexor-stretch", "open-book"];
        foreach (var move in MovesOf(plan))
        {
            Assert.True(move.Level <= level, $"{move.Id} is above level {level}");
            Assert.True((move.Avoid & codes) == AvoidCodes.None, $"{move.Id} for {codes}");
            Assert.True(move.KitAnyOf == Kit.None || (move.KitAnyOf & request.Kit) != Kit.None
                || (move.KitAnyOf.HasFlag(Kit.Dumbbell) && request.Kit.HasFlag(Kit.Backpack)), $"{move.Id} with {request.Kit}");
            if (codes.HasFlag(AvoidCodes.FlexionIntolerant) && codes.HasFlag(AvoidCodes.ExtensionIntolerant)) Assert.Contains(move.Id, neutral);
        }
    });

    [Fact]
    public void Never_a_move_twice_and_always_in_the_order_of_the_blocks_with_a_warm_up_first() => ForAll((_, plan) =>
    {
        Assert.Equal(plan.Moves.Length, plan.Moves.Select(m => m.MoveId).Distinct().Count());
        Assert.Equal(plan.Moves.Select(m => m.Block).Order(), plan.Moves.Select(m => m.Block));
        Assert.Equal(plan.Day == DayKind.Rest, plan.Moves.IsEmpty);
        if (!plan.Moves.IsEmpty) Assert.Equal(Block.WarmUp, plan.Moves[0].Block);
        Assert.NotEmpty(plan.Reasons);
    });

    [Fact]
    public void Never_more_load_than_the_cap_and_never_a_hard_day_too_soon_or_too_often() => ForAll((request, plan) =>
    {
        Assert.Equal(MovesOf(plan).Sum(m => m.ExtLoad), plan.ExtLoad);
        Assert.True(plan.ExtLoad <= plan.Level switch { Level.Beginner => 4, Level.Intermediate => 6, _ => 7 });
        var days = Known(request).GroupBy(s => s.Day).ToDictionary(d => d.Key, d => d.Sum(s => s.ExtLoad));
        if (plan.ExtLoad == 0 || plan.ExtLoad + days.GetValueOrDefault(request.Today) < 3) return;
        foreach (var (day, load) in days.Where(d => d.Value >= 3 && d.Key != request.Today))
        {
            Assert.True(Period.DaysBetween(day, request.Today) >= 2, $"{load} on {day}");
            Assert.All(Known(request).Where(s => s.Day == day && s.ExtLoad > 0), s => Assert.True(Hours(request, s) >= 36));
        }

        Assert.True(days.Count(d => d.Value >= 3 && d.Key < request.Today && d.Key > request.Today.PlusDays(-7)) <= 2);
    });

    [Fact]
    public void Never_a_move_before_it_has_rested_and_never_a_deadlift_that_is_not_earned() => ForAll((request, plan) =>
    {
        foreach (var move in MovesOf(plan).Where(m => m.MinGapHours > 0))
            foreach (var session in Known(request).Where(s => s.Moves.Any(m => m.MoveId == move.Id)))
                Assert.True(
                    Period.DaysBetween(session.Day, request.Today) >= move.MinGapHours / 24 && Hours(request, session) >= move.MinGapHours - 12,
                    $"{move.Id} was done on {session.Day}");
        if (plan.Find("deadlift") is null) return;
        Assert.Equal(Level.Advanced, plan.Level);
        Assert.DoesNotContain(Known(request), s => WorstPain(s) >= 6 && Hours(request, s) <= 14 * 24);
        var (superman, plank) = (request.Ladders["superman-hold"], request.Ladders["plank"]);
        Assert.True(superman.Step >= 3 || plank.Step >= 4 || superman.ReplacedBy == "back-extension" || plank.ReplacedBy == "plank-shoulder-tap");
    });

    [Fact]
    public void The_minutes_are_filled_to_80_to_104_percent_or_the_plan_says_why_not() => ForAll((request, plan) =>
    {
        var total = plan.Moves.Sum(m => DoseRules.Seconds(Members.Library[m.MoveId], m.Sets.AsSpan(), m.HoldSeconds, m.RestSeconds));
        Assert.Equal(total, plan.EstimatedSeconds);
        Assert.True(total <= request.Minutes * 60 * 1.04, $"{total} s in {request.Minutes} min");
        if (plan.Day != DayKind.Rest && total < request.Minutes * 60 * 0.8) Assert.Contains(plan.Reasons, r => r is FewerMinutes);
    });

    [Fact]
    public void Every_dose_is_a_step_of_the_ladder_at_or_below_the_members_own_and_within_the_budget() => ForAll((request, plan) =>
    {
        var budget = request.Minutes <= 5 ? 5 : request.Minutes <= 10 ? 10 : request.Minutes <= 20 ? 20 : 30;
        var most = budget switch { 5 => 1, 10 => 2, 20 => 3, _ => 4 };
        var lastStrength = Known(request).Where(s => s.Kind.IsStrength() && !s.Moves.IsEmpty).Select(s => (int?)Period.DaysBetween(s.Day, request.Today)).Min();
        foreach (var planned in plan.Moves)
        {
            var move = Members.Library[planned.MoveId];
            Assert.InRange(planned.Step, 1, Math.Min(move.Ladder.Length, request.Ladders[move.Id].Step));
            Assert.InRange(planned.Sets.Length, 1, most);
            var dose = move.Ladder[planned.Step - 1];
            if (move.Id != "walking") Assert.All(planned.Sets, n => Assert.Contains(n, dose.Sets));
            Assert.Equal(dose.HoldSeconds, planned.HoldSeconds);
            if (!move.IsTraining) continue;
            if (lastStrength is null or > 28) Assert.Equal(1, planned.Step);
            if (lastStrength is >= 15) Assert.True(planned.Step <= Math.Max(1, request.Ladders[move.Id].Step - 2));
            if (lastStrength is >= 8) Assert.True(planned.Step <= Math.Max(1, request.Ladders[move.Id].Step - 1));
        }
    });

    [Fact]
    public void Pain_decides() => ForAll((request, plan) =>
    {
        if (request.PainNow is not >= 4) return;
        foreach (var planned in plan.Moves)
        {
            var move = Members.Library[planned.MoveId];
            Assert.NotEqual(MoveCategory.Strength, move.Category);
            if (request.PainNow >= 6) Assert.True(planned.Step == 1 && move.Category != MoveCategory.Core && move.ExtLoad == 0, move.Id);
            if (move.Category == MoveCategory.Core) Assert.True(move.Level == Level.Beginner && planned.Step == 1, move.Id);
        }

        Assert.False(plan.Day.IsStrength());
    });

    [Fact]
    public void Strength_is_never_trained_twice_on_a_day() => ForAll((request, plan) =>
    {
        if (Known(request).Any(s => s.Day == request.Today && s.Kind.IsStrength() && !s.Moves.IsEmpty)) Assert.False(plan.Day.IsStrength());
    });

    [Fact]
    public void The_same_request_gives_the_same_plan_and_the_future_does_not_count() => ForAll((request, plan) =>
    {
        AssertSame(plan, new RoutinePlanner(MoveLibraryCopy).Plan(request with { }));
        AssertSame(plan, Members.Planner.Plan(request with { History = [.. Known(request)] }));
    });

    [Fact]
    public void A_swap_offers_only_what_may_be_given_and_keeps_the_plan_within_its_rules() => ForAll((request, plan) =>
    {
        if (plan.Moves.IsEmpty) return;
        var out_ = plan.Moves[request.Minutes % plan.Moves.Length].MoveId;
        foreach (var other in Members.Planner.SwapCandidates(plan, out_, request))
        {
            Assert.Null(plan.Find(other.Id));
            var swapped = Members.Planner.Swap(plan, out_, other.Id, request)!;
            Assert.Null(swapped.Find(out_));
            Assert.Equal(plan.Moves.Length, swapped.Moves.Length);
            Assert.Equal(swapped.Moves.Sum(m => m.Seconds), swapped.EstimatedSeconds);
            Assert.Equal(MovesOf(swapped).Sum(m => m.ExtLoad), swapped.ExtLoad);
            Assert.True((other.Avoid & request.Avoid) == AvoidCodes.None && other.Level <= plan.Level, other.Id);
            Assert.True(swapped.ExtLoad <= Math.Max(plan.ExtLoad, DoseRules.ExtCap(plan.Level)));
            if (request.PainNow >= 4) Assert.NotEqual(MoveCategory.Strength, other.Category);
        }

        Assert.Null(Members.Planner.Swap(plan, out_, out_, request));
        Assert.Null(Members.Planner.Swap(plan, "no-such-move", out_, request));
    });

    private static readonly MoveLibrary MoveLibraryCopy = MoveLibrary.Load();

    private static void ForAll(Action<PlanRequest, Plan> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20260302UL, 7919UL),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
            {
                var request = GeneratedMember.From(seed);
                holds(request, Members.Planner.Plan(request));
            }));

    private static IEnumerable<Move> MovesOf(Plan plan) => plan.Moves.Select(m => Members.Library[m.MoveId]);

    private static IEnumerable<PastSession> Known(PlanRequest request) => request.History.Where(s => s.At <= request.Now && s.Day <= request.Today);

    private static double Hours(PlanRequest request, PastSession session) => (request.Now - session.At).TotalHours;

    private static int WorstPain(PastSession session) => Math.Max(session.PainBefore ?? 0, session.PainMax ?? 0);

    private static void AssertSame(Plan one, Plan other)
    {
        Assert.Equal(one.Moves.Select(Line), other.Moves.Select(Line));
        Assert.Equal(one.Reasons.AsEnumerable(), other.Reasons.AsEnumerable());
        Assert.Equal((one.Day, one.Minutes, one.Level, one.EstimatedSeconds, one.ExtLoad), (other.Day, other.Minutes, other.Level, other.EstimatedSeconds, other.ExtLoad));
    }

    private static string Line(PlannedMove move) => $"{move with { Sets = [] }} {string.Join(',', move.Sets)}";
}
