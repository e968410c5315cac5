using LowerBack.Coaching.Routine;

namespace LowerBack.Coaching.Tests.Routine;

public sealed class DoseRulesTests
{
    [Theory]
    [InlineData("superman-hold", new[] { 142, 182, 322, 400, 454, 730 })]
    [InlineData("bird-dog", new[] { 208, 264, 406, 346, 394, 550 })]
    [InlineData("back-extension", new[] { 157, 181, 328, 370, 412, 328 })]
    [InlineData("deadlift", new[] { 325, 325, 340, 370, 490, 470 })]
    [InlineData("childs-pose", new[] { 30, 40, 80, 110, 140 })]
    [InlineData("cat-cow", new[] { 40, 46, 58, 92, 116 })]
    [InlineData("standing-hamstring-stretch", new[] { 54, 74, 148, 208 })]
    [InlineData("plank", new[] { 85, 95, 115, 190, 235, 280 })]
    [InlineData("side-plank", new[] { 88, 108, 172, 202, 262, 352 })]
    [InlineData("pallof-press", new[] { 207, 255, 448, 532, 616, 544 })]
    [InlineData("breathing-90-90", new[] { 50, 74, 121, 153 })]
    [InlineData("pelvic-tilt", new[] { 34, 42, 50, 100 })]
    [InlineData("hip-hinge-drill", new[] { 40, 50, 110, 130, 130 })]
    [InlineData("glute-bridge", new[] { 120, 140, 250, 286, 340, 286 })]
    [InlineData("single-leg-bridge", new[] { 158, 178, 318, 390, 462 })]
    [InlineData("mcgill-curl-up", new[] { 70, 198, 278, 350, 494 })]
    [InlineData("dead-bug", new[] { 148, 148, 168, 262, 322, 322 })]
    [InlineData("prone-alternate-lift", new[] { 64, 168, 216, 370, 466 })]
    [InlineData("prone-press-up", new[] { 42, 40, 50, 105, 125 })]
    [InlineData("quadruped-leg-reach", new[] { 74, 178, 230, 326 })]
    [InlineData("side-plank-knees", new[] { 30, 78, 98, 152, 182 })]
    [InlineData("plank-incline", new[] { 25, 60, 70, 90, 110 })]
    [InlineData("plank-shoulder-tap", new[] { 111, 135, 220, 256, 292 })]
    [InlineData("dumbbell-rdl", new[] { 165, 280, 310, 340, 280 })]
    [InlineData("suitcase-carry", new[] { 131, 157, 253, 292, 292 })]
    [InlineData("hip-flexor-stretch", new[] { 54, 74, 148, 208 })]
    [InlineData("figure-four-stretch", new[] { 54, 74, 148, 208 })]
    [InlineData("open-book", new[] { 62, 86, 110, 172 })]
    [InlineData("knee-to-chest", new[] { 44, 54, 103, 143 })]
    [InlineData("wall-sit", new[] { 80, 90, 110, 180, 225 })]
    [InlineData("walking", new[] { 310, 610, 910, 1210, 1510, 1810 })]
    [InlineData("desk-back-bend", new[] { 26, 34, 42 })]
    [InlineData("desk-cat-cow", new[] { 35, 40, 50 })]
    [InlineData("desk-figure-four", new[] { 44, 54, 74 })]
    [InlineData("desk-sit-to-stand", new[] { 30, 42, 50, 58 })]
    [InlineData("desk-hinge-reach", new[] { 25, 30, 40 })]
    public void Every_ladder_step_takes_the_published_seconds_in_a_thirty_minute_plan(string moveId, int[] seconds)
    {
        var move = Members.Library[moveId];
        var estimated = move.Ladder.Select(step => DoseRules.Seconds(move, step.Sets.AsSpan(), step.HoldSeconds, DoseRules.Rest(move, 30)));
        Assert.Equal(seconds, estimated);
    }

    [Fact]
    public void The_table_above_leaves_no_move_out()
    {
        var here = typeof(DoseRulesTests).GetMethod(nameof(Every_ladder_step_takes_the_published_seconds_in_a_thirty_minute_plan))!;
        var listed = here.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute)).Count();
        Assert.Equal(Members.Library.Moves.Length, listed);
    }

    [Theory]
    [InlineData(5, 60)]
    [InlineData(10, 60)]
    [InlineData(20, 60)]
    [InlineData(30, 120)]
    public void The_deadlift_rests_a_minute_at_least_whatever_the_budget(int budget, int rest) =>
        Assert.Equal(rest, DoseRules.Rest(Members.Library["deadlift"], budget));

    [Theory]
    [InlineData(5, 10, 1)]
    [InlineData(10, 20, 2)]
    [InlineData(20, 35, 3)]
    [InlineData(30, 60, int.MaxValue)]
    public void Rest_and_sets_are_capped_by_the_budget(int budget, int rest, int sets)
    {
        Assert.Equal(rest, DoseRules.Rest(Members.Library["superman-hold"], budget));
        Assert.Equal(sets, DoseRules.MostSets(budget));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 10)]
    [InlineData(12, 20)]
    [InlineData(21, 30)]
    public void A_number_of_minutes_is_planned_with_the_smallest_budget_that_holds_it(int minutes, int budget) =>
        Assert.Equal(budget, DoseRules.Budget(minutes));
}
