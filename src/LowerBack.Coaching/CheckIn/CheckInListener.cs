using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>Answers that are typed instead of tapped: a number for pain, words for an activity.</summary>
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

        return asked.Question == CheckInQuestion.Pain ? Pain(turn, asked.Day, asked.At, text) : Activity(turn, asked.Day, text);
    }

    /// <summary>A session that was done after the check-in was asked has the newer question.</summary>
    private Answer? Pain(Turn turn, LocalDate day, Instant askedAt, string text)
    {
        if (!OutOfTen.IsMeant(text) || (RoutineBook.Waiting(turn) is { } session && !(session.Note.DoneAt < askedAt)))
            return null;
        return OutOfTen.Typed(text) is { } pain
            ? desk.Tell(turn, day, CheckInQuestion.Pain, CheckInRules.Text(pain))
            : CheckInDesk.AskAgain(turn, day, turn.Words.Say(RoutineText.NumberPlease), CheckInQuestion.Pain);
    }

    private static Answer? Activity(Turn turn, LocalDate day, string text) =>
        text.Length == 0 || Words.IsOneOf(RoutineText.StopWords, text) || Words.IsOneOf(RoutineText.SoreWords, text) || Words.IsOneOf(RoutineText.DoneWords, text)
            ? null
            : CheckInActivities.Add(turn, day, text);
}
