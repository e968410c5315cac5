using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Teams;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>A team's life as the store would see it, turn by turn and sweep by sweep, without a store.</summary>
internal sealed class TeamRun
{
    private readonly GeneratedTeam _life;
    private readonly Random _dice;
    private readonly List<(TeamMember Membership, TeamLife Life)> _people = [];

    private TeamRun(GeneratedTeam life, int seed)
    {
        (_life, _dice) = (life, new Random(seed));
        Team = new Team { Name = "T", ZoneId = life.Zone.Id, ClosesAt = life.ClosesAt, Threshold = life.Threshold, OpenDay = default, LookAt = default };
        Team.OpenDay = Team.At(life.From).Today;
    }

    public Team Team { get; }

    /// <summary>Its days, the closed ones and those that somebody left.</summary>
    public SortedDictionary<LocalDate, TeamDay> Rows { get; } = [];

    /// <summary>The days that closed.</summary>
    public IEnumerable<TeamDay> Closed => Rows.Values.Where(row => row.Day < Team.OpenDay);

    public IEnumerable<TeamMember> Members => _people.Select(one => one.Membership);

    /// <summary>Lives it through.</summary>
    /// <param name="life">The life.</param>
    /// <param name="looks">Whether the sweep looks at it at a moment at which it is due. On time it always does.</param>
    /// <param name="sees">Called before and after everything that happens.</param>
    public static TeamRun Through(GeneratedTeam life, Func<Instant, bool>? looks = null, Action<TeamRun, Happening, Action>? sees = null)
    {
        var run = new TeamRun(life, seed: 1);
        var happenings = Happenings(life).OrderBy(one => one.At).ToList();
        foreach (var one in happenings)
        {
            // What is due by then comes first.
            while (TeamRules.ClosesAt(run.Team) is var due && due <= one.At && looks?.Invoke(due) != false)
                See(new Happening(due, null, What.Sweep), () => run.Sweep(due));
            See(one, () => run.Live(one));
            if (run.Rows.Values.Any(row => row.IsReopened) && looks?.Invoke(one.At) != false)
                See(new Happening(one.At, null, What.Sweep), () => run.Sweep(one.At));
        }

        run.Sweep(life.Until);
        return run;

        void See(Happening what, Action happens)
        {
            if (sees is null)
                happens();
            else
                sees(run, what, happens);
        }
    }

    /// <summary>What a day comes to as the board shows it.</summary>
    public TeamTally Shown(LocalDate day, Instant now) =>
        Rows.TryGetValue(day, out var row) && day < Team.OpenDay
            ? new TeamTally(row.Counted, row.ShowedUp, 0, row.Kept)
            : TeamDays.Tally(People(now, day, day).Select(one => one.ShowingOn(day)), row, Team.Threshold);

    private static IEnumerable<Happening> Happenings(GeneratedTeam life) => life.People.SelectMany(one => one.Life.Looks
        .Select(look => new Happening(look.At, one, What.Turn))
        .Append(new Happening(one.JoinsAt, one, What.Joins))
        .Concat(one.LeavesAt is { } leaves ? [new Happening(leaves, one, What.Leaves), new Happening(leaves + Duration.FromHours(5), one, What.Joins)] : []));

    private void Live(Happening one)
    {
        var today = LocalDate.Max(Team.At(one.At).Today, Team.OpenDay);
        var membership = Members.SingleOrDefault(member => member.MemberId == one.Who!.Id);
        if (one.What == What.Joins && membership is null)
        {
            _people.Add((new TeamMember { TeamId = Team.Id, MemberId = one.Who!.Id, JoinedOn = today }, one.Who));
        }
        else if (one.What == What.Leaves && membership is not null)
        {
            foreach (var row in TeamLeaving.LeaveBehind(Team, one.Who!.At(one.At, membership, _dice, Oldest, Newest), Rows.Values, one.At))
                Rows.Add(row.Day, row);
            _people.RemoveAll(other => other.Membership == membership);
        }
        else if (one.What == What.Turn && membership is not null)
        {
            foreach (var day in one.Told())
            {
                if (Rows.TryGetValue(day, out var row))
                    row.Reopen(Team.OpenDay);
            }
        }
    }

    private void Sweep(Instant now)
    {
        var work = new TeamDays(Team, People(now, Oldest, Newest), [.. Rows.Values], now);
        work.CountAgain();
        foreach (var row in work.Close(Team.OpenDay))
            Rows.Add(row.Day, row);
        Team.OpenDay = LocalDate.Max(Team.At(now).Today, Team.OpenDay);
    }

    private LocalDate Oldest => Team.OpenDay.PlusDays(-TeamDay.TakesLateDays);

    private static LocalDate Newest => LocalDate.MaxIsoValue;

    private List<TeamPerson> People(Instant now, LocalDate from, LocalDate to) =>
        [.. _people.Select(one => one.Life.At(now, one.Membership, _dice, from, to)).OrderBy(_ => _dice.Next())];
}

internal enum What
{
    Turn,
    Joins,
    Leaves,
    Sweep,
}

/// <summary>Something that happens to a team.</summary>
internal sealed record Happening(Instant At, TeamLife? Who, What What)
{
    /// <summary>The days that a turn tells something about: what was logged in it, and what it changed of the excuses.</summary>
    public IEnumerable<LocalDate> Told()
    {
        var (now, before) = (Who!.Life.Looks.Last(look => look.At == At), Who.Life.Looks.LastOrDefault(look => look.At < At));
        return Who.Life.Logged.Where(one => one.At == At && one.Fact.Mark > DayMark.Unknown).Select(one => one.Fact.Day)
            .Concat(now.Excuses.Except(before?.Excuses ?? []).SelectMany(excuse => (LocalDate[])[excuse.From, now.Today]));
    }

    /// <summary>Whether a pause was ended early or a hold is over with this turn, so that more is asked of somebody than before it.</summary>
    public bool TakesBack()
    {
        if (What != What.Turn || Who!.Life.Looks.LastOrDefault(look => look.At < At) is not { } before)
            return false;
        var now = Who.Life.Looks.Last(look => look.At == At);
        return before.Excuses.Except(now.Excuses).Any() || before.Excuses.Any(one => one.Why == ExcuseWhy.OnHold && one.Until > before.Today && one.Until <= now.Today);
    }
}
