using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>What becomes of one team's days at a moment.</summary>
internal sealed class TeamDays(Team team, IReadOnlyList<TeamPerson> people, Instant now)
{
    /// <summary>The days that were closed or counted anew.</summary>
    public HashSet<LocalDate> Touched { get; } = [];

    /// <summary>How many of them are kept that were not before.</summary>
    public int NewlyKept { get; private set; }

    /// <summary>The days that are over, from one on.</summary>
    public IEnumerable<TeamDay> Close(LocalDate from)
    {
        for (var (day, today) = (from, team.At(now).Today); day < today; day = day.PlusDays(1))
        {
            var tally = TallyOf(day);
            Touched.Add(day);
            NewlyKept += tally.Kept == true ? 1 : 0;
            yield return new TeamDay { TeamId = team.Id, Day = day, Counted = tally.Counted, ShowedUp = tally.ShowedUp, Kept = tally.Kept };
        }
    }

    /// <summary>Takes in what was told about a day after it closed. It can only gain by it: who left or paused since takes nothing from it.</summary>
    public void CountAgain(TeamDay day)
    {
        day.IsReopened = false;
        day.ShowedUp = Math.Max(day.ShowedUp, TallyOf(day.Day).ShowedUp);
        day.Counted = Math.Max(day.Counted, day.ShowedUp);
        Touched.Add(day.Day);
        if (day.Kept == true || day.ShowedUp == 0 || day.ShowedUp < TeamRules.Needed(day.Counted, team.Threshold))
            return;
        day.Kept = true;
        NewlyKept++;
    }

    /// <summary>Whether anybody has shown up on a day.</summary>
    public bool HasBegun(LocalDate day) => people.Any(one => one.ShowingOn(day) is TeamShowing.Done or TeamShowing.Rest);

    private TeamTally TallyOf(LocalDate day) =>
        TeamRules.Tally(people.Where(one => one.Membership.JoinedOn <= day).Select(one => one.ShowingOn(day)), team.Threshold);
}
