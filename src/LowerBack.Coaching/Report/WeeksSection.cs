using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Report;

/// <summary>The period at a glance: the line of pain, and what each week came to.</summary>
internal sealed class WeeksSection : IReportSection
{
    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var words = turn.Words;
        var title = words.Plain(period.RowDays == 7 ? ReportText.WeeksTitle : ReportText.FourWeeksTitle);
        var sessions = ReportSessions.In(turn, period);
        if (sessions.Count == 0)
            return new ReportSection(title, new Remark(words.Plain(ReportText.NoSessions))) { IsNews = false };

        var rows = WeekRules.Rows(period, sessions, turn.Profile.Minutes);
        var blocks = new List<ReportBlock>();
        if (sessions.Exists(session => session.Note is { PainBefore: not null } or { PainMax: not null }))
            blocks.AddRange([Chart(words, period, sessions), new Remark(words.Plain(ReportText.ChartRemark))]);
        blocks.Add(new Table(
            [.. Headings.Select(heading => words.Plain(heading))],
            [.. rows.Select(row => ReportSessions.Cells(
                words, words.Plain(ReportText.Span, ("from", row.Days.Start), ("to", row.Days.End)),
                row.Planned, row.Done, row.Shorter, row.Rested, row.Minutes, row.Effort, row.PainBefore, row.PainMost))]));
        blocks.Add(new Remark(words.Plain(ReportText.WeeksRemark, ("minutes", turn.Profile.Minutes ?? RoutinePlanner.LeastMinutes))));
        return new ReportSection(title, [.. blocks]);
    }

    private static readonly ReportText[] Headings =
    [
        ReportText.HeadDays, ReportText.HeadPlanned, ReportText.HeadDone, ReportText.HeadShorter, ReportText.HeadRested,
        ReportText.HeadMinutes, ReportText.HeadEffort, ReportText.HeadPainBefore, ReportText.HeadPainMost,
    ];

    private static Drawing Chart(Words words, ReportPeriod period, List<Session> sessions) => new(PainChart.Draw(
        period,
        [.. sessions.Select(session => new ChartPoint(session.Day, session.Note.DoneAt is not null, session.Note.PainBefore, session.Note.PainMax))],
        words.Plain(ReportText.ChartAlt), words.Write(period.From), words.Write(period.To)));
}
