using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>A move and the days on which something was noted about it, oldest first.</summary>
internal sealed record NotedMove(string MoveId, ImmutableArray<LocalDate> Days);

/// <summary>A move that stood in for another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StandIn(string From, string To, int Sessions);

/// <summary>What was noted about single moves.</summary>
/// <param name="Hurt">Named as the one that hurt.</param>
/// <param name="LeftOut">Left out of a session that was done.</param>
/// <param name="StandIns">Done in the place of another, the most frequent first.</param>
internal sealed record MoveNotes(ImmutableArray<NotedMove> Hurt, ImmutableArray<NotedMove> LeftOut, ImmutableArray<StandIn> StandIns)
{
    /// <summary>Gathers them from sessions in any order.</summary>
    public static MoveNotes Of(IEnumerable<Session> sessions)
    {
        var done = sessions.Where(session => session.Note.DoneAt is not null).OrderBy(session => session.Day).ToList();
        return new MoveNotes(
            Noted(done, note => note.Culprit is { } culprit ? [culprit] : []),
            Noted(done, note => note.Skipped),
            [.. done.SelectMany(session => session.Note.Plan.Moves.Where(move => !session.Note.Skipped.Contains(move.MoveId)))
                .Where(move => move.SwappedFrom is not null)
                .GroupBy(move => (From: move.SwappedFrom!, To: move.MoveId))
                .Select(pair => new StandIn(pair.Key.From, pair.Key.To, pair.Count()))
                .OrderByDescending(pair => pair.Sessions).ThenBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal)]);
    }

    private static ImmutableArray<NotedMove> Noted(List<Session> done, Func<RoutineNote, ImmutableArray<string>> which) =>
        [.. done.SelectMany(session => which(session.Note).Select(id => (Id: id, session.Day)))
            .GroupBy(noted => noted.Id)
            .Select(noted => new NotedMove(noted.Key, [.. noted.Select(one => one.Day).Distinct()]))];
}
