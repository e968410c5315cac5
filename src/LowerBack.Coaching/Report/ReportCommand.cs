using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LowerBack.Chat;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime.Text;

namespace LowerBack.Coaching.Report;

/// <summary><c>/report [weeks]</c>: a page for a clinician, as a file. It only reads, and is open on hold and after a stop too.</summary>
internal sealed class ReportCommand(IEnumerable<IReportSection> sections, PendingQuestions pending) : ICommand
{
    private const string Name = "report";

    /// <summary>The lengths offered as buttons; any from 1 to 52 may be typed.</summary>
    private static readonly ImmutableArray<int> Lengths = [2, ReportPeriod.UsualWeeks, 12, ReportPeriod.MostWeeks];

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => 7 * ReportPeriod.MostWeeks;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(ReportText.Description),
        [new CommandOption("weeks", words.Plain(ReportText.WeeksName), words.Plain(ReportText.WeeksOption), OptionKind.Number,
            [.. Lengths.Select(weeks => new OptionChoice(Number(weeks), Weeks(words, weeks)))])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        var words = turn.Words;
        // Somebody who types "6 weeks" is understood; a word without a number is not.
        var weeks = arguments.Number("weeks") ?? (arguments.Stray is null ? ReportPeriod.UsualWeeks : 0);
        if (weeks is < 1 or > ReportPeriod.MostWeeks)
            return Answers.Say(new ChatMessage(words.Say(ReportText.WeeksOutside), Others(turn, except: null)));

        var joined = LocalNow.At(turn.Member.JoinedAt, turn.Now.Zone, turn.Now.DayStart).Today;
        var period = ReportPeriod.Of(weeks, turn.Now.Today, joined);
        var written = sections.Select(section => section.Write(turn, period)).OfType<ReportSection>().ToImmutableArray();
        if (!written.Any(section => section.IsNews))
        {
            return Answers.Say(RoutineBook.All(turn).Count == 0
                ? new ChatMessage(words.Say(ReportText.NothingYet), Next(turn))
                : new ChatMessage(words.Say(ReportText.NothingThen), Next(turn), Others(turn, weeks)));
        }

        return Answers.Say(new ChatMessage(
            words.Say(ReportText.Here, ("weeks", Weeks(words, period.Weeks)), ("from", period.From), ("to", period.To)),
            Next(turn), Others(turn, weeks)) { File = File(turn, period, written) });
    }

    private static ChatFile File(Turn turn, ReportPeriod period, ImmutableArray<ReportSection> sections)
    {
        var words = turn.Words;
        var page = new ReportPage(
            words.Culture.TwoLetterISOLanguageName, words.Plain(ReportText.Title), words.Plain(ReportText.NameByHand),
            new Facts(
                (words.Plain(ReportText.PeriodName), words.Plain(
                    ReportText.Period, ("from", words.WriteInFull(period.From)), ("to", words.WriteInFull(period.To)), ("weeks", Weeks(words, period.Weeks)))),
                (words.Plain(ReportText.Zone), turn.Member.ZoneId ?? words.Plain(ReportText.NotSaid)),
                (words.Plain(ReportText.Made), words.Plain(
                    ReportText.MadeAt, ("date", words.WriteInFull(turn.Now.Wall.Date)), ("time", turn.Now.Wall.TimeOfDay)))),
            [words.Plain(ReportText.WhatItIs), words.Plain(ReportText.WhatItIsNot)], sections);
        return new ChatFile(
            $"lowerback-report-{LocalDatePattern.Iso.Format(turn.Now.Today)}.html", "text/html", Encoding.UTF8.GetBytes(page.ToHtml()));
    }

    /// <summary>What is next: an open question, the visit, or today's session.</summary>
    private ButtonRow Next(Turn turn) => new(SafetyScreen.State(turn) switch
    {
        SafetyState.Stop or SafetyState.Hold => turn.NextCommand(turn.Words.Plain(ReportText.AfterTheVisit), "start"),
        _ when pending.Ask(turn) is not null => turn.NextCommand(turn.Words.Plain(ReportText.GoOn), "start"),
        SafetyState.TooYoung => turn.NextCommand(turn.Words.Plain(ReportText.GoOn), "start"),
        _ => turn.NextCommand(turn.Words.Plain(ReportText.TodaysRoutine), "routine"),
    });

    private static ButtonRow Others(Turn turn, int? except) => new([.. Lengths.Where(weeks => weeks != except)
        .Select(weeks => turn.CommandButton(Weeks(turn.Words, weeks), Name, Number(weeks)))]);

    private static string Weeks(Words words, int weeks) => words.Count(ReportText.Weeks, weeks).ToPlainText();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
