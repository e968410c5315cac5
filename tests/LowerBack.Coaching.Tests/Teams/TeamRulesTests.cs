using LowerBack.Coaching.Teams;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>When a team's day is kept: tables, and what holds for every team.</summary>
public sealed class TeamRulesTests
{
    [Theory]
    [InlineData(1, 60, 1)]
    [InlineData(2, 60, 1)]
    [InlineData(3, 60, 2)]
    [InlineData(4, 60, 3)]
    [InlineData(5, 60, 3)]
    [InlineData(10, 60, 6)]
    [InlineData(30, 60, 18)]
    [InlineData(2, 99, 1)]
    [InlineData(8, 50, 4)]
    [InlineData(8, 100, 8)]
    [InlineData(0, 60, 0)]
    public void So_many_have_to_show_up(int counted, int threshold, int needed) => Assert.Equal(needed, TeamRules.Needed(counted, threshold));

    [Fact]
    public void Nobody_can_break_a_day_alone_unless_the_team_asks_for_everybody()
    {
        for (var counted = 2; counted <= Team.MostMembers; counted++)
        {
            for (var threshold = TeamRules.LowestThreshold; threshold < TeamRules.Everybody; threshold++)
                Assert.True(TeamRules.Tally(Enumerable.Repeat(TeamShowing.Done, counted - 1).Append(TeamShowing.NotYet), threshold).Kept);
        }
    }

    [Fact]
    public void Whoever_is_paused_or_new_is_in_no_sum()
    {
        TeamShowing[] there = [TeamShowing.Done, TeamShowing.Rest, TeamShowing.NotYet];
        var tally = TeamRules.Tally([.. there, TeamShowing.Paused, TeamShowing.Paused, TeamShowing.New], 60);
        Assert.Equal(TeamRules.Tally(there, 60), tally);
        Assert.Null(TeamRules.Tally([TeamShowing.Paused, TeamShowing.New], 60).Kept);
    }

    [Fact]
    public void One_more_who_shows_up_never_breaks_a_day()
    {
        var chance = new Random(7);
        for (var team = 0; team < 2000; team++)
        {
            var showings = Enumerable.Range(0, chance.Next(1, 30)).Select(_ => (TeamShowing)chance.Next(5)).ToArray();
            var threshold = chance.Next(50, 101);
            var before = TeamRules.Tally(showings, threshold).Kept;
            var late = Array.IndexOf(showings, TeamShowing.NotYet);
            if (late < 0)
                continue;
            showings[late] = TeamShowing.Done;
            Assert.True(TeamRules.Tally(showings, threshold).Kept == true || before != true);
        }
    }

    [Fact]
    public void A_milestone_is_reached_once_and_a_leap_names_the_highest()
    {
        Assert.Null(TeamRules.Reached(2, 0));
        Assert.Equal(3, TeamRules.Reached(3, 0));
        Assert.Null(TeamRules.Reached(6, 3));
        Assert.Equal(14, TeamRules.Reached(20, 3));
        Assert.Null(TeamRules.Reached(20, 14));
    }

    [Fact]
    public void A_day_closes_when_the_next_begins_in_the_teams_zone_also_where_the_clocks_change()
    {
        var team = new Team { Name = "T", ZoneId = "Europe/Berlin", OpenDay = new LocalDate(2026, 3, 28), LookAt = default, ClosesAt = new LocalTime(2, 30) };
        // 02:30 is skipped that night, so the day ends with the hour that is missing.
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0), TeamRules.ClosesAt(team));
        team.OpenDay = new LocalDate(2026, 10, 24);
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), TeamRules.ClosesAt(team));
    }
}
