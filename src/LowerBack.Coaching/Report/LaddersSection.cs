using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Report;

/// <summary>Where each move stood at the start and where it stands now, and what changed when.</summary>
internal sealed class LaddersSection(MoveLibrary library, LadderRules rules) : IReportSection
{
    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var words = turn.Words;
        var newStart = turn.Profile.StartedOver is { } at
            ? (at, LocalNow.At(at, turn.Now.Zone, turn.Now.DayStart).Today)
            : ((NodaTime.Instant, NodaTime.LocalDate Day)?)null;
        var rows = LadderHistory.Rows(
            ReportSessions.In(turn, period), RoutineBook.Ladders(turn), newStart, note => rules.After(note).After)
            .Where(row => library.Find(row.MoveId) is not null).ToList();
        if (rows.Count == 0)
            return null;

        var blocks = new List<ReportBlock>();
        var changed = rows.FindAll(row => !row.Turns.IsEmpty);
        if (changed.Count > 0)
            blocks.Add(new Table(
                [.. Headings.Select(heading => words.Plain(heading))],
                [.. changed.Select(row => Cells(words, library[row.MoveId], row))]));
        var same = rows.FindAll(row => row.Turns.IsEmpty).ConvertAll(row => words.Plain(
            ReportText.SameStep, ("move", library.Name(words.Culture.Name, row.MoveId)), ("step", row.End), ("steps", library[row.MoveId].Ladder.Length)));
        if (same.Count > 0)
            blocks.Add(new Remark(words.Plain(ReportText.Unchanged, ("moves", string.Join("; ", same)))));
        if (newStart is { Day: var day } && period.Has(day))
            blocks.Add(new Remark(words.Plain(ReportText.NewStart, ("date", day))));
        blocks.Add(new Remark(words.Plain(ReportText.LaddersRemark)));
        return new ReportSection(words.Plain(ReportText.LaddersTitle), [.. blocks]);
    }

    private static readonly ReportText[] Headings = [ReportText.HeadMove, ReportText.HeadStart, ReportText.HeadNow, ReportText.HeadChanges];

    private ImmutableArray<string> Cells(Words words, Move move, LadderRow row) =>
    [
        library.Name(words.Culture.Name, move.Id), words.Plain(ReportText.StepAlone, ("step", row.Start), ("steps", move.Ladder.Length)), Step(words, move, row.End),
        string.Join("; ", row.Turns.Select(change => change.Other is { } other
            ? words.Plain(ReportText.ReplacedOn, ("date", change.Day), ("move", library.Name(words.Culture.Name, other)))
            : words.Plain(ReportText.StepOn, ("date", change.Day), ("from", change.From), ("to", change.To)))),
    ];

    private static string Step(Words words, Move move, int step)
    {
        // A newer library may have a shorter ladder than the one that was climbed.
        var there = move.Step(step).Number;
        return words.Plain(ReportText.Step, ("step", there), ("steps", move.Ladder.Length), ("dose", DoseWords.Of(words, move, there)));
    }
}
