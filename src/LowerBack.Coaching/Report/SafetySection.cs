using LowerBack.Coaching.Content;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>The safety check: when it was answered, what it came to, and what was cleared. Answers are not kept, so none are here.</summary>
internal sealed class SafetySection : IReportSection
{
    private static readonly (AvoidCodes Code, ReportText Text)[] Conditions =
    [
        (AvoidCodes.Pregnancy, ReportText.Pregnancy), (AvoidCodes.Osteoporosis, ReportText.Osteoporosis),
        (AvoidCodes.BloodPressure, ReportText.BloodPressure),
    ];

    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var (words, file) = (turn.Words, turn.Member.Get<SafetyFile>());
        var outcome = words.Plain(Outcome(SafetyScreen.State(turn), file.Care));
        var lines = new List<(string, string)>
        {
            (words.Plain(ReportText.FullCheck), Date(file.ScreenedAt) ?? words.Plain(ReportText.NotAnswered)),
        };
        if (Date(file.UrgentAt) is { } urgent)
            lines.Add((words.Plain(ReportText.UrgentCheck), urgent));
        lines.Add((words.Plain(ReportText.OutcomeNow), file.Verdict == Verdict.Unscreened
            ? outcome
            : words.Plain(ReportText.OutcomeSince, ("outcome", outcome), ("date", Date(file.Since)!))));
        lines.Add((words.Plain(ReportText.Conditions), file.ScreenedAt is null ? words.Plain(ReportText.NotSaid) : Told(turn, file.Codes)));
        lines.Add((words.Plain(ReportText.Clearance), Date(file.ClearanceReportedAt) is { } cleared
            ? words.Plain(ReportText.ClearanceReported, ("date", cleared))
            : words.Plain(ReportText.NoneReported)));
        ReportBlock remark = new Remark(words.Plain(file.Current is null ? ReportText.CheckRemark : ReportText.CheckOpen));
        return new ReportSection(words.Plain(ReportText.SafetyTitle), new Facts([.. lines]), remark) { IsNews = file.Care != Care.None };

        string? Date(Instant? at) => at is { } then ? words.WriteInFull(then.InZone(turn.Now.Zone).Date) : null;
    }

    private static string Told(Turn turn, AvoidCodes codes)
    {
        var told = Conditions.Where(condition => (codes & condition.Code) != AvoidCodes.None).Select(condition => turn.Words.Plain(condition.Text)).ToList();
        return told.Count == 0 ? turn.Words.Plain(ReportText.NoneReported) : string.Join("; ", told);
    }

    /// <summary>
    /// Where somebody stands, in plain words. Whether help the same day meant a doctor or a crisis line is theirs to tell.
    /// </summary>
    private static ReportText Outcome(SafetyState state, Care care) => (state, care) switch
    {
        (SafetyState.Cleared, _) => ReportText.Go,
        (SafetyState.Modified, Care.ClinicianSoon) => ReportText.AmberSoon,
        (SafetyState.Modified, Care.Mention) => ReportText.AmberMention,
        (SafetyState.Modified, _) => ReportText.Amber,
        (SafetyState.Hold, _) => ReportText.Hold,
        (SafetyState.Stop, Care.Emergency) => ReportText.StopEmergency,
        (SafetyState.Stop, _) => ReportText.StopToday,
        _ => ReportText.NotAnswered,
    };
}
