using System.Collections.Immutable;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>One change of a move's place on its ladder.</summary>
/// <param name="Day">The day of the session it followed, or of the new start.</param>
/// <param name="From">The step before.</param>
/// <param name="To">The step after.</param>
/// <param name="Other">The move that took this one's place with it, or null.</param>
internal sealed record LadderTurn(LocalDate Day, int From, int To, string? Other);

/// <summary>A move's way through the period.</summary>
/// <param name="MoveId">Which move.</param>
/// <param name="Start">Its step when the period's first session began.</param>
/// <param name="End">Its step now.</param>
/// <param name="Turns">What changed, oldest first.</param>
internal sealed record LadderRow(string MoveId, int Start, int End, ImmutableArray<LadderTurn> Turns);

/// <summary>Reads where the ladders stood out of the sessions: each keeps the book from before it.</summary>
internal static class LadderHistory
{
    /// <summary>A row for every move that was done or changed, in the order in which they first came.</summary>
    /// <param name="sessions">The period's sessions in any order.</param>
    /// <param name="now">The book as it stands.</param>
    /// <param name="newStart">When and on which day all began again after a clearance, if it did.</param>
    /// <param name="after">The book a session alone leads to; asked where the next one no longer shows it.</param>
    public static ImmutableArray<LadderRow> Rows(
        IEnumerable<Session> sessions, LadderBook now, (Instant At, LocalDate Day)? newStart, Func<RoutineNote, LadderBook> after)
    {
        var done = sessions.Where(session => session.Note is { DoneAt: not null, Before: not null })
            .OrderBy(session => session.Note.DoneAt).ToList();
        if (done.Count == 0)
            return [];
        var books = new List<(LocalDate Day, LadderBook Before, LadderBook After)>();
        for (var i = 0; i < done.Count; i++)
        {
            var (day, note) = (done[i].Day, done[i].Note);
            var next = i + 1 < done.Count ? done[i + 1].Note : null;
            if (newStart is { } start && note.DoneAt < start.At && (next is null || start.At <= next.DoneAt))
            {
                books.Add((day, note.Before!, after(note)));
                books.Add((start.Day, after(note), LadderBook.Empty));
            }
            else
            {
                books.Add((day, note.Before!, next?.Before ?? now));
            }
        }

        return [.. done.SelectMany(session => session.Note.Plan.Moves
                .Where(move => !session.Note.Skipped.Contains(move.MoveId)).Select(move => move.MoveId))
            .Concat(books.SelectMany(book => book.Before.Positions.Keys.Concat(book.After.Positions.Keys)
                .Where(id => Changed(book.Before[id], book.After[id])).Order(StringComparer.Ordinal)))
            .Distinct()
            .Select(id => new LadderRow(id, books[0].Before[id].Step, books[^1].After[id].Step, [.. books
                .Where(book => Changed(book.Before[id], book.After[id]))
                .Select(book => Turn(id, book))]))];
    }

    private static bool Changed(LadderPosition before, LadderPosition after) =>
        before.Step != after.Step || before.ReplacedBy != after.ReplacedBy;

    private static LadderTurn Turn(string id, (LocalDate Day, LadderBook Before, LadderBook After) book)
    {
        var (before, after) = (book.Before[id], book.After[id]);
        return new LadderTurn(book.Day, before.Step, after.Step, after.ReplacedBy != before.ReplacedBy ? after.ReplacedBy : null);
    }
}
