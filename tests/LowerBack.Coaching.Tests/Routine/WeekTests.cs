using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Routine;

/// <summary>Weeks as members live them.</summary>
public sealed class WeekTests
{
    private const string Beginner = "StrengthA Mobility Walk StrengthB Mobility Walk Rest";

    [Fact]
    public void A_beginner_who_follows_the_table_from_monday_gets_the_table_for_eight_weeks()
    {
        foreach (var week in Live(Level.Beginner, 20, 8, _ => true).Chunk(7))
            Assert.Equal(Beginner, string.Join(' ', week.Select(p => p.Day)));
    }

    [Fact]
    public void An_intermediate_who_follows_the_table_alternates_a_and_b()
    {
        var weeks = Live(Level.Intermediate, 20, 8, _ => true).Chunk(7).ToArray();
        for (var i = 0; i < weeks.Length; i++)
            Assert.Equal(
                i % 2 == 0 ? "StrengthA Mobility StrengthB Walk StrengthA Mobility Rest" : "StrengthB Mobility StrengthA Walk StrengthB Mobility Rest",
                string.Join(' ', weeks[i].Select(p => p.Day)));
    }

    [Fact]
    public void An_advanced_member_deadlifts_once_a_week_and_has_a_light_a_or_a_b_on_friday()
    {
        var plans = Live(Level.Advanced, 20, 8, _ => true, Members.FullKit, Members.Everywhere(m => Math.Min(3, m.Ladder.Length)));
        var weeks = plans.Chunk(7).ToArray();
        for (var i = 0; i < weeks.Length; i++)
        {
            Assert.Equal(
                $"StrengthA Mobility StrengthB Mobility {(i % 2 == 0 ? "StrengthALight" : "StrengthB")} Walk Rest",
                string.Join(' ', weeks[i].Select(p => p.Day)));
            Assert.Equal([true, false, false, false, false, false, false], weeks[i].Select(p => p.Find("deadlift") is not null));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_new_member_gets_strength_a_on_any_weekday(int weekday)
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            var plan = Members.Planner.Plan(Members.Fresh(level, 10, Members.Monday.PlusDays(weekday - 1)) with { IsFirst = true });
            Assert.Equal(DayKind.StrengthA, plan.Day);
            Assert.IsType<FirstSession>(plan.Reasons[0]);
        }
    }

    [Theory]
    [InlineData(Level.Beginner)]
    [InlineData(Level.Intermediate)]
    [InlineData(Level.Advanced)]
    public void Somebody_who_skips_days_still_trains_and_still_rests(Level level)
    {
        var dice = new Random(11);
        var came = Enumerable.Range(0, 56).Select(_ => dice.Next(2) == 0).ToArray();
        var plans = Live(level, 20, 8, day => came[day]);
        var trained = Enumerable.Range(0, 56).Where(day => came[day] && plans[day].Day.IsStrength()).ToArray();
        Assert.InRange(trained.Length, 8, 8 * WeekTable.StrengthDays(level));
        Assert.All(trained.Zip(trained.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 2));
    }

    [Theory]
    [InlineData(Level.Beginner, 2)]
    [InlineData(Level.Intermediate, 3)]
    [InlineData(Level.Advanced, 3)]
    public void Somebody_who_asks_every_day_from_a_thursday_on_trains_as_often_as_the_week_has_it(Level level, int aWeek)
    {
        var plans = Live(level, 20, 8, _ => true, start: Members.Monday.PlusDays(3));
        foreach (var week in plans.Skip(11).Chunk(7).Where(w => w.Length == 7)) Assert.Equal(aWeek, week.Count(p => p.Day.IsStrength()));
    }

    [Theory]
    [InlineData(Level.Beginner)]
    [InlineData(Level.Intermediate)]
    [InlineData(Level.Advanced)]
    public void Somebody_who_asks_for_strength_every_day_gets_mobility_with_the_reason_between(Level level)
    {
        var plans = Live(level, 20, 8, _ => true, asked: DayKind.StrengthA);
        for (var day = 1; day < plans.Length; day++)
        {
            if (plans[day].ExtLoad < 3) Assert.Contains(plans[day].Reasons, r => r is TooSoonSoMobility or EnoughHardDays);
            else Assert.True(plans[day - 1].ExtLoad < 3);
        }

        foreach (var window in Enumerable.Range(0, 50)) Assert.True(plans.Skip(window).Take(7).Count(p => p.ExtLoad >= 3) <= 3);
    }

    [Fact]
    public void Half_an_hour_early_is_still_on_rhythm()
    {
        var monday = Members.Fresh(Level.Beginner, 10) with { Now = At(0, 19, 0) };
        var done = Members.Done(Members.Planner.Plan(monday), Members.Monday, At(0, 19, 20));
        var wednesday = Members.Fresh(Level.Beginner, 10, Members.Monday.PlusDays(2)) with { Now = At(2, 18, 30), Asked = DayKind.StrengthB, History = [done] };
        Assert.Equal(DayKind.StrengthB, Members.Planner.Plan(wednesday).Day);
        var tooSoon = wednesday with { Today = Members.Monday.PlusDays(1), Now = At(1, 23, 0) };
        Assert.Contains(Members.Planner.Plan(tooSoon).Reasons, r => r is TooSoonSoMobility { DaysSince: 1 });
        var dawn = wednesday with { Now = At(2, 4, 0) };
        Assert.Contains(Members.Planner.Plan(dawn).Reasons, r => r is TooSoonSoMobility { DaysSince: 2, HoursSince: 32 });
    }

    [Fact]
    public void Days_off_lower_the_step_and_say_so()
    {
        Plan After(int days) => Members.Planner.Plan(Members.Fresh(Level.Beginner, 20) with
        {
            Asked = DayKind.StrengthA, Ladders = Members.Everywhere(_ => 4), History = [Members.LightStrength(days)],
        });
        foreach (var (days, step) in new[] { (3, 4), (7, 4), (8, 3), (14, 3), (15, 2), (28, 2), (29, 1) })
        {
            var plan = After(days);
            Assert.Equal(step, plan.Find("bird-dog")!.Step);
            Assert.Equal(days >= 8, plan.Reasons.Any(r => r is ComingBack back && back.Days == days));
        }
    }

    [Fact]
    public void Every_sixth_week_is_lighter_but_not_for_beginners()
    {
        Plan In(int week, Level level) => Members.Planner.Plan(Members.Fresh(level, 20) with
        {
            Asked = DayKind.StrengthA, LevelSince = Members.Monday.PlusDays(-7 * (week - 1)), Ladders = Members.Everywhere(_ => 4), History = [Members.LightStrength(3)],
        });
        var usual = In(5, Level.Intermediate);
        var lighter = In(6, Level.Intermediate);
        Assert.Contains(lighter.Reasons, r => r is Deload { Why: DeloadWhy.Calendar });
        Assert.DoesNotContain(In(7, Level.Intermediate).Reasons, r => r is Deload);
        Assert.DoesNotContain(In(6, Level.Beginner).Reasons, r => r is Deload);
        Assert.Equal(3, lighter.Find("superman-hold")!.Step);
        int Sets(Plan plan) => plan.Moves.Where(m => Members.Library[m.MoveId].IsTraining).Sum(m => m.Sets.Length);
        Assert.True(Sets(lighter) * 3 <= Sets(usual) * 2, $"{Sets(lighter)} of {Sets(usual)}");
        Assert.Equal(usual.Moves.Where(m => Members.Library[m.MoveId].IsTraining).Select(m => m.MoveId), lighter.Moves.Where(m => Members.Library[m.MoveId].IsTraining).Select(m => m.MoveId));
    }

    [Fact]
    public void Three_hard_sessions_of_five_call_for_a_lighter_week_that_ends()
    {
        ImmutableArray<PastSession> history = [.. new[] { 2, 4, 6, 8, 10 }.Select(ago => Members.LightStrength(ago) with { Effort = ago == 4 || ago == 8 ? 7 : 9 })];
        Assert.True(StepRules.IsEarlyDeload(history, Members.Monday, Members.Evening(Members.Monday)));
        Assert.True(StepRules.IsEarlyDeload(history, Members.Monday.PlusDays(4), Members.Evening(Members.Monday.PlusDays(4))));
        Assert.False(StepRules.IsEarlyDeload(history, Members.Monday.PlusDays(5), Members.Evening(Members.Monday.PlusDays(5))));
        Assert.False(StepRules.IsEarlyDeload(history.RemoveAt(0), Members.Monday, Members.Evening(Members.Monday)));
    }

    [Fact]
    public void A_week_grows_by_a_fifth_at_most_once_the_one_before_was_full()
    {
        var small = Live(Level.Beginner, 5, 2, _ => true);
        var history = History(small);
        var monday = Members.Monday.PlusDays(14);
        var plan = Members.Planner.Plan(Members.Fresh(Level.Beginner, 30, monday) with { History = history });
        var allowed = small.Skip(7).Where(p => p.Day.IsStrength()).Sum(p => p.EstimatedSeconds) * 1.2;
        Assert.Contains(plan.Reasons, r => r is VolumeCapped);
        Assert.Contains(plan.Reasons, r => r is FewerMinutes { Why: FewerWhy.WeeklyVolume });
        Assert.True(plan.EstimatedSeconds <= allowed);
        var thin = Members.Planner.Plan(Members.Fresh(Level.Beginner, 30, monday) with { History = [.. history.Where(s => s.Day >= Members.Monday.PlusDays(10))] });
        Assert.DoesNotContain(thin.Reasons, r => r is VolumeCapped);
    }

    [Fact]
    public void A_day_with_much_pain_is_short_and_easy_whatever_was_asked_for()
    {
        var plan = Members.Planner.Plan(Members.Fresh(Level.Advanced, 30) with { Asked = DayKind.StrengthA, PainNow = 7, Ladders = Members.Everywhere(_ => 3) });
        Assert.Equal(DayKind.Recovery, plan.Day);
        Assert.IsType<MuchPainNow>(plan.Reasons[0]);
        Assert.InRange(plan.EstimatedSeconds, 480, 15 * 60);
        Assert.NotNull(plan.Find("walking"));
    }

    [Fact]
    public void Somebody_who_can_train_nothing_gets_a_walk()
    {
        var plan = Members.Planner.Plan(Members.Fresh(Level.Beginner, 10) with { Avoid = (AvoidCodes)1023 });
        Assert.Equal(DayKind.Walk, plan.Day);
        Assert.IsType<NothingToTrain>(plan.Reasons[0]);
        Assert.InRange(plan.EstimatedSeconds, 480, 624);
    }

    [Theory]
    [InlineData(30, 20)]
    [InlineData(21, 20)]
    [InlineData(20, 10)]
    [InlineData(12, 10)]
    [InlineData(10, 5)]
    [InlineData(6, 5)]
    [InlineData(5, null)]
    public void Shorter_is_the_next_smaller_budget(int minutes, int? shorter) => Assert.Equal(shorter, RoutinePlanner.Shorter(minutes));

    private static Instant At(int day, int hour, int minute) => Members.Monday.PlusDays(day).At(new LocalTime(hour, minute)).InUtc().ToInstant();

    private static ImmutableArray<PastSession> History(Plan[] plans) =>
        [.. plans.Select((p, i) => Members.Done(p, Members.Monday.PlusDays(i), Members.Evening(Members.Monday.PlusDays(i)))).Reverse()];

    private static Plan[] Live(
        Level level, int minutes, int weeks, Func<int, bool> comes, Kit kit = Kit.None, LadderBook? ladders = null, LocalDate? start = null, DayKind? asked = null)
    {
        var plans = new List<Plan>();
        ImmutableArray<PastSession> history = [];
        for (var day = 0; day < weeks * 7; day++)
        {
            var date = (start ?? Members.Monday).PlusDays(day);
            var plan = Members.Planner.Plan(Members.Fresh(level, minutes, date) with { Kit = kit, Ladders = ladders ?? LadderBook.Empty, History = history, Asked = asked });
            plans.Add(plan);
            if (comes(day)) history = Members.Done(plan, date, Members.Evening(date)).Before(history);
        }

        return [.. plans];
    }
}
