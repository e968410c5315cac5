using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>Answers that are typed instead of tapped: a number for pain and the like, hours for sleep, words for an activity.</summary>
internal sealed class CheckInListener(CheckInDesk desk, SafetyScreen screen) : ITextListener
{
    public int JournalDays => CheckInBook.Days;

    public Answer? Hear(Turn turn, string text)
    {
        if (!turn.IsPrivate || CheckInBook.Awaited(turn) is not { } asked || screen.Ask(turn) is not null
            || SafetyScreen.State(turn) is not (SafetyState.Cleared or SafetyState.Modified or SafetyState.Hold))
        {
            return null;
        }

        return asked.Question == CheckInQuestion.Activities ? Activity(turn, asked.Day, text) : Number(turn, asked.Question, asked.Day, asked.At, text);
    }

    /// <summary>A session that was done after the check-in was asked has the newer question.</summary>
    private Answer? Number(Turn turn, CheckInQuestion question, LocalDate day, Instant askedAt, string text)
    {
        if (!OutOfTen.IsMeant(text) || (RoutineBook.Waiting(turn) is { } session && !(session.Note.DoneAt < askedAt)))
            return null;
        if (question == CheckInQuestion.Sleep)
        {
            return SleepTyped.Read(text) is { } sleep
                ? desk.Tell(turn, day, question, CheckInRules.Text((int)sleep))
                : CheckInDesk.AskAgain(turn, day, turn.Words.Say(CheckInText.HoursPlease), question);
        }

        return OutOfTen.Typed(text) is { } number
            ? desk.Tell(turn, day, question, CheckInRules.Text(number))
            : CheckInDesk.AskAgain(turn, day, turn.Words.Say(RoutineText.NumberPlease), question);
    }

    private static Answer? Activity(Turn turn, LocalDate day, string text) =>
        text.Length == 0 || Words.IsOneOf(RemindersText.StopWords, text) || Words.IsOneOf(RoutineText.SoreWords, text) || Words.IsOneOf(RoutineText.DoneWords, text)
            ? null
            : CheckInActivities.Add(turn, day, text);
}
