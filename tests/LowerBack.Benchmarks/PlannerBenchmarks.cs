using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Benchmarks;

/// <summary>A plan is made while somebody waits for an answer: it should take microseconds.</summary>
[MemoryDiagnoser]
public class PlannerBenchmarks
{
    private static readonly LocalDate Monday = new(2026, 3, 2);
    private static readonly MoveLibrary Library = MoveLibrary.Load();
    private static readonly RoutinePlanner Planner = new(Library);
    private readonly PlanRequest _beginner = Request(Level.Beginner, 10);
    private readonly PlanRequest _advanced = Request(Level.Advanced, 30) with { Kit = (Kit)63, History = SixWeeks(), Ladders = HalfWay() };
    private readonly PlanRequest _avoidsAll = Request(Level.Advanced, 30) with { Avoid = (AvoidCodes)1023, History = SixWeeks() };

    /// <summary>A beginner's ten minutes, no history.</summary>
    [Benchmark(Baseline = true)]
    public Plan Beginner10() => Planner.Plan(_beginner);

    /// <summary>An advanced member's half hour with 42 days of history.</summary>
    [Benchmark]
    public Plan Advanced30() => Planner.Plan(_advanced);

    /// <summary>A member who keeps away from everything there is a code for.</summary>
    [Benchmark]
    public Plan AvoidsEverything() => Planner.Plan(_avoidsAll);

    private static PlanRequest Request(Level level, int minutes) => new()
    {
        Today = Monday, Now = Noon(Monday), Minutes = minutes, Level = level, Asked = DayKind.StrengthA,
    };

    private static Instant Noon(LocalDate day) => day.At(new LocalTime(12, 0)).InUtc().ToInstant();

    private static LadderBook HalfWay()
    {
        var book = LadderBook.Empty;
        foreach (var move in Library.Moves) book = book.With(move.Id, new LadderPosition((move.Ladder.Length + 1) / 2));
        return book;
    }

    private static ImmutableArray<PastSession> SixWeeks()
    {
        var history = ImmutableArray.CreateBuilder<PastSession>();
        for (var ago = 3; ago <= 42; ago++)
        {
            var kind = (ago % 3) switch { 0 => DayKind.StrengthB, 1 => DayKind.Mobility, _ => DayKind.Walk };
            var template = Library.Template(kind == DayKind.StrengthB ? SessionFor.Advanced : SessionFor.Mobility, 30, kind == DayKind.StrengthB ? 'B' : null);
            var day = Monday.PlusDays(-ago);
            history.Add(new PastSession(
                day, Noon(day), kind, [.. template.Slots.Select(s => new PastMove(s.Move.Id, 2, 120))],
                template.Slots.Sum(s => s.Move.ExtLoad), Effort: 7, PainBefore: 1, PainMax: 2));
        }

        return history.ToImmutable();
    }
}
