using LowerBack.Coaching.Members;
using LowerBack.Coaching.Report;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Flare;

/// <summary>The gentle days of a period, for a clinician.</summary>
internal sealed class FlareSection : IReportSection
{
    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var words = turn.Words;
        var lines = turn.Member.Get<FlareUps>().All.Where(flare => flare.Until > flare.From && flare.Until > period.From && flare.From <= period.To)
            .Select(flare => words.Plain(
                FlareText.ReportSpan, ("from", words.WriteInFull(flare.From)), ("to", words.WriteInFull(flare.Until.PlusDays(-1))))).ToList();
        return lines.Count == 0 ? null : new ReportSection(
            words.Plain(FlareText.ReportTitle), new Facts((words.Plain(FlareText.ReportDays), string.Join("; ", lines))));
    }
}
