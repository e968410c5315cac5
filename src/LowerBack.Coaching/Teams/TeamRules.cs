using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>How one member stands on one day of their team, as far as anybody else may know.</summary>
public enum TeamShowing
{
    /// <summary>Nothing yet.</summary>
    NotYet,

    /// <summary>Trained, moved, walked or checked in.</summary>
    Done,

    /// <summary>A rest day that was tapped.</summary>
    Rest,

    /// <summary>Counts for nobody: paused or on hold. Nobody is told which.</summary>
    Paused,

    /// <summary>Came on this day, and counts from the next one on.</summary>
    New,
}

/// <summary>When a team's day is kept, and what becomes of its streak. Pure.</summary>
public static class TeamRules
{
    /// <summary>The lowest share a team can ask for, of a hundred.</summary>
    public const int LowestThreshold = 50;

    /// <summary>The share that asks for everybody.</summary>
    public const int Everybody = 100;

    /// <summary>Numbers of kept days that are celebrated. Our own; the first at which a habit is told to lock in is seven.</summary>
    public static readonly ImmutableArray<int> Milestones = [3, 7, 14, 30, 66, 100, 200, 365, 500, 730, 1000];

    /// <summary>
    /// How many have to show up. Below 100 one member alone can always miss without breaking the day, however few they are: a
    /// team of two keeps it by one. At 100 everybody has to, which is what the team chose.
    /// </summary>
    /// <param name="counted">How many members count, 0 or more.</param>
    /// <param name="threshold">Of a hundred, 50 to 100.</param>
    public static int Needed(int counted, int threshold)
    {
        var share = (counted * threshold + 99) / 100;
        return threshold < Everybody && counted > 1 ? Math.Min(share, counted - 1) : share;
    }

    /// <summary>What a day comes to. A day on which nobody counts is neither kept nor missed.</summary>
    public static TeamTally Tally(IEnumerable<TeamShowing> showings, int threshold)
    {
        var (counted, showed) = (0, 0);
        foreach (var showing in showings)
        {
            counted += showing is TeamShowing.Paused or TeamShowing.New ? 0 : 1;
            showed += showing is TeamShowing.Done or TeamShowing.Rest ? 1 : 0;
        }

        return Tally(counted, showed, threshold);
    }

    /// <summary>The same for so many who count and so many of them who showed up.</summary>
    public static TeamTally Tally(int counted, int showedUp, int threshold)
    {
        var needed = Needed(counted, threshold);
        return new TeamTally(counted, showedUp, needed, counted == 0 ? null : showedUp >= needed);
    }

    /// <summary>The milestone that this many kept days have reached and that was not celebrated yet; null for none.</summary>
    public static int? Reached(int keptDays, int celebrated)
    {
        int? reached = null;
        foreach (var milestone in Milestones)
        {
            if (milestone <= keptDays && milestone > celebrated)
                reached = milestone;
        }

        return reached;
    }

    /// <summary>When a team's open day closes.</summary>
    public static Instant ClosesAt(Team team) =>
        LocalNow.DayStartsAt(team.OpenDay.PlusDays(1), DateTimeZoneProviders.Tzdb[team.ZoneId], team.ClosesAt);
}

/// <summary>What a day of a team comes to.</summary>
/// <param name="Counted">How many members count.</param>
/// <param name="ShowedUp">How many of them showed up.</param>
/// <param name="Needed">How many have to.</param>
/// <param name="Kept">Whether the day is kept; null where nobody counts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TeamTally(int Counted, int ShowedUp, int Needed, bool? Kept);
