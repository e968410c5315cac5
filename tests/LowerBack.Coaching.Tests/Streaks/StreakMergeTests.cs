using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Streaks;
using NodaTime;

namespace LowerBack.Coaching.Tests.Streaks;

/// <summary>Two lives that turn out to be one person's: no day is lost and none counted twice, wherever either was carried forward.</summary>
public sealed class StreakMergeTests
{
    private const int Cases = 300;

    [Fact]
    public void The_days_shown_are_those_of_either_and_who_links_makes_no_difference() => ForAll((one, two, dice) =>
    {
        var today = LocalDate.Max(one.Looks[^1].Today, two.Looks[^1].Today);
        var (first, second) = (CarriedForward(one, dice), CarriedForward(two, dice));
        var merged = Judge(StreakMerge.Of(first, second), first, second, today);

        Assert.Equal(merged, Judge(StreakMerge.Of(second, first), second, first, today));
        var shown = Shown(first).Union(Shown(second)).Count(day => day <= today);
        Assert.Equal(shown, merged.DaysShown);
        Assert.Equal(Together(first, second, today), merged);
    });

    [Fact]
    public void Of_days_that_the_journal_has_forgotten_none_is_lost_that_either_had() => ForAll((one, two, dice) =>
    {
        var today = LocalDate.Max(one.Looks[^1].Today, two.Looks[^1].Today);
        var (first, second) = (CarriedForward(one, dice), CarriedForward(two, dice));
        var carried = new[] { first.File.Forward, second.File.Forward }.OfType<StreakBalance>().Select(forward => forward.Through).ToList();
        if (carried.Count == 0)
            return;
        var from = carried.Min().PlusDays(-dice.Next(0, 20));
        (first, second) = (Forgets(first, from), Forgets(second, from));
        var merged = Judge(StreakMerge.Of(first, second), first, second, today);

        Assert.Equal(merged.DaysShown, Judge(StreakMerge.Of(second, first), second, first, today).DaysShown);
        foreach (var life in new[] { first, second })
        {
            var alone = Judge(life.File, life, life with { Facts = [], Excuses = [] }, today);
            Assert.True(merged.DaysShown >= alone.DaysShown, $"{merged.DaysShown} of {alone.DaysShown}");
        }
    });

    [Fact]
    public void Nothing_is_celebrated_or_told_twice()
    {
        var (one, two) = (new StreakFile { DaysCelebrated = 30, ToldThrough = Days.Monday, ZoneId = "Europe/Berlin" }, new StreakFile { DaysCelebrated = 7, WeeksCelebrated = 4, HeldSince = Days.Monday });
        var both = StreakMerge.Of(new StreakLife(one, [], []), new StreakLife(two, [], []));
        Assert.Equal(
            new StreakFile { DaysCelebrated = 30, WeeksCelebrated = 4, ToldThrough = Days.Monday, HeldSince = Days.Monday, ZoneId = "Europe/Berlin" }, both);
    }

    /// <summary>The life as its member's row and journal have it, with old days carried forward up to some day or not at all.</summary>
    private static StreakLife CarriedForward(GeneratedLife life, Random dice)
    {
        var (look, facts) = (life.Looks[^1], life.Logged.Select(one => one.Fact).ToList());
        var cuts = life.At(look).Where(day => day.Mark != DayMark.Mended && day.Day < look.Today).ToList();
        var forward = cuts.Count == 0 || dice.Next(3) == 0 ? null : cuts[dice.Next(cuts.Count)].After;
        return new StreakLife(new StreakFile { Forward = forward }, facts, look.Excuses);
    }

    /// <summary>The same once the journal has forgotten all before a day.</summary>
    private static StreakLife Forgets(StreakLife life, LocalDate before) => life with { Facts = [.. life.Facts.Where(fact => fact.Day >= before)] };

    private static StreakBalance Judge(StreakFile file, StreakLife one, StreakLife two, LocalDate today)
    {
        var facts = one.Facts.Concat(two.Facts).ToList();
        var opening = file.Forward ?? StreakBalance.Before(facts.Select(fact => fact.Day).Append(today).Min());
        var days = StreakRules.Judge(opening, facts, one.Excuses.Concat(two.Excuses), today);
        return days.IsEmpty ? opening : days[^1].After;
    }

    /// <summary>What it comes to where nothing was ever carried forward.</summary>
    private static StreakBalance Together(StreakLife one, StreakLife two, LocalDate today) => Judge(new StreakFile(), one, two, today);

    private static IEnumerable<LocalDate> Shown(StreakLife life) => life.Facts.Where(fact => fact.Mark.IsShown()).Select(fact => fact.Day);

    private static void ForAll(Action<GeneratedLife, GeneratedLife, Random> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20261122UL, 7919UL),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
            {
                try
                {
                    holds(GeneratedLife.Of(seed), GeneratedLife.Of(seed / 2), new Random(seed));
                }
                catch (Exception problem) when (problem is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"The lives of seed {seed}: {problem.Message}", problem);
                }
            }));
}
