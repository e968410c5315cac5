using System.Collections.Immutable;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>What the check-ins said: the line of pain, week by week, and the member's own activities then and now.</summary>
internal sealed class CheckInsSection : IReportSection
{
    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var words = turn.Words;
        var told = CheckInNote.UpTo(turn.Member, period.To).Where(entry => period.Has(entry.Entry.Day))
            .Select(entry => new ToldDay(entry.Entry.Day, entry.Note)).ToList();
        if (told.Count == 0)
            return null;
        var blocks = new List<ReportBlock>();
        if (told.Exists(day => day.Note.Pain is not null))
            blocks.AddRange([Chart(words, period, told), new Remark(words.Plain(ReportText.CheckInsChart))]);
        blocks.Add(new Table(
            [.. Headings.Select(heading => words.Plain(heading))],
            [.. period.Rows().Select(days => Row(words, days, told.FindAll(day => days.Contains(day.Day))))]));
        blocks.Add(new Remark(words.Plain(ReportText.CheckInsRemark)));
        var activities = Activities(words, told);
        if (!activities.IsEmpty)
        {
            blocks.Add(new Table(
                [words.Plain(ReportText.HeadActivity), words.Plain(ReportText.HeadFirst), words.Plain(ReportText.HeadLatest)], activities));
            blocks.Add(new Remark(words.Plain(ReportText.ActivitiesRemark)));
        }

        return new ReportSection(words.Plain(ReportText.CheckInsTitle), [.. blocks]);
    }

    private sealed record ToldDay(LocalDate Day, CheckInNote Note);

    private static readonly ReportText[] Headings =
        [ReportText.HeadDays, ReportText.HeadCheckIns, ReportText.HeadPain, ReportText.HeadShortNights, ReportText.HeadWeekly];

    private static Drawing Chart(Words words, ReportPeriod period, List<ToldDay> told) => new(PainChart.Draw(
        period,
        [.. told.Select(day => new ChartPoint(day.Day, IsDone: false, Before: null, Most: day.Note.Pain))],
        words.Plain(ReportText.CheckInsAlt), words.Write(period.From), words.Write(period.To)));

    private static ImmutableArray<string> Row(Words words, DateInterval days, List<ToldDay> told)
    {
        var weekly = told.Select(day => day.Note.WeekScore).OfType<double>().ToList();
        return ReportSessions.Cells(
            words, words.Plain(ReportText.Span, ("from", days.Start), ("to", days.End)), told.Count,
            WeekRules.Median(told.Select(day => day.Note.Pain)),
            told.Exists(day => day.Note.Sleep is not null) ? told.Count(day => day.Note.IsShortNight) : null,
            weekly.Count == 0 ? null : Math.Round(weekly.Average(), 1));
    }

    /// <summary>Each activity with its first and its latest rating, in the order in which they were first rated.</summary>
    private static ImmutableArray<ImmutableArray<string>> Activities(Words words, List<ToldDay> told) => [.. told
        .SelectMany(day => day.Note.Activities.Select(activity => (day.Day, activity.Name, activity.Rating)))
        .GroupBy(rated => rated.Name)
        .Select(ratings => ImmutableArray.Create(ratings.Key, Rated(words, ratings.First()), Rated(words, ratings.Last())))];

    private static string Rated(Words words, (LocalDate Day, string Name, int Rating) rated) =>
        words.Plain(ReportText.Rated, ("rating", rated.Rating), ("date", rated.Day));
}
