using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Report;

/// <summary>Moves that hurt, were left out, or were done in the place of others.</summary>
internal sealed class MovesSection(MoveLibrary library) : IReportSection
{
    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var (words, sessions) = (turn.Words, ReportSessions.In(turn, period));
        if (!sessions.Exists(session => session.Note.DoneAt is not null))
            return null;
        var notes = MoveNotes.Of(sessions);
        return new ReportSection(words.Plain(ReportText.MovesTitle), new Facts(
            (words.Plain(ReportText.Hurt), Listed(words, notes.Hurt)),
            (words.Plain(ReportText.LeftOut), Listed(words, notes.LeftOut)),
            (words.Plain(ReportText.StoodIn), notes.StandIns.IsEmpty ? words.Plain(ReportText.None) : string.Join("; ", notes.StandIns.Select(
                pair => words.Count(ReportText.StandIn, pair.Sessions, ("from", library.Name(words.Culture.Name, pair.From)), ("to", library.Name(words.Culture.Name, pair.To))).ToPlainText())))));
    }

    private string Listed(Words words, ImmutableArray<NotedMove> moves) => moves.IsEmpty
        ? words.Plain(ReportText.NoneSaid)
        : string.Join("; ", moves.Select(move => words.Plain(
            ReportText.MoveOn, ("move", library.Name(words.Culture.Name, move.MoveId)), ("dates", string.Join(", ", move.Days.Select(day => words.Write(day)))))));
}
