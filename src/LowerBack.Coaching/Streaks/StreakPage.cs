using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Streaks;

/// <summary>What the days came to, and the last five weeks as a picture and in the same words. It never shows a nought.</summary>
internal static class StreakPage
{
    /// <summary>Weeks shown, this one included.</summary>
    private const int Weeks = Streak.DaysKeptOpen / 7;

    /// <summary>The page.</summary>
    /// <param name="rests">Whether rest is on today's plan, so that it is offered where nothing was done.</param>
    public static ChatMessage Show(Turn turn, Streak streak, bool rests = false)
    {
        var (words, now) = (turn.Words, streak.Now);
        if (now.Start is not { } start)
            return new ChatMessage(words.Say(StreakText.NothingYet), new ButtonRow(turn.NextCommand(words.Plain(StreakText.CheckInNow), "checkin")));

        var from = StreakWeek.MondayOf(turn.Now.Today).PlusWeeks(1 - Weeks);
        ImmutableArray<StreakDay> shown = [.. streak.Days.Where(day => day.Day >= from)];
        var weeks = StreakWeek.Of(streak).Where(week => week.Monday >= from).Reverse();
        var body = words.Count(StreakText.SinceStart, Period.DaysBetween(start, turn.Now.Today) + 1, ("shown", now.DaysShown))
            + words.Say(StreakText.Score, ("percent", Math.Max(1, (int)Math.Round(100 * now.Score))))
            + (now.Chain > 0 ? words.Count(StreakText.Chain, now.Chain) : words.Say(StreakText.ChainBegins))
            + StreakNotices.FreezesLeft(turn, now)
            + (now.WeeksKept > 0 ? words.Count(StreakText.WeeksKept, now.WeeksKept) + Row(words, now) : Prose.Empty)
            + (SafetyScreen.State(turn) == SafetyState.Hold ? words.Say(StreakText.OnHoldNow) : StreakNotices.Missed(turn, streak) ?? Prose.Empty)
            + new Prose([new Bullets([.. weeks.Select(week => Spans(week.Line(words)))])])
            + words.Say(StreakText.Legend, ("marks", string.Join(", ", shown.Select(day => day.Mark).Where(mark => mark != DayMark.Unknown)
                .Distinct().OrderDescending().Select(mark => words.Plain(StreakWords.Sign(mark))))));
        return new ChatMessage(body, Next(turn, streak, rests), new ButtonRow(Why(turn, words.Plain(StreakText.WhyMarks), StreakWeek.MondayOf(turn.Now.Today))))
        {
            Picture = new ChatPicture(
                $"days {LocalDatePattern.Iso.Format(shown[^1].Day)} {string.Concat(shown.Select(day => (char)('a' + (int)day.Mark)))}",
                words.Plain(StreakText.PictureAlt, ("weeks", string.Join(" ", weeks.Select(week => week.Line(words).ToPlainText())))),
                () => CalendarPicture.Draw(from, shown)),
        };
    }

    /// <summary>A button to a week of the ledger.</summary>
    public static Button Why(Turn turn, string label, LocalDate monday) =>
        turn.Button(label, StreakCommand.Name, "why", LocalDatePattern.Iso.Format(monday));

    private static Prose Row(Words words, StreakBalance now) =>
        now.WeeksInARow > 1 ? words.Say(StreakText.InARow, ("count", now.WeeksInARow)) : Prose.Empty;

    /// <summary>On hold there is nothing to train; after a day's work there is something to read.</summary>
    private static ButtonRow Next(Turn turn, Streak streak, bool rests) => streak.Today.IsShown()
        ? new ButtonRow(turn.CommandButton(turn.Words.Plain(StreakText.ReadACard), "learn"))
        : SafetyScreen.State(turn) == SafetyState.Hold
            ? new ButtonRow(turn.NextCommand(turn.Words.Plain(StreakText.CheckInNow), "checkin"))
            : rests ? new ButtonRow(RoutineCard.RestButton(turn), turn.CommandButton(turn.Words.Plain(StreakText.CheckInNow), "checkin"))
            : new ButtonRow(
                turn.NextCommand(turn.Words.Plain(StreakText.CheckInNow), "checkin"),
                turn.CommandButton(turn.Words.Plain(StreakText.FiveMinutes), "routine", "5"));

    private static ImmutableArray<Span> Spans(Prose line) => ((Paragraph)line.Blocks[0]).Spans;
}
