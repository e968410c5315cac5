using System.Collections.Immutable;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// Corrects sessions on which later ones were built: yesterday's, when its morning is told after today's was done. The
/// ladders are worked out again from the first of them on, as long as nothing but sessions moved them meanwhile. Pure.
/// </summary>
public sealed class LadderChain(LadderRules rules)
{
    /// <summary>The sessions as corrected, each with the book it now begins with, and the book after the last.</summary>
    /// <param name="sessions">All sessions done from the first corrected one on, in the order in which they were done.</param>
    /// <param name="now">The ladders as they stand.</param>
    /// <param name="correct">The session as it should read; itself where nothing changes.</param>
    /// <returns>Null where a promotion or a new start lies between: that is not undone.</returns>
    public (ImmutableArray<RoutineNote> Sessions, LadderBook After)? Correct(
        IReadOnlyList<RoutineNote> sessions, LadderBook now, Func<RoutineNote, RoutineNote> correct)
    {
        for (var at = 0; at < sessions.Count; at++)
        {
            var next = at + 1 < sessions.Count ? sessions[at + 1].Before! : now;
            if (rules.After(sessions[at]).After != next)
                return null;
        }

        var book = sessions[0].Before!;
        var corrected = ImmutableArray.CreateBuilder<RoutineNote>(sessions.Count);
        foreach (var session in sessions)
        {
            var note = correct(session) with { Before = book };
            corrected.Add(note);
            book = rules.After(note).After;
        }

        return (corrected.MoveToImmutable(), book);
    }
}
