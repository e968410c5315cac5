using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Tests.Streaks;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>What must hold for every team, wherever its people are and whatever they do.</summary>
public sealed class TeamPropertyTests
{
    private const int Cases = 60;

    [Fact]
    public void A_day_that_closed_changes_only_by_what_is_told_about_it_and_only_gains() => ForAll((life, _) =>
    {
        var told = new HashSet<LocalDate>();
        TeamRun.Through(life, sees: (run, one, happens) =>
        {
            var before = run.Closed.ToDictionary(row => row.Day, row => (row.Counted, row.ShowedUp, row.Kept));
            happens();
            if (one.What == What.Turn)
                told.UnionWith(one.Told());
            foreach (var (day, was) in before)
            {
                var row = run.Rows[day];
                if (was == (row.Counted, row.ShowedUp, row.Kept))
                    continue;
                Assert.True(one.What == What.Sweep && told.Contains(day), $"{day} changed by {one.What}");
                Assert.True(row.ShowedUp >= was.ShowedUp && Worth(row.Kept) >= Worth(was.Kept), $"{day} was {was} and is {(row.Counted, row.ShowedUp, row.Kept)}");
            }

            if (one.What == What.Sweep)
                told.Clear();
        });
    });

    [Fact]
    public void Nobody_alone_breaks_a_day_unless_the_team_asks_for_everybody() => ForAll((life, _) =>
    {
        var below = life with { Threshold = Math.Min(life.Threshold, TeamRules.Everybody - 1) };
        Assert.All(TeamRun.Through(below).Closed.Where(row => row.Counted > 1 && row.ShowedUp >= row.Counted - 1), row => Assert.True(row.Kept, $"{row.Day}"));
        Assert.All(TeamRun.Through(life).Closed.Where(row => row.Counted > 0 && row.ShowedUp == row.Counted), row => Assert.True(row.Kept, $"{row.Day}"));
    });

    [Fact]
    public void Nothing_that_somebody_does_takes_from_the_day_be_it_to_pause_to_travel_to_leave_or_to_come() => ForAll((life, _) =>
        TeamRun.Through(life, sees: (run, one, happens) =>
        {
            var day = run.Team.At(one.At).Today;
            var before = run.Shown(day, one.At - Duration.Epsilon);
            happens();
            if (one.What == What.Sweep || one.TakesBack())
                return;
            var after = run.Shown(day, one.At);
            Assert.True(after.ShowedUp >= before.ShowedUp && Worth(after.Kept) >= Worth(before.Kept), $"{day} at {one.At} by {one.What}: {before}, then {after}");
        }));

    [Fact]
    public void Who_comes_on_a_day_counts_for_nothing_on_it() => ForAll((life, _) =>
    {
        // What they did on it or before does not matter: without it every day is the same.
        var joined = TeamRun.Through(life).Members.ToDictionary(member => member.MemberId, member => member.JoinedOn);
        var idle = life with
        {
            People = [.. life.People.Select(one => one.LeavesAt is null
                ? one with { Life = one.Life with { Logged = one.Life.Logged.RemoveAll(told => told.Fact.Day <= joined[one.Id]) } }
                : one)],
        };
        Assert.Equal(Days(TeamRun.Through(life)), Days(TeamRun.Through(idle)));
    });

    [Fact]
    public void Whenever_it_is_told_the_days_are_the_same() => ForAll((life, dice) =>
    {
        // Who leaves can tell nothing afterwards, and an excuse that is taken back counts from then on.
        var stays = life with { People = [.. life.People.Select(one => one.LeavesAt is null ? one with { Life = KeepingExcuses(one.Life) } : one with { Life = Idle(one.Life) })] };
        var later = stays with { People = [.. stays.People.Select(one => one with { Life = Later(one.Life, dice) })] };
        Assert.Equal(Days(TeamRun.Through(stays)), Days(TeamRun.Through(later)));
    });

    [Fact]
    public void Days_that_are_closed_late_or_many_at_once_come_to_the_same() => ForAll((life, dice) =>
    {
        var kept = life with { People = [.. life.People.Select(one => one with { Life = KeepingExcuses(one.Life) })] };
        var standsStill = Enumerable.Range(0, 3).Select(_ => life.From + Duration.FromHours(dice.Next(14 * 24))).ToList();
        var longest = Duration.FromHours(dice.Next(1, 5 * 24));
        var late = TeamRun.Through(kept, looks: now => !standsStill.Exists(from => from <= now && now < from + longest));
        Assert.Equal(Days(TeamRun.Through(kept)), Days(late));
    });

    [Fact]
    public void Who_left_after_showing_up_still_counts_when_another_tells_that_day_late()
    {
        var team = new Team { Name = "T", ZoneId = "Europe/Berlin", OpenDay = new LocalDate(2026, 11, 4), LookAt = default };
        // Three of five are needed. Two had shown up when the day closed, and one of these has left since.
        var row = new TeamDay { TeamId = team.Id, Day = new LocalDate(2026, 11, 3), Counted = 5, ShowedUp = 2, Kept = false, IsReopened = true };
        row.Leave(showedUp: true);
        CountAgain(team, row);
        Assert.Equal((5, 3, (bool?)true), (row.Counted, row.ShowedUp, row.Kept));
    }

    /// <summary>Three of five showed up and four were needed; two of the five turn out to be one person, of whom nobody else showed up.</summary>
    [Fact]
    public void Two_accounts_that_become_one_keep_no_day_that_was_not_kept()
    {
        var team = new Team { Name = "T", ZoneId = "Europe/Berlin", OpenDay = new LocalDate(2026, 11, 4), LookAt = default, Threshold = 75 };
        var row = new TeamDay { TeamId = team.Id, Day = new LocalDate(2026, 11, 3), Counted = 5, ShowedUp = 3, Kept = false, IsReopened = true };
        CountAgain(team, row);
        Assert.Equal((5, 3, (bool?)false), (row.Counted, row.ShowedUp, row.Kept));
    }

    /// <summary>Counts a day again with four people in the team, of whom two tell late that they showed up.</summary>
    private static void CountAgain(Team team, TeamDay row)
    {
        var told = new DayFact(row.Day, DayMark.CheckIn);
        var now = Instant.FromUtc(2026, 11, 4, 12, 0);
        var people = Enumerable.Range(1, 4).Select(at => new TeamLife(
                new Guid(at, 0, 0, new byte[8]), new GeneratedLife(at < 3 ? [new Logged(now, row.Day, told, IsLate: true)] : [], []), now - Duration.FromDays(9), LeavesAt: null)
            .At(now, new TeamMember { TeamId = team.Id, MemberId = Guid.Empty, JoinedOn = new LocalDate(2026, 10, 1) }, new Random(1), row.Day, row.Day)).ToList();
        new TeamDays(team, people, [row], now).CountAgain();
    }

    private static int Worth(bool? kept) => kept switch { true => 2, null => 1, false => 0 };

    private static List<(LocalDate, int, int, bool?)> Days(TeamRun run) => [.. run.Closed.Select(row => (row.Day, row.Counted, row.ShowedUp, row.Kept))];

    private static GeneratedLife Idle(GeneratedLife life) => life with { Logged = [] };

    /// <summary>The same life with pauses alone, of which none ends before its time: of whoever is back earlier than was known, more is asked from then on.</summary>
    private static GeneratedLife KeepingExcuses(GeneratedLife life)
    {
        var last = life.Looks[^1].Excuses;
        return life with { Looks = [.. life.Looks.Select(look => look with { Excuses = [.. look.Excuses.Select((_, at) => last[at].Why == ExcuseWhy.OnHold ? last[at] with { Why = ExcuseWhy.Paused } : last[at])] })] };
    }

    /// <summary>The same told up to a day later, at another of their turns.</summary>
    private static GeneratedLife Later(GeneratedLife life, Random dice) => life with
    {
        Logged = [.. life.Logged.Select(one => dice.Next(2) == 0 || one.IsLate || life.Looks.LastOrDefault(look => look.At <= one.At + Duration.FromHours(24) && look.At >= one.At) is not { } look
            ? one
            : one with { At = look.At, Today = look.Today, IsLate = look.Today > one.Fact.Day })],
    };

    private static void ForAll(Action<GeneratedTeam, Random> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20261122UL, 7919UL),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
            {
                try
                {
                    holds(GeneratedTeam.Of(seed), new Random(seed));
                }
                catch (Exception problem) when (problem is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"The team of seed {seed}: {problem.Message}", problem);
                }
            }));
}
