using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.Tests.CheckIn;

/// <summary>Which changes are more than noise, and what they are held against.</summary>
public sealed class ChangeRulesTests
{
    private static readonly LocalDate Sunday = Members.Monday.PlusDays(41);

    [Theory]
    [InlineData(6, 4, true)] // Two points.
    [InlineData(4, 6, true)]
    [InlineData(3, 2, true)] // A third.
    [InlineData(5, 4, false)]
    [InlineData(6, 4.5, false)] // A quarter, and less than two points.
    [InlineData(3, 3, false)]
    [InlineData(1, 0.5, false)] // Half of very little is still very little.
    [InlineData(0, 1, true)]
    public void Two_points_or_thirty_percent_are_more_than_noise(double before, double now, bool noticeable) =>
        Assert.Equal(noticeable, ChangeRules.IsNoticeable(before, now));

    [Fact]
    public void Pain_is_held_against_the_same_week_four_weeks_before_and_a_nearer_one_where_that_is_missing()
    {
        var told = Days((0, 7, 5), (14, 7, 4), (35, 7, 2));
        var change = ChangeRules.Pain(told, Sunday)!;
        Assert.Equal((4, 2, Sunday.PlusWeeks(-3)), (change.Before, change.Now, change.Day));
        Assert.Null(ChangeRules.Pain(Days((35, 7, 2)), Sunday));
        Assert.Null(ChangeRules.Pain(Days((0, 14, 5), (40, 2, 2)), Sunday));
        Assert.Equal(4, ChangeRules.Pain(Days((7, 7, 4), (14, 7, 9), (35, 7, 2)), Sunday)!.Before);
    }

    [Fact]
    public void The_weekly_check_is_held_against_the_one_four_weeks_before()
    {
        (LocalDate, CheckInNote)[] told = [(Sunday.PlusWeeks(-4), Week(6)), (Sunday.PlusWeeks(-2), Week(5)), (Sunday, Week(3))];
        Assert.Equal(new Change(6, 3, Sunday.PlusWeeks(-4)), ChangeRules.Week(told, Sunday));
        Assert.Null(ChangeRules.Week([(Sunday, Week(3))], Sunday));
        Assert.Null(ChangeRules.Week([(Sunday.PlusWeeks(-4), Week(6)), (Sunday, new CheckInNote { WeekPain = 3 })], Sunday));
    }

    [Fact]
    public void Own_activities_are_compared_as_far_as_they_are_the_same()
    {
        var before = new CheckInNote { Activities = [new("walking", 4), new("housework", 2)] };
        var now = new CheckInNote { Activities = [new("walking", 6), new("my sport", 9)] };
        Assert.Equal(new Change(4, 6, Members.Monday), ChangeRules.Activities([(Members.Monday, before), (Sunday, now)], Sunday));
        Assert.Null(ChangeRules.Activities([(Sunday, now)], Sunday));
        Assert.Null(ChangeRules.Activities([(Members.Monday, before), (Sunday, now with { Activities = [new("my sport", 9)] })], Sunday));
    }

    [Theory]
    [InlineData(5, 6.2, "Wobble")]
    [InlineData(5, 6.3, "Small")]
    [InlineData(5, 7.3, "Medium")]
    [InlineData(5, 7.7, "Large")]
    [InlineData(5, 3.8, "Wobble")]
    [InlineData(5, 3.7, "Worse")]
    public void A_change_of_own_activities_has_a_size(double before, double now, string size) =>
        Assert.Equal(size, ChangeRules.SizeOf(new Change(before, now, Sunday)).ToString());

    private static (LocalDate, CheckInNote)[] Days(params (int From, int Count, int Pain)[] stretches) => [.. stretches.SelectMany(stretch =>
        Enumerable.Range(stretch.From, stretch.Count).Select(day => (Members.Monday.PlusDays(day), new CheckInNote { Pain = stretch.Pain })))];

    private static CheckInNote Week(int score) => new() { WeekPain = score, WeekJoy = score, WeekDoing = score };
}
