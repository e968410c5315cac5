using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Streaks;
using NodaTime;

namespace LowerBack.Coaching.Tests.Streaks;

/// <summary>What must hold for every life, whenever it is looked at.</summary>
public sealed class StreakPropertyTests
{
    private const int Cases = 400;

    [Fact]
    public void A_day_that_is_over_keeps_its_mark_unless_a_late_answer_or_a_repair_comes_in() => ForAll(life =>
    {
        for (var at = 1; at < life.Looks.Length; at++)
        {
            var (before, after) = (life.Looks[at - 1], life.Looks[at]);
            var came = life.Logged.Where(one => before.At < one.At && one.At <= after.At).ToList();
            if (came.Exists(one => one.IsLate))
                continue;
            // A date that comes once more, as on a flight west over the date line, is not over.
            var over = LocalDate.Min(before.Today, after.Today);
            var (was, became) = (life.At(before), life.At(after));
            var changed = was.Zip(became).Where(pair => pair.First.Day < over && pair.First.Mark != pair.Second.Mark).ToList();
            if (changed.Count == 0)
                continue;
            Assert.True(came.Exists(one => one.Fact.Mends), $"{changed[0].First.Day} was {changed[0].First.Mark} and is {changed[0].Second.Mark}");
            Assert.Equal((DayMark.Missed, DayMark.Mended), (changed[0].First.Mark, changed[0].Second.Mark));
            Assert.InRange(Period.DaysBetween(changed[0].First.Day, after.Today), 1, StreakRules.DaysToMend);
        }
    });

    [Fact]
    public void A_late_answer_changes_no_day_before_the_one_it_is_about_but_what_it_makes_up_for() => ForAll(life =>
    {
        for (var at = 1; at < life.Looks.Length; at++)
        {
            var (before, after) = (life.Looks[at - 1], life.Looks[at]);
            if (life.Logged.Where(one => before.At < one.At && one.At <= after.At).ToList() is not [{ IsLate: true, Fact: var late }])
                continue;
            var (was, became) = (life.At(before), life.At(after));
            var untouched = late.Mends ? late.Day.PlusDays(-StreakRules.DaysToMend) : late.Day;
            Assert.All(was.Zip(became).Where(pair => pair.First.Day < untouched && pair.First.Day < LocalDate.Min(before.Today, after.Today)), pair => Assert.Equal(pair.First.Mark, pair.Second.Mark));
        }
    });

    [Fact]
    public void Whatever_the_order_in_which_it_came_in_the_days_are_the_same() => ForAll((life, dice) =>
    {
        var last = life.Looks[^1];
        var facts = life.Logged.Select(one => one.Fact).ToArray();
        var excuses = last.Excuses.ToArray();
        dice.Shuffle(facts);
        dice.Shuffle(excuses);
        Assert.Equal(life.At(last).AsEnumerable(), StreakRules.Judge(life.Opening, facts, excuses, last.Today));
    });

    [Fact]
    public void Only_what_is_done_lengthens_and_only_what_is_missed_breaks() => ForAll(life =>
    {
        var before = life.Opening;
        foreach (var day in life.At(life.Looks[^1]))
        {
            Assert.Equal(day.Mark.IsDone() ? before.Chain + 1 : day.Mark == DayMark.Missed ? 0 : before.Chain, day.After.Chain);
            Assert.Equal(before.DaysShown + (day.Mark.IsShown() ? 1 : 0), day.After.DaysShown);
            Assert.True(day.Mark.IsDone() ? day.After.Score > before.Score : day.Mark == DayMark.Missed ? day.After.Score <= before.Score : day.After.Score == before.Score);
            Assert.True(day.Mark != DayMark.Missed || day.After.Score >= before.Score * 0.94);
            Assert.InRange(day.After.Score, 0, 1);
            before = day.After;
        }
    });

    [Fact]
    public void A_pause_or_a_hold_breaks_and_spends_nothing() => ForAll(life =>
    {
        var last = life.Looks[^1];
        var before = life.Opening;
        foreach (var day in life.At(last))
        {
            if (last.Excuses.Any(excuse => excuse.Covers(day.Day)))
            {
                Assert.True(day.Mark.IsShown() || day.Mark is DayMark.Excused or DayMark.Unknown, $"{day.Day} {day.Mark}");
                Assert.True(day.After.Chain >= before.Chain);
                if (!day.Mark.IsDone())
                    Assert.Equal(Freezes.With(before.Freezes, day.Gifts), day.After.Freezes);
            }

            before = day.After;
        }
    });

    [Fact]
    public void Freezes_stand_in_by_themselves_one_for_a_day_and_are_neither_lent_nor_hoarded() => ForAll(life =>
    {
        var before = life.Opening;
        foreach (var day in life.At(life.Looks[^1]))
        {
            var held = Freezes.With(before.Freezes, day.Gifts);
            Assert.InRange(day.After.Freezes, 0, Freezes.Most);
            Assert.InRange(day.After.TowardsFreeze, 0, Freezes.DaysToEarn - 1);
            Assert.False(day.Mark is DayMark.Missed or DayMark.Mended && before.Chain > 0 && held > 0, $"{day.Day} had {held}");
            Assert.False(day.Mark is DayMark.Frozen or DayMark.Mended && before.Chain == 0, $"{day.Day} stood for no chain");
            if (day.Mark == DayMark.Frozen)
                Assert.Equal(held - 1, day.After.Freezes);
            before = day.After;
        }
    });

    [Fact]
    public void Every_repair_has_a_session_of_its_own_within_two_days() => ForAll(life =>
    {
        var days = life.At(life.Looks[^1]);
        foreach (var repaired in days.Where(day => day.Mark == DayMark.Mended).GroupBy(day => day.MendedOn))
        {
            var sessions = life.Logged.Count(one => one.Fact.Day == repaired.Key && one.Fact.Mends);
            Assert.InRange(repaired.Count(), 1, sessions);
            Assert.All(repaired, day => Assert.InRange(Period.DaysBetween(day.Day, repaired.Key!.Value), 1, StreakRules.DaysToMend));
        }
    });

    [Fact]
    public void A_week_is_kept_by_four_days_and_the_count_never_falls() => ForAll(life =>
    {
        var days = life.At(life.Looks[^1]);
        var kept = 0;
        foreach (var week in days.GroupBy(day => day.Day.PlusDays(1 - (int)day.Day.DayOfWeek)))
        {
            kept += week.Count(day => day.Mark.IsDone()) + Math.Min(3, week.Count(day => day.Mark == DayMark.Rest)) >= 4 ? 1 : 0;
            Assert.Equal(kept, week.Last().After.WeeksKept);
            Assert.InRange(week.Last().After.WeeksInARow, 0, kept);
        }
    });

    [Fact]
    public void Days_carried_forward_lead_to_the_same_as_all_days_together() => ForAll((life, dice) =>
    {
        var last = life.Looks[^1];
        var whole = life.At(last);
        var cuts = whole.Where(day => day.Mark != DayMark.Mended && day.Day < last.Today).ToList();
        if (cuts.Count == 0)
            return;
        var cut = cuts[dice.Next(cuts.Count)];
        var rest = StreakRules.Judge(cut.After, life.Logged.Select(one => one.Fact), last.Excuses, last.Today);
        Assert.Equal(whole.Where(day => day.Day > cut.Day), rest);
    });

    [Fact]
    public void No_day_that_a_flight_left_short_is_ever_missed() => ForAll(life =>
    {
        var last = life.Looks[^1];
        var cut = last.Excuses.Where(excuse => excuse.Why == ExcuseWhy.ShortDay).Select(excuse => excuse.From).ToHashSet();
        Assert.All(life.At(last).Where(day => cut.Contains(day.Day)), day => Assert.False(day.Mark is DayMark.Missed or DayMark.Frozen or DayMark.Mended));
    });

    private static void ForAll(Action<GeneratedLife> holds) => ForAll((life, _) => holds(life));

    private static void ForAll(Action<GeneratedLife, Random> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20261122UL, 7919UL),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
            {
                try
                {
                    holds(GeneratedLife.Of(seed), new Random(seed));
                }
                catch (Exception problem) when (problem is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"The life of seed {seed}: {problem.Message}", problem);
                }
            }));
}
