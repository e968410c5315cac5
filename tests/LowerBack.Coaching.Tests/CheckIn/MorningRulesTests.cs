using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.CheckIn;

/// <summary>What pain in the morning says to plans.</summary>
public sealed class MorningRulesTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("22", null)] // Two mornings are no usual yet.
    [InlineData("2223", 2.0)]
    [InlineData("9991112222", 2.0)] // Only the last seven.
    [InlineData("1122.3", 1.5)]
    [InlineData("222...............4", null)] // What was two weeks ago is not usual now.
    [InlineData("2-2-2-3", 2.0)]
    public void The_usual_is_the_median_of_the_last_seven_mornings(string line, double? usual) =>
        Assert.Equal(usual, Mornings.Signs(line).Usual);

    [Theory]
    [InlineData("2222", null, null, 0)] // As usual.
    [InlineData("2221", null, null, -1)]
    [InlineData("2223", null, null, 1)]
    [InlineData("2224", null, null, 2)]
    [InlineData("22324", null, null, 2)]
    [InlineData("2222", null, 1, 1)] // The worse of number and answer.
    [InlineData("2224", null, 0, 2)]
    [InlineData("222-", null, 2, 2)] // Only the answer is there.
    [InlineData("222-", null, null, null)]
    [InlineData("4", 2, null, 2)] // The first week: against the pain before the session.
    [InlineData("4", null, null, null)]
    [InlineData("4", null, 1, 1)]
    [InlineData("11224", null, null, 2)] // 1.5 and 4 are two and a half apart: two whole points.
    public void The_morning_after_is_held_against_the_usual(string line, int? before, int? settled, int? change) =>
        Assert.Equal(change, MorningRules.Change(Mornings.Signs(line), before, settled));

    [Theory]
    [InlineData("1113", false)] // One morning is no more than a morning.
    [InlineData("11133", true)]
    [InlineData("1113.3", true)]
    [InlineData("11132", false)] // Two points above once, then one.
    [InlineData("111323", true)]
    [InlineData("111332", true)] // Better, and not back yet.
    [InlineData("111331", false)]
    [InlineData("11133..", true)] // What was told the day before yesterday still speaks.
    [InlineData("11133...", false)]
    [InlineData("111333333333333333", false)] // After two weeks it has become the usual.
    [InlineData("33", false)] // Above what?
    [InlineData("11133........3", false)] // Too long a silence to tell.
    public void Two_points_above_the_usual_for_a_second_morning_last_until_it_is_back(string line, bool stillUp) =>
        Assert.Equal(stillUp, Mornings.Signs(line).StillUp);

    [Fact]
    public void A_rise_does_not_become_its_own_measure()
    {
        Assert.Equal(1, Mornings.Signs("1113333333").Usual);
        // And once it is over it has left no trace in the usual.
        Assert.Equal(1, Mornings.Signs("111133331111").Usual);
    }

    [Theory]
    [InlineData("1116", null)]
    [InlineData("11166", ClinicianWhy.MuchPainTwice)]
    [InlineData("111666", null)] // Said yesterday.
    [InlineData("1116.6", null)] // Not running.
    [InlineData("1113333333", ClinicianWhy.WeekIsWorse)]
    [InlineData("11133333333", ClinicianWhy.NotBackInAWeek)]
    [InlineData("111333333333", null)]
    [InlineData("11133333331", null)]
    [InlineData("11111113333", null)] // The mean is not two above yet.
    [InlineData("000000033333", ClinicianWhy.WeekIsWorse)]
    [InlineData("0000000333333", null)]
    public void A_clinician_is_named_when_it_becomes_true_and_not_again(string line, ClinicianWhy? why) =>
        Assert.Equal(why, MorningRules.NewlyClinician(Mornings.Of(line), Mornings.LastDay(line)));

    [Theory]
    [InlineData("1111111333333", false)]
    [InlineData("11111113333333", true)]
    [InlineData("2222222.4.4.4.", true)]
    [InlineData("......1444", false)] // A week of one morning is no week.
    public void A_week_two_points_above_the_last_is_worse(string line, bool worse) =>
        Assert.Equal(worse, Mornings.Signs(line).WeekIsWorse);

    [Theory]
    [InlineData("s1s1", null)]
    [InlineData("s1s1s1", DeloadWhy.ShortNights)]
    [InlineData("s1s1.s1", null)]
    [InlineData("s1s1s1111111", DeloadWhy.ShortNights)]
    [InlineData("s1s1s11111111", null)] // Seven days from the third night, and no more.
    [InlineData("s1s1s1s1s1s1s1s1s1", DeloadWhy.ShortNights)]
    [InlineData("s1s1s1s1s1s1s1s1s1s1", null)] // A run that goes on does not prolong it.
    [InlineData("s1s1s11s1s1s1111", DeloadWhy.ShortNights)]
    [InlineData("0123", DeloadWhy.RisingPain)]
    [InlineData("012", null)]
    [InlineData("01.23", null)]
    [InlineData("01123", null)]
    [InlineData("01230000000", null)]
    public void Three_short_nights_or_three_rises_running_call_for_a_lighter_week(string line, DeloadWhy? why) =>
        Assert.Equal(why, Mornings.Signs(line).Lighter);

    [Fact]
    public void Only_the_days_up_to_the_one_asked_about_count_in_whatever_order_they_were_told()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var dice = new Random(seed);
            var line = new string([.. Enumerable.Range(0, 42).Select(_ => dice.Next(4) == 0 ? '.' : (char)('0' + dice.Next(10)))]);
            var day = Members.Monday.PlusDays(dice.Next(42));
            var mornings = Mornings.Of(line);
            var shuffled = mornings.Where(morning => morning.Day <= day).ToArray();
            dice.Shuffle(shuffled);
            return MorningRules.Read(mornings, day) == MorningRules.Read(shuffled, day);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122UL, 7919UL));
    }

    [Fact]
    public void A_back_at_its_usual_is_never_held_back()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var dice = new Random(seed);
            var line = new string([.. Enumerable.Range(0, 3 + dice.Next(39)).Select(_ => (char)('0' + dice.Next(10)))]);
            var signs = Mornings.Signs(line);
            return !signs.StillUp || signs.Pain - signs.Usual >= 1;
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122UL, 7919UL));
    }

    [Fact]
    public void Still_above_the_usual_there_is_mobility_and_no_strength_even_if_asked_for()
    {
        var request = Members.Fresh(Level.Intermediate, 20, Mornings.LastDay("00022")) with { Asked = DayKind.StrengthA, Mornings = Mornings.Of("00022") };
        var plan = Members.Planner.Plan(request);
        Assert.Equal(DayKind.Mobility, plan.Day);
        Assert.IsType<StillUp>(plan.Reasons[0]);
        Assert.Equal(DayKind.StrengthA, Members.Planner.Plan(request with { Mornings = Mornings.Of("00020") }).Day);
    }

    [Fact]
    public void Three_short_nights_make_the_session_lighter_at_any_level()
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            var request = Members.Fresh(level, 30, Mornings.LastDay("s1s1s1")) with
            {
                Asked = DayKind.StrengthA, Ladders = Members.Everywhere(_ => 4), History = [Members.LightStrength(1)],
            };
            var lighter = Members.Planner.Plan(request with { Mornings = Mornings.Of("s1s1s1") });
            Assert.Contains(new Deload(DeloadWhy.ShortNights), lighter.Reasons);
            Assert.True(lighter.EstimatedSeconds < Members.Planner.Plan(request).EstimatedSeconds);
        }
    }

    [Fact]
    public void A_morning_of_six_leaves_the_heavy_hinges_out_for_two_days_and_the_deadlift_for_two_weeks()
    {
        PlanRequest After(int days) => Members.Fresh(Level.Advanced, 30, Members.Monday.PlusDays(days)) with
        {
            Asked = DayKind.StrengthA, Kit = Members.FullKit, Ladders = Members.Everywhere(_ => 4), Mornings = [new Morning(Members.Monday, 6)],
            History = [Members.LightStrength(0)],
        };
        Assert.Contains(Members.Planner.Plan(After(2)).Reasons, reason => reason is RecentPain);
        Assert.DoesNotContain(Members.Planner.Plan(After(3)).Reasons, reason => reason is RecentPain);
        Assert.Null(Members.Planner.Plan(After(14)).Find(NamedMoves.Deadlift));
    }
}
