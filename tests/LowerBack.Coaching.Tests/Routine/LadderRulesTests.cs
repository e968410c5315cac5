using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Routine;

public sealed class LadderRulesTests
{
    private static readonly LadderRules Rules = new(Members.Library);
    private static readonly Instant Then = Members.Evening(Members.Monday);
    private static readonly SessionResult Good = new() { Effort = 6, PainBefore = 1, PainDuring = 1 };
    private static readonly LadderBook Middle = Members.Everywhere(m => Math.Min(3, m.Ladder.Length - 1)) is var book
        ? Members.Library.Moves.Aggregate(book, (b, m) => b.With(m.Id, b[m.Id] with { Exposures = 5 })) : LadderBook.Empty;

    [Fact]
    public void Two_good_sessions_running_are_a_step_up_for_two_moves_main_first()
    {
        var plan = PlanFor(Middle);
        var once = Rules.After(Middle, plan, Good, Then);
        Assert.Empty(once.Changes);
        var twice = Rules.After(once.After, plan, Good, Then + Duration.FromHours(48));
        Assert.Equal(2, twice.Changes.Length);
        Assert.All(twice.Changes, c => Assert.True(c is { Why: LadderWhy.TwoGoodSessions } && c.ToStep == c.FromStep + 1));
        Assert.All(twice.Changes, c => Assert.Equal(Block.Main, plan.Find(c.MoveId)!.Block));
        // Those that had to wait are first in line next time.
        var third = Rules.After(twice.After, plan, Good, Then + Duration.FromHours(96));
        Assert.Equal(2, third.Changes.Length);
        Assert.Empty(third.Changes.Select(c => c.MoveId).Intersect(twice.Changes.Select(c => c.MoveId)));
    }

    [Fact]
    public void Two_sessions_within_36_hours_count_as_one()
    {
        var plan = PlanFor(Middle);
        var once = Rules.After(Middle, plan, Good, Then);
        Assert.Empty(Rules.After(once.After, plan, Good, Then + Duration.FromHours(35)).Changes);
        Assert.NotEmpty(Rules.After(once.After, plan, Good, Then + Duration.FromHours(36)).Changes);
    }

    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(6, 3, 0)]
    [InlineData(9, 1, 0)]
    [InlineData(6, 1, 1)]
    public void Effort_8_pain_3_or_a_worse_morning_holds_and_breaks_the_run(int effort, int pain, int morning)
    {
        var plan = PlanFor(Middle);
        var once = Rules.After(Middle, plan, Good, Then);
        var held = Rules.After(once.After, plan, new SessionResult { Effort = effort, PainBefore = 2, PainDuring = pain, MorningChange = morning }, Then + Duration.FromDays(2));
        Assert.Empty(held.Changes);
        Assert.Empty(Rules.After(held.After, plan, Good, Then + Duration.FromDays(4)).Changes);
    }

    [Fact]
    public void Unanswered_questions_earn_nothing_and_cost_nothing()
    {
        var plan = PlanFor(Middle);
        var once = Rules.After(Middle, plan, Good, Then);
        var silent = Rules.After(once.After, plan, new SessionResult(), Then + Duration.FromDays(2));
        Assert.Empty(silent.Changes);
        Assert.Equal(1, silent.After[plan.Moves[0].MoveId].Clean);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(1, 5)]
    [InlineData(0, 2)]
    public void Amber_is_one_step_down_for_what_trained(int before, int during)
    {
        var plan = PlanFor(Middle);
        var outcome = Rules.After(Middle, plan, new SessionResult { Effort = 6, PainBefore = before, PainDuring = during }, Then);
        Assert.Equal(during < 4 || before + 2 < during ? outcome.Light : PainLight.Amber, outcome.Light);
        foreach (var planned in plan.Moves)
        {
            var trains = Members.Library[planned.MoveId].IsTraining;
            Assert.Equal(Middle[planned.MoveId].Step - (trains ? outcome.Light == PainLight.Red ? 2 : 1 : 0), outcome.After[planned.MoveId].Step);
        }
    }

    [Fact]
    public void Red_is_two_steps_down_for_the_move_that_hurt_and_a_week_without_a_step_up()
    {
        var plan = PlanFor(Middle);
        var book = Middle.With("bird-dog", new LadderPosition(5));
        var outcome = Rules.After(book, plan, new SessionResult { Effort = 6, PainBefore = 1, PainDuring = 7, Culprit = "bird-dog" }, Then);
        Assert.Equal(PainLight.Red, outcome.Light);
        Assert.Equal(new LadderChange("bird-dog", 5, 1, LadderWhy.Red), Assert.Single(outcome.Changes));
        Assert.Equal(Then + Duration.FromDays(7), outcome.After.LockedUntil);
        var locked = outcome.After;
        for (var day = 2; day < 7; day += 2)
        {
            var next = Rules.After(locked, plan, Good, Then + Duration.FromDays(day));
            Assert.Empty(next.Changes);
            locked = next.After;
        }
    }

    [Fact]
    public void Red_at_the_foot_of_a_ladder_or_amber_twice_hands_over_to_the_easier_move()
    {
        var plan = PlanFor(Middle);
        var foot = Middle.With("side-plank-knees", new LadderPosition(1));
        var red = Rules.After(foot, plan, new SessionResult { Effort = 6, PainBefore = 0, PainDuring = 6, Culprit = "side-plank-knees" }, Then);
        Assert.Equal(new LadderChange("side-plank-knees", 1, 1, LadderWhy.EasierMove, "bird-dog"), Assert.Single(red.Changes));
        Assert.Equal("bird-dog", red.After["side-plank-knees"].ReplacedBy);

        var amber = new SessionResult { Effort = 6, PainBefore = 2, PainDuring = 4, Culprit = "bird-dog" };
        var once = Rules.After(Middle, plan, amber, Then);
        var twice = Rules.After(once.After, plan, amber, Then + Duration.FromDays(2));
        Assert.Equal(LadderWhy.Amber, Assert.Single(once.Changes).Why);
        Assert.Equal(LadderWhy.EasierMove, Assert.Single(twice.Changes).Why);
        Assert.InRange(twice.After["quadruped-leg-reach"].Step, 1, 2);
        var next = Members.Planner.Plan(Request(twice.After));
        Assert.Null(next.Find("bird-dog"));
        Assert.NotNull(next.Find("quadruped-leg-reach"));
    }

    [Fact]
    public void Without_a_named_move_a_red_light_turns_no_move_into_another()
    {
        var plan = PlanFor(LadderBook.Empty);
        var outcome = Rules.After(LadderBook.Empty, plan, new SessionResult { Effort = 9, PainBefore = 0, PainDuring = 9 }, Then);
        Assert.DoesNotContain(outcome.Changes, c => c.Why == LadderWhy.EasierMove);
        Assert.NotNull(outcome.After.LockedUntil);
    }

    [Fact]
    public void The_deadlift_stops_at_4()
    {
        var deadlift = Members.Library["deadlift"];
        Assert.Equal(PainLight.Red, PainLights.During(deadlift, 3, 4));
        Assert.Equal(PainLight.Green, PainLights.During(deadlift, 3, 3));
        Assert.Equal(PainLight.Amber, PainLights.During(Members.Library["bird-dog"], 3, 4));
    }

    [Fact]
    public void Very_easy_in_the_first_two_sessions_is_a_jump_once()
    {
        var plan = PlanFor(LadderBook.Empty);
        var easy = new SessionResult { Effort = 3, PainBefore = 0, PainDuring = 0 };
        var first = Rules.After(LadderBook.Empty, plan, easy, Then);
        Assert.Equal(2, first.Changes.Length);
        Assert.All(first.Changes, c => Assert.Equal(LadderWhy.EasyStart, c.Why));
        var second = Rules.After(first.After, plan, easy, Then + Duration.FromDays(2));
        Assert.Empty(second.Changes.Where(c => c.Why == LadderWhy.EasyStart).Select(c => c.MoveId).Intersect(first.Changes.Select(c => c.MoveId)));
        var third = Rules.After(second.After, plan, easy, Then + Duration.FromDays(4));
        Assert.DoesNotContain(third.Changes, c => c.Why == LadderWhy.EasyStart);
    }

    [Fact]
    public void Effort_of_9_twice_running_is_a_step_down()
    {
        var plan = PlanFor(Middle);
        var hard = new SessionResult { Effort = 9, PainBefore = 1, PainDuring = 1 };
        var once = Rules.After(Middle, plan, hard, Then);
        Assert.Empty(once.Changes);
        var twice = Rules.After(once.After, plan, hard, Then + Duration.FromDays(2));
        Assert.Equal(2, twice.After["bird-dog"].Step);
        Assert.Equal(Middle["childs-pose"].Step, twice.After["childs-pose"].Step);
    }

    [Fact]
    public void A_move_that_was_skipped_stays_where_it_is_and_one_that_fell_short_goes_down()
    {
        var plan = PlanFor(Middle);
        var result = Good with { Skipped = ["bird-dog"], Shortfalls = ImmutableDictionary<string, Shortfall>.Empty.Add("side-plank-knees", Shortfall.OverAThird) };
        var outcome = Rules.After(Middle, plan, result, Then);
        Assert.Equal(Middle["bird-dog"], outcome.After["bird-dog"]);
        Assert.Equal(new LadderChange("side-plank-knees", 3, 2, LadderWhy.FellShort), Assert.Single(outcome.Changes));
    }

    [Fact]
    public void The_top_of_a_ladder_offers_the_harder_move_only_where_the_member_may_be_given_it()
    {
        var top = Members.Everywhere(m => m.Ladder.Length) is var b ? Members.Library.Moves.Aggregate(b, (x, m) => x.With(m.Id, x[m.Id] with { Exposures = 9, Clean = 1, LastClean = Then - Duration.FromDays(2) })) : b;
        var beginner = Rules.After(top, PlanFor(top), Good, Then);
        Assert.DoesNotContain(beginner.Changes, c => c.MoveId == "side-plank-knees");
        var plan = Members.Planner.Plan(Request(top) with { Level = Level.Intermediate });
        var outcome = Rules.After(top, plan, Good, Then);
        var offer = outcome.Changes.First(c => c is { MoveId: "glute-bridge" });
        Assert.Equal((LadderWhy.TopOfLadder, "single-leg-bridge"), (offer.Why, offer.OtherMoveId));

        var promoted = outcome.After.Promote(Members.Library["glute-bridge"], Members.Library["single-leg-bridge"]);
        Assert.Equal(top["single-leg-bridge"].Step, promoted["single-leg-bridge"].Step);
        Assert.Equal(1, LadderBook.Empty.Promote(Members.Library["glute-bridge"], Members.Library["single-leg-bridge"])["single-leg-bridge"].Step);
        Assert.DoesNotContain(outcome.Changes, c => c is { Why: LadderWhy.TopOfLadder, MoveId: "cat-cow" or "hip-hinge-drill" });
        var next = Members.Planner.Plan(Request(promoted) with { Level = Level.Intermediate });
        Assert.Null(next.Find("glute-bridge"));
        Assert.NotNull(next.Find("single-leg-bridge"));
    }

    [Fact]
    public void Climbing_back_after_pain_hands_the_place_back()
    {
        var hurt = Middle.With("bird-dog", new LadderPosition(1, ReplacedBy: "quadruped-leg-reach"));
        var back = hurt.Promote(Members.Library["quadruped-leg-reach"], Members.Library["bird-dog"]);
        Assert.Null(back["bird-dog"].ReplacedBy);
        Assert.Null(back["quadruped-leg-reach"].ReplacedBy);
    }

    [Fact]
    public void After_days_off_the_ladder_goes_on_from_the_lower_step()
    {
        var request = Request(Members.Everywhere(m => Math.Min(4, m.Ladder.Length))) with { History = [Members.LightStrength(10)] };
        var plan = Members.Planner.Plan(request);
        Assert.Equal((3, Eased.DaysOff), (plan.Find("bird-dog")!.Step, plan.Find("bird-dog")!.Eased));
        Assert.Equal(3, Rules.After(request.Ladders, plan, Good, Then).After["bird-dog"].Step);
    }

    [Fact]
    public void Ladders_keep_their_promises_for_ten_thousand_members_and_answers() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(10_000).WithReplay(20260302UL, 104729UL),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
        {
            var request = GeneratedMember.From(seed);
            var plan = Members.Planner.Plan(request);
            var before = request.Ladders;
            var outcome = Rules.After(before, plan, Answer(new Random(seed), plan), request.Now);
            var other = Rules.After(before, plan, Answer(new Random(seed / 2), plan), request.Now);

            Assert.Equal(outcome.After, Rules.After(before, plan, Answer(new Random(seed), plan), request.Now).After);
            Assert.Equal(other.After, Rules.After(before, plan, Answer(new Random(seed / 2), plan), request.Now).After);
            Assert.True(outcome.Changes.Count(c => c.ToStep > c.FromStep) <= 2);
            Assert.Equal(outcome.Light == PainLight.Red, outcome.After.LockedUntil is not null);
            foreach (var move in Members.Library.Moves)
            {
                var (was, now) = (before[move.Id].Step, outcome.After[move.Id].Step);
                Assert.InRange(now, 1, move.Ladder.Length);
                Assert.True(now - was <= 1, move.Id);
                if (outcome.Light != PainLight.Green || !plan.Moves.Any(m => m.MoveId == move.Id)) Assert.True(now <= was, move.Id);
            }
        }));

    private static SessionResult Answer(Random dice, Plan plan)
    {
        var some = plan.Moves.IsEmpty ? null : plan.Moves[dice.Next(plan.Moves.Length)].MoveId;
        return new SessionResult
        {
            Effort = dice.Next(5) == 0 ? null : dice.Next(2, 11),
            PainBefore = dice.Next(4) == 0 ? null : dice.Next(0, 4),
            PainDuring = dice.Next(6) == 0 ? null : dice.Next(3) == 0 ? dice.Next(0, 11) : dice.Next(0, 3),
            Culprit = dice.Next(3) == 0 ? some : null,
            NewLegSigns = dice.Next(40) == 0,
            MorningChange = dice.Next(3) == 0 ? dice.Next(-2, 4) : null,
            Skipped = dice.Next(4) == 0 && some is not null ? [some] : [],
            Shortfalls = dice.Next(4) == 0 && some is not null ? ImmutableDictionary<string, Shortfall>.Empty.Add(some, (Shortfall)dice.Next(3)) : ImmutableDictionary<string, Shortfall>.Empty,
        };
    }

    private static PlanRequest Request(LadderBook book) => Members.Fresh(Level.Beginner, 20) with
    {
        Asked = DayKind.StrengthA, Ladders = book, History = [Members.LightStrength(3)],
    };

    private static Plan PlanFor(LadderBook book) => Members.Planner.Plan(Request(book));
}
