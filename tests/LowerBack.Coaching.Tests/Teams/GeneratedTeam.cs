using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Desk;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Tests.Streaks;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>Somebody's two weeks with a team.</summary>
/// <param name="Id">Who.</param>
/// <param name="Life">What they did, and what excused them.</param>
/// <param name="JoinsAt">When they come.</param>
/// <param name="LeavesAt">When they go; null where they stay.</param>
internal sealed record TeamLife(Guid Id, GeneratedLife Life, Instant JoinsAt, Instant? LeavesAt)
{
    /// <summary>Them as the store holds them at a moment, what they logged in some days only and in no order.</summary>
    public TeamPerson At(Instant now, TeamMember membership, Random dice, LocalDate from, LocalDate to)
    {
        var member = new Member { Id = Id, JoinedAt = JoinsAt - Duration.FromDays(40), Language = "en", ZoneId = "Europe/Berlin" };
        member.Set(SafetyFile.Initial with { Verdict = Verdict.Clear });
        var journal = Life.Logged.Where(one => one.At <= now && from <= one.Fact.Day && one.Fact.Day <= to).Select(one => Entry(one)).OfType<JournalEntry>().ToList();
        var look = Life.Looks.LastOrDefault(look => look.At <= now);
        foreach (var excuse in look?.Excuses ?? [])
        {
            if (excuse.Why == ExcuseWhy.ShortDay)
                journal.Add(JournalEntry.Of(Id, excuse.From, now, new ShortDayNote()));
            else if (excuse.Why == ExcuseWhy.Paused)
                journal.Add(JournalEntry.Of(Id, excuse.From, now, new PauseNote(excuse.Until)));
            else if (excuse.Until > look!.Today)
                member.Set(StreakFile.Initial with { HeldSince = excuse.From });
            else if (excuse.Until > excuse.From)
                journal.Add(JournalEntry.Of(Id, excuse.Until.PlusDays(-1), now, new HoldNote(excuse.From)));
        }

        return new TeamPerson(membership, member, journal.OrderBy(_ => dice.Next()));
    }

    private JournalEntry? Entry(Logged one) => one.Fact.Mark switch
    {
        DayMark.Trained => Session(one, DayKind.StrengthA, RoutineStatus.Done),
        DayMark.Walk => Session(one, DayKind.Walk, RoutineStatus.Done),
        DayMark.Rest => Session(one, DayKind.StrengthA, RoutineStatus.Rested),
        DayMark.Mobility => JournalEntry.Of(Id, one.Fact.Day, one.At, new DeskNote(1)),
        DayMark.CheckIn => JournalEntry.Of(Id, one.Fact.Day, one.At, new CheckInNote { Pain = 2 }),
        _ => null,
    };

    private JournalEntry Session(Logged one, DayKind kind, RoutineStatus status) => JournalEntry.Of(Id, one.Fact.Day, one.At, new RoutineNote
    {
        Number = 1, Why = "", Status = status, DoneAt = status == RoutineStatus.Done ? one.At : null,
        Plan = new Plan
        {
            Day = kind, Minutes = 5, Level = Level.Beginner, Kit = Kit.None, Avoid = AvoidCodes.None, EstimatedSeconds = 60, ExtLoad = 0,
            Moves = [new PlannedMove("bird-dog", Block.Main, 1, [8], 0, 0, 60)],
        },
    });
}

/// <summary>
/// Two weeks of a team from a seed: two to thirty people anywhere, any threshold, any hour at which its day closes; some come
/// later, some leave, some come back.
/// </summary>
internal sealed record GeneratedTeam(ImmutableArray<TeamLife> People, DateTimeZone Zone, LocalTime ClosesAt, int Threshold, Instant From)
{
    private const int Days = 14;

    /// <summary>When everything there is to tell has been told.</summary>
    public Instant Until => From + Duration.FromDays((2 * Days) + 8);

    public static GeneratedTeam Of(int seed)
    {
        var dice = new Random(seed);
        // Most teams are small; now and then one is full.
        var size = Math.Min(dice.Next(2, Team.MostMembers + 1), dice.Next(3) == 0 ? Team.MostMembers : 6);
        // Around the changes of the clocks as well.
        var from = Instant.FromUtc(2026, dice.Next(1, 13), dice.Next(1, 28), dice.Next(24), 0);
        return new GeneratedTeam(
            [.. Enumerable.Range(0, size).Select(at => Person(dice, at, from))],
            GeneratedLife.Zone(dice), new LocalTime(dice.Next(7), 0), dice.Next(3) == 0 ? TeamRules.Everybody : dice.Next(50, 100), from);
    }

    private static TeamLife Person(Random dice, int at, Instant from)
    {
        var joins = from + Duration.FromHours(at == 0 || dice.Next(3) > 0 ? 0 : dice.Next(Days * 24));
        return new TeamLife(
            // No two of them do something at the same moment.
            new Guid(at + 1, 0, 0, new byte[8]), GeneratedLife.Of(dice.Next(), from + Duration.FromSeconds(at + 1), Days), joins,
            at > 0 && dice.Next(4) == 0 ? joins + Duration.FromHours(dice.Next(1, Days * 24)) : null);
    }
}
