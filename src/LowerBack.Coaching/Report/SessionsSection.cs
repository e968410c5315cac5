using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Report;

/// <summary>Every session with its effort and pain, and days on which pain was told and nothing done.</summary>
internal sealed class SessionsSection : IReportSection
{
    /// <summary>As many of the latest as leave the whole on two pages.</summary>
    private const int Most = 40;

    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var words = turn.Words;
        var told = ReportSessions.In(turn, period).FindAll(session => session.Note is { DoneAt: not null } or { PainBefore: not null });
        if (told.Count == 0)
            return null;
        var table = new Table(
            [.. Headings.Select(heading => words.Plain(heading))],
            [.. told.TakeLast(Most).Select(session => ReportSessions.Cells(
                words, session.Day, Kind(turn, session.Note), session.Note.DoneAt is null ? null : WeekRules.Minutes(session.Note),
                session.Note.Effort, session.Note.PainBefore, session.Note.PainMax))]) { IsNarrow = true };
        return told.Count > Most
            ? new ReportSection(words.Plain(ReportText.SessionsTitle), table, new Remark(words.Plain(ReportText.LatestOf, ("shown", Most), ("all", told.Count))))
            : new ReportSection(words.Plain(ReportText.SessionsTitle), table);
    }

    private static readonly ReportText[] Headings =
    [
        ReportText.HeadDay, ReportText.HeadSession, ReportText.HeadMinutes, ReportText.HeadEffort,
        ReportText.HeadPainBefore, ReportText.HeadPainMost,
    ];

    private static string Kind(Turn turn, RoutineNote note)
    {
        var kind = turn.Words.Plain(RoutineCard.DayName(note.Plan.Day));
        return note.DoneAt is null ? turn.Words.Plain(ReportText.NotDone, ("session", kind)) : kind;
    }
}
