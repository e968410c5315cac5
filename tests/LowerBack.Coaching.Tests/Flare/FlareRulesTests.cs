using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Flare;

/// <summary>A flare-up day by day, and what it makes of a day's plan.</summary>
public sealed class FlareRulesTests
{
    private static readonly LocalDate Monday = Members.Monday;

    [Theory]
    [InlineData(-1, null, 0, 0)]
    [InlineData(0, FlareStage.Recover, 1, 3)]
    [InlineData(1, FlareStage.Loosen, 2, 3)]
    [InlineData(2, FlareStage.Core, 3, 3)]
    [InlineData(3, FlareStage.Back, 1, 3)]
    [InlineData(5, FlareStage.Back, 3, 3)]
    [InlineData(6, null, 0, 0)]
    public void Three_gentle_days_and_three_on_the_way_back(int day, FlareStage? stage, int at, int of) =>
        Assert.Equal(stage is { } there ? new FlareDay(there, at, of) : null, FlareRules.On(Begun(), Monday.PlusDays(day)));

    [Fact]
    public void Made_longer_once_the_days_between_loosen_and_core_comes_last()
    {
        var longer = FlareRules.Prolong(Begun(), Monday.PlusDays(2))!;
        Assert.Equal(
            [FlareStage.Recover, FlareStage.Loosen, FlareStage.Loosen, FlareStage.Loosen, FlareStage.Loosen, FlareStage.Core, FlareStage.Back, FlareStage.Back, FlareStage.Back, null],
            Enumerable.Range(0, 10).Select(day => FlareRules.On(longer, Monday.PlusDays(day))?.Stage));
        Assert.Null(FlareRules.Prolong(longer, Monday.PlusDays(4)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Ended_early_the_way_back_begins_that_day(int on, int gentleDays)
    {
        var ended = FlareRules.End(Begun(), Monday.PlusDays(on))!;
        Assert.Equal(new FlareDay(FlareStage.Back, 1, 3), FlareRules.On(ended, Monday.PlusDays(on)));
        Assert.Equal(gentleDays, Enumerable.Range(-3, 10).Count(day => ended.Covers(Monday.PlusDays(day))));
        Assert.Null(FlareRules.End(ended, Monday.PlusDays(on)));
        Assert.Null(FlareRules.Prolong(ended, Monday.PlusDays(on)));
    }

    [Fact]
    public void One_begun_again_on_the_day_it_was_ended_takes_its_place_and_a_later_one_follows_it()
    {
        var again = FlareRules.Begin(FlareRules.End(Begun(), Monday)!, Monday)!;
        Assert.Equal(new FlareUp(Monday, Monday.PlusDays(3)), Assert.Single(again.All));
        Assert.Null(FlareRules.Begin(again, Monday.PlusDays(2)));
        var second = FlareRules.Begin(again, Monday.PlusDays(4))!;
        Assert.Equal(2, second.All.Length);
        Assert.True(second.Covers(Monday) && second.Covers(Monday.PlusDays(4)) && !second.Covers(Monday.PlusDays(3)));
    }

    [Fact]
    public void The_last_change_can_be_undone_on_its_day_and_no_other()
    {
        var begun = Begun();
        Assert.Empty(FlareRules.Undo(begun, begun.Changes, Monday)!.All);
        Assert.Null(FlareRules.Undo(begun, begun.Changes, Monday.PlusDays(1)));
        var ended = FlareRules.End(begun, Monday)!;
        Assert.Null(FlareRules.Undo(ended, begun.Changes, Monday));
        Assert.Equal(begun.All, FlareRules.Undo(ended, ended.Changes, Monday)!.All);
        Assert.Null(FlareRules.Undo(FlareUps.Initial, 0, default));
    }

    [Fact]
    public void What_is_older_than_journals_are_kept_is_forgotten() =>
        Assert.Equal([Monday.PlusMonths(25)], FlareRules.Begin(Begun(), Monday.PlusMonths(25))!.All.Select(one => one.From));

    [Theory]
    [InlineData(6, "", false)]
    [InlineData(7, "", true)]
    [InlineData(null, "0", false)]
    [InlineData(null, "0 -6", true)]
    [InlineData(null, "0 -7", false)]
    [InlineData(null, "0 0", true)]
    public void They_are_offered_at_much_pain_or_after_two_setbacks_within_a_week(int? pain, string setbacks, bool offered) =>
        Assert.Equal(offered, FlareRules.AreOffered(FlareUps.Initial, Monday, pain, Days(setbacks)));

    [Theory]
    [InlineData(1, 9, "0 1", false)]
    [InlineData(3, null, "0 1 2", false)]
    [InlineData(4, null, "3 4", true)]
    [InlineData(3, 7, "", true)]
    public void Not_while_they_are_under_way_nor_for_setbacks_before_them(int day, int? pain, string setbacks, bool offered) =>
        Assert.Equal(offered, FlareRules.AreOffered(Begun(), Monday.PlusDays(day), pain, Days(setbacks)));

    [Theory]
    [InlineData(FlareStage.Recover, null, DayKind.Recovery)]
    [InlineData(FlareStage.Recover, DayKind.StrengthA, DayKind.Recovery)]
    [InlineData(FlareStage.Recover, DayKind.Walk, DayKind.Walk)]
    [InlineData(FlareStage.Loosen, DayKind.StrengthB, DayKind.Mobility)]
    [InlineData(FlareStage.Core, DayKind.Rest, DayKind.Rest)]
    [InlineData(FlareStage.Core, DayKind.Mobility, DayKind.Mobility)]
    [InlineData(FlareStage.Back, null, DayKind.StrengthA)]
    public void A_gentle_day_is_gentle_whatever_is_asked_for(FlareStage stage, DayKind? asked, DayKind day) =>
        Assert.Equal(day, Plan(stage, Level.Intermediate, 20, asked).Day);

    /// <summary>Nobody on a gentle day gets anything that loads the back, whatever their level, minutes and place on the ladders.</summary>
    [Fact]
    public void Gentle_plans_load_nothing_begin_at_the_first_step_and_say_why()
    {
        foreach (var level in Enum.GetValues<Level>())
            foreach (var minutes in new[] { 5, 10, 20, 30 })
                foreach (var stage in new[] { FlareStage.Recover, FlareStage.Loosen, FlareStage.Core })
                {
                    var plan = Plan(stage, level, minutes, DayKind.StrengthA);
                    var moves = plan.Moves.Select(planned => (Planned: planned, Move: Members.Library[planned.MoveId])).ToList();
                    Assert.NotEmpty(moves);
                    Assert.All(moves, one => Assert.True(!one.Move.IsTraining || one.Planned.Step == 1));
                    Assert.InRange(plan.ExtLoad, 0, stage == FlareStage.Core ? 2 : 0);
                    if (stage != FlareStage.Core)
                    {
                        Assert.All(moves, one => Assert.Equal((1, false), (one.Planned.Step, one.Move.IsTraining)));
                        Assert.InRange(plan.EstimatedSeconds, 1, 700);
                    }

                    Assert.IsType<InFlare>(plan.Reasons[0]);
                }
    }

    [Fact]
    public void On_the_way_back_training_is_a_step_easier_with_fewer_sets_and_the_ladders_stay()
    {
        var (before, back) = (Plan(null, Level.Intermediate, 20, null), Plan(FlareStage.Back, Level.Intermediate, 20, null));
        Assert.Contains(back.Reasons, reason => reason is Deload { Why: DeloadWhy.AfterFlare });
        Assert.True(back.EstimatedSeconds < before.EstimatedSeconds);
        foreach (var planned in back.Moves.Where(planned => before.Find(planned.MoveId) is not null && Members.Library[planned.MoveId].IsTraining))
            Assert.Equal((before.Find(planned.MoveId)!.Step - 1, Eased.Deload), (planned.Step, planned.Eased));
    }

    private static FlareUps Begun() => FlareRules.Begin(FlareUps.Initial, Monday)!;

    private static IEnumerable<LocalDate> Days(string days) =>
        days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => Monday.PlusDays(int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static Plan Plan(FlareStage? stage, Level level, int minutes, DayKind? asked) => Members.Planner.Plan(Members.Fresh(level, minutes) with
    {
        Asked = asked,
        Ladders = Members.Everywhere(move => Math.Min(3, move.Ladder.Length)),
        History = [Members.LightStrength(3)],
        Flare = stage is { } there ? new FlareDay(there, 1, 3) : null,
    });
}
