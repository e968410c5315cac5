using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;

namespace LowerBack.Coaching.Tests.Routine;

/// <summary>Planner, ladders and gates together, over months.</summary>
public sealed class ClimbTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void A_beginner_for_whom_it_goes_well_reaches_the_next_level_within_half_a_year_and_not_within_four_weeks(int minutes)
    {
        var (rules, levels) = (new LadderRules(Members.Library), new LevelRules(Members.Library));
        var (book, history, sessions, reached) = (LadderBook.Empty, ImmutableArray<PastSession>.Empty, 0, -1);
        LevelAdvice last = new LevelAdvice.Stay([]);
        for (var day = 0; day < 182 && reached < 0; day++)
        {
            var date = Members.Monday.PlusDays(day);
            var now = Members.Evening(date);
            var plan = Members.Planner.Plan(Members.Fresh(Level.Beginner, minutes, date) with { Ladders = book, History = [.. history.Take(42)], LevelSince = Members.Monday });
            var outcome = rules.After(book, plan, new SessionResult { Effort = 6, PainBefore = 1, PainDuring = 1 }, now);
            book = outcome.After;
            foreach (var offer in outcome.Changes.Where(c => c.Why == LadderWhy.TopOfLadder))
                book = book.Promote(Members.Library[offer.MoveId], Members.Library[offer.OtherMoveId!]);
            history = Members.Done(plan, date, now, effort: 6, before: 1, max: 1).Before(history);
            if (plan.Day.IsStrength()) sessions++;
            last = levels.Advise(new LevelFacts
            {
                Level = Level.Beginner, Since = Members.Monday, Today = date, StrengthSessions = sessions, MedianPain14 = 1, MedianPain7 = 1, DaysSinceTrained = 1, Ladders = book,
            });
            if (last is LevelAdvice.Up) reached = day;
        }

        Assert.True(reached is >= 28 and < 182, $"{reached}: {(last is LevelAdvice.Stay stay ? string.Join("; ", stay.Missing.Select(g => g is LevelGate.Step s ? string.Join('/', s.AnyOf) : g.ToString())) : last)} {string.Join(' ', book.Positions.Select(p => $"{p.Key}@{p.Value.Step}{p.Value.ReplacedBy}"))}");
    }
}
