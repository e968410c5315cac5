using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>What becomes of one team's days at a moment.</summary>
/// <param name="team">The team.</param>
/// <param name="people">Who is in it.</param>
/// <param name="rows">What is known of days to be closed or counted anew.</param>
/// <param name="now">The moment.</param>
internal sealed class TeamDays(Team team, IReadOnlyList<TeamPerson> people, IReadOnlyList<TeamDay> rows, Instant now)
{
    /// <summary>The days that were closed or counted anew.</summary>
    public HashSet<LocalDate> Touched { get; } = [];

    /// <summary>How many of them are kept that were not before.</summary>
    public int NewlyKept { get; private set; }

    /// <summary>What a day comes to.</summary>
    /// <param name="showings">How those who are in the team stand on it.</param>
    /// <param name="row">What is known of those who left; null for nothing.</param>
    /// <param name="threshold">Of a hundred.</param>
    public static TeamTally Tally(IEnumerable<TeamShowing> showings, TeamDay? row, int threshold)
    {
        var there = TeamRules.Tally(showings, threshold);
        return row is null ? there : TeamRules.Tally(there.Counted + row.LeftCounted, there.ShowedUp + row.LeftShowedUp, threshold);
    }

    /// <summary>Closes the days that are over, from one on; answers those that have no row yet.</summary>
    public List<TeamDay> Close(LocalDate from)
    {
        var added = new List<TeamDay>();
        for (var (day, today) = (from, team.At(now).Today); day < today; day = day.PlusDays(1))
        {
            if (RowOf(day) is not { } row)
                added.Add(row = new TeamDay { TeamId = team.Id, Day = day, Counted = 0, ShowedUp = 0, Kept = null });
            Take(row, TallyOf(row));
        }

        return added;
    }

    /// <summary>Takes in what was told about days after they closed. They can only gain by it: whatever was done since takes nothing from them.</summary>
    public void CountAgain()
    {
        foreach (var row in rows.Where(row => row.IsReopened && row.Day < team.OpenDay))
        {
            row.IsReopened = false;
            // As it is told now or as it stood: a mixture of both could keep a day that neither kept, where two accounts became one.
            var told = TallyOf(row);
            Take(row, (Worth(told.Kept), told.ShowedUp).CompareTo((Worth(row.Kept), row.ShowedUp)) < 0 ? new TeamTally(row.Counted, row.ShowedUp, 0, row.Kept) : told);
        }
    }

    /// <summary>Whether anybody has shown up on a day.</summary>
    public bool HasBegun(LocalDate day) => people.Any(one => one.ShowingOn(day) is TeamShowing.Done or TeamShowing.Rest);

    private void Take(TeamDay row, TeamTally tally)
    {
        NewlyKept += tally.Kept == true && row.Kept != true ? 1 : 0;
        (row.Counted, row.ShowedUp, row.Kept) = (tally.Counted, tally.ShowedUp, tally.Kept);
        Touched.Add(row.Day);
    }

    private TeamDay? RowOf(LocalDate day) => rows.FirstOrDefault(row => row.Day == day);

    private TeamTally TallyOf(TeamDay row) =>
        Tally(people.Where(one => one.Membership.JoinedOn <= row.Day).Select(one => one.ShowingOn(row.Day)), row, team.Threshold);

    /// <summary>A day on which nobody counts breaks nothing and keeps nothing.</summary>
    private static int Worth(bool? kept) => kept switch { true => 2, null => 1, false => 0 };
}
