using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests;

/// <summary>Members to plan for.</summary>
internal static class Members
{
    public const Kit FullKit = Kit.Band | Kit.Cable | Kit.Dumbbell | Kit.Backpack | Kit.Barbell | Kit.RomanChair;

    public static readonly MoveLibrary Library = MoveLibrary.Load();
    public static readonly RoutinePlanner Planner = new(Library);
    public static readonly LocalDate Monday = new(2026, 3, 2);

    public static PlanRequest Fresh(Level level, int minutes, LocalDate? day = null) => new()
    {
        Today = day ?? Monday, Now = Evening(day ?? Monday), Minutes = minutes, Level = level,
    };

    public static Instant Evening(LocalDate day) => day.At(new LocalTime(18, 0)).InUtc().ToInstant();

    public static LadderBook At(IReadOnlyDictionary<string, int> steps) =>
        steps.Aggregate(LadderBook.Empty, (book, step) => book.With(step.Key, new LadderPosition(step.Value)));

    public static LadderBook Everywhere(Func<Move, int> step) =>
        Library.Moves.Aggregate(LadderBook.Empty, (book, move) => book.With(move.Id, new LadderPosition(step(move))));

    /// <summary>A strength session that leaves nothing to rest from.</summary>
    public static PastSession LightStrength(int daysAgo, DayKind kind = DayKind.StrengthB)
    {
        var day = Monday.PlusDays(-daysAgo);
        return new PastSession(day, Evening(day), kind, [new PastMove("dead-bug", 1, 148)], ExtLoad: 0);
    }

    /// <summary>What the history keeps of a plan that was done.</summary>
    public static PastSession Done(Plan plan, LocalDate day, Instant at, int? effort = 7, int? before = 1, int? max = 2) =>
        new(day, at, plan.Day, [.. plan.Moves.Select(m => new PastMove(m.MoveId, m.Step, m.Seconds))], plan.ExtLoad, effort, before, max);

    public static ImmutableArray<PastSession> Before(this PastSession newest, ImmutableArray<PastSession> older) => [newest, .. older];
}
