using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Report;

/// <summary>Sessions of a journal to report on.</summary>
internal static class Sessions
{
    public static readonly LocalDate Monday = new(2026, 3, 2);

    /// <summary>A session of planned moves of five minutes each.</summary>
    public static Session On(int day, params ReadOnlySpan<string> moves)
    {
        var planned = new PlannedMove[moves.Length];
        for (var at = 0; at < moves.Length; at++)
            planned[at] = new PlannedMove(moves[at], Block.Main, 1, [8], 0, 0, 300);
        var note = new RoutineNote
        {
            Number = 1,
            Why = "",
            Plan = new Plan
            {
                Day = moves.Length == 0 ? DayKind.Rest : DayKind.StrengthA, Minutes = 10, Level = Level.Beginner, Kit = Kit.None,
                Avoid = AvoidCodes.None, Moves = [.. planned], EstimatedSeconds = 300 * moves.Length, ExtLoad = 0,
            },
        };
        return new Session(JournalEntry.Of(Guid.Empty, Monday.PlusDays(day), Noon(day), note), note);
    }

    /// <summary>The same, with another note.</summary>
    public static Session With(this Session session, Func<RoutineNote, RoutineNote> change) => session with { Note = change(session.Note) };

    /// <summary>The same, planned for other minutes.</summary>
    public static Session For(this Session session, int minutes) =>
        session.With(note => note with { Plan = note.Plan with { Minutes = minutes } });

    /// <summary>The same, marked as rest.</summary>
    public static Session Rested(this Session session) => session.With(note => note with { Status = RoutineStatus.Rested });

    /// <summary>The same, done.</summary>
    public static Session Done(
        this Session session, int? effort = null, int? before = null, int? most = null, string? hurt = null,
        ImmutableArray<string>? skipped = null, LadderBook? from = null) => session.With(note => note with
        {
            Status = RoutineStatus.Done, DoneAt = session.Entry.At, Effort = effort, PainBefore = before, PainMax = most,
            Culprit = hurt, Skipped = skipped ?? [], Before = from ?? LadderBook.Empty,
        });

    public static Instant Noon(int day) => Monday.PlusDays(day).At(LocalTime.Noon).InUtc().ToInstant();
}
