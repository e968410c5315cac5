using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Tests.Streaks;

namespace LowerBack.Coaching.Tests.Friends;

/// <summary>What holds for gifts between any two lives, whenever they are made.</summary>
public sealed class GiftPropertyTests
{
    private const int Cases = 300;

    [Fact]
    public void A_gift_costs_the_giver_one_and_brings_the_other_one_so_that_none_comes_from_nowhere_and_none_is_lost()
    {
        var gifts = 0;
        ForAll((friends, dice) => friends.Live(dice, (giver, receiver, give) =>
        {
            var (before, had) = (giver.Held, receiver.Held);
            give();
            gifts++;
            Assert.Equal((before - 1, had + 1), (giver.Held, receiver.Held));
        }));
        Assert.True(gifts > Cases, $"Only {gifts} gifts were made.");
    }

    [Fact]
    public void Whether_one_can_be_made_and_what_it_comes_to_does_not_depend_on_the_order_in_which_anything_came_in() => ForAll((friends, dice) =>
    {
        friends.Live(dice, (_, _, give) => give());
        foreach (var one in friends.Both)
        {
            var (days, facts) = (one.Days, one.Facts.ToArray());
            var (toGive, toReceive) = (GiftRules.ToGive(days, facts), GiftRules.ToReceive(days, facts));
            dice.Shuffle(facts);
            Assert.Equal((toGive, toReceive), (GiftRules.ToGive(days, facts), GiftRules.ToReceive(days, facts)));
            Assert.Equal(days.AsEnumerable(), one.Judge(facts));
        }
    });

    [Fact]
    public void Nobody_gives_or_is_given_twice_within_a_week_or_passes_one_on() => ForAll((friends, dice) =>
    {
        friends.Live(dice, (giver, receiver, give) =>
        {
            Assert.DoesNotContain(giver.Facts, fact => fact.Freezes != 0 && fact.Day > giver.Look.Today.PlusDays(-7));
            Assert.DoesNotContain(receiver.Facts, fact => fact.Freezes > 0 && fact.Day > receiver.Look.Today.PlusDays(-7));
            give();
        });
    });

    private static void ForAll(Action<Friends, Random> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20261122UL, 7919UL),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
            {
                try
                {
                    holds(new Friends([new One(GeneratedLife.Of(seed)), new One(GeneratedLife.Of(seed ^ 0x5bd1e995))]), new Random(seed));
                }
                catch (Exception problem) when (problem is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"The lives of seed {seed}: {problem.Message}", problem);
                }
            }));

    /// <summary>Two lives side by side, in which each gives the other a freeze now and then where the rules let them.</summary>
    private sealed record Friends(ImmutableArray<One> Both)
    {
        public void Live(Random dice, Action<One, One, Action> gift)
        {
            for (var look = 0; Both.All(one => one.Reach(look)); look++)
            {
                var (giver, receiver) = dice.Next(2) == 0 ? (Both[0], Both[1]) : (Both[1], Both[0]);
                if (dice.Next(3) > 0 || GiftRules.ToGive(giver.Days, giver.Facts) is not null || GiftRules.ToReceive(receiver.Days, receiver.Facts) is not null)
                    continue;
                gift(giver, receiver, () =>
                {
                    giver.Note(-1);
                    receiver.Note(+1);
                });
            }
        }
    }

    /// <summary>A generated life without the gifts that were generated with it, which kept to no rule.</summary>
    private sealed class One(GeneratedLife life)
    {
        private readonly List<DayFact> _gifts = [];

        public Look Look { get; private set; } = life.Looks[0];

        public ImmutableArray<DayFact> Facts { get; private set; }

        public ImmutableArray<StreakDay> Days { get; private set; }

        public int Held => Days[^1].After.Freezes;

        /// <summary>Comes to a look; false where there is none of that number.</summary>
        public bool Reach(int look)
        {
            if (look >= life.Looks.Length)
                return false;
            Look = life.Looks[look];
            Read();
            return true;
        }

        public void Note(int freezes)
        {
            _gifts.Add(new DayFact(Look.Today, DayMark.Unknown, Freezes: freezes));
            Read();
        }

        public ImmutableArray<StreakDay> Judge(IEnumerable<DayFact> facts) => StreakRules.Judge(
            StreakBalance.Before(facts.Select(fact => fact.Day).Append(Look.Today).Min()), facts, Look.Excuses, Look.Today);

        private void Read()
        {
            Facts = [.. life.Logged.Where(one => one.At <= Look.At && one.Fact.Freezes == 0).Select(one => one.Fact), .. _gifts];
            Days = Judge(Facts);
        }
    }
}
