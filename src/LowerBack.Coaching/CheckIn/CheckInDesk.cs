using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>Takes answers, lets them have their effect, and asks on.</summary>
internal sealed class CheckInDesk(CheckInSummary summary, MorningDesk mornings, SafetyScreen screen)
{
    /// <summary>Who answered the questions of the screen within the hour is not asked again.</summary>
    private static readonly Duration JustNow = Duration.FromHours(1);

    /// <summary>Where a day's check-in stands: its next question, or what it came to.</summary>
    public Answer Show(Turn turn, LocalDate day) =>
        CheckInRules.Next(CheckInBook.On(turn, day), CheckInBook.Scope(turn, day)) is { } next ? Ask(turn, day, next) : Sum(turn, day);

    /// <summary>Asks a question, be it the next one or one that was answered before.</summary>
    public static Answer Ask(Turn turn, LocalDate day, CheckInQuestion question)
    {
        CheckInBook.Asked(turn.Member, turn.Now, day, question);
        return Answers.Show(turn, CheckInMessages.Ask(CheckInDay.Of(turn, day), question));
    }

    /// <summary>Asks a question again, with a line of ours instead of its own.</summary>
    public static Answer AskAgain(Turn turn, LocalDate day, Prose line, CheckInQuestion question)
    {
        CheckInBook.Asked(turn.Member, turn.Now, day, question);
        return Answers.Show(turn, new ChatMessage(line, CheckInMessages.Ask(CheckInDay.Of(turn, day), question).Buttons));
    }

    /// <summary>Takes an answer about a day in the place of what was said before. Null where it is none.</summary>
    public Answer? Tell(Turn turn, LocalDate day, CheckInQuestion question, string value)
    {
        var (before, scope) = (CheckInBook.On(turn, day), CheckInBook.Scope(turn, day));
        if (!CheckInRules.IsDue(question, scope) || CheckInRules.Take(before, question, value, CheckInBook.File(turn).Activities) is not { } note)
            return null;
        Keep(turn, day, before, note, scope);
        return Screen(turn, day, before.Pain, note.Pain) ?? Show(turn, day);
    }

    /// <summary>Takes a form: everything that was understood counts, and what was not is all that is asked again.</summary>
    public Answer Tell(Turn turn, LocalDate day, FilledCheckIn filled)
    {
        var (before, note) = Take(turn, day, filled);
        if (Screen(turn, day, before.Pain, note.Pain) is { } screen)
            return screen;
        if (filled.Missed is not { } missed)
            return Show(turn, day);
        var line = turn.Words.Say(CheckInText.FormMissed, ("typed", Excerpt.Of(filled.Typed)));
        return AskAgain(turn, day, line + CheckInMessages.Ask(CheckInDay.Of(turn, day), missed).Body, missed);
    }

    /// <summary>Takes a form in which a word calls for a question of the screen first: its answers count, and the rest waits.</summary>
    public void Interrupt(Turn turn, LocalDate day, FilledCheckIn filled)
    {
        var (before, note) = Take(turn, day, filled);
        Interrupt(turn, day, note.Pain, CallsForScreen(turn, day, before.Pain, note.Pain), filled.Missed);
    }

    private (CheckInNote Before, CheckInNote After) Take(Turn turn, LocalDate day, FilledCheckIn filled)
    {
        var before = CheckInBook.On(turn, day);
        var note = filled.Answers.Aggregate(before, (note, answer) => CheckInRules.Take(note, answer.Question, answer.Value, []) ?? note);
        Keep(turn, day, before, note, CheckInBook.Scope(turn, day));
        return (before, note);
    }

    private void Keep(Turn turn, LocalDate day, CheckInNote before, CheckInNote note, CheckInScope scope)
    {
        CheckInBook.Write(turn, day, note.Pain == before.Pain ? note : note with { AfterTraining = scope.IsTrained ? true : null });
        if (scope.IsOnHold)
            return;
        mornings.Settle(turn, day);
        if (scope.IsToday)
            mornings.Fit(turn, before.Capacity, note.Capacity);
    }

    /// <summary>Goes on after the list of activities.</summary>
    public Answer Named(Turn turn, LocalDate day)
    {
        var note = CheckInBook.On(turn, day);
        CheckInBook.Write(turn, day, CheckInRules.Take(note, CheckInQuestion.Activities, CheckInRules.Skipped, [])!);
        return Show(turn, day);
    }

    /// <summary>The urgent questions, where they are called for; the check-in waits for their end.</summary>
    private Answer? Screen(Turn turn, LocalDate day, int? before, int? now)
    {
        if (!CallsForScreen(turn, day, before, now))
            return null;
        screen.Begin(turn, ScreenReason.Urgent);
        Interrupt(turn, day, now, callsForUrgent: false, again: null);
        return Answers.Show(turn, CheckInResume.Urgent(turn, now!.Value, screen.Ask(turn)!, CheckInSummary.Clinician(turn, day)));
    }

    /// <summary>Whether more pain than was told so far calls for the urgent questions, and they were not answered just now.</summary>
    private static bool CallsForScreen(Turn turn, LocalDate day, int? before, int? now) =>
        now is { } pain && !(pain <= before) && CheckInRules.CallsForScreen(pain, MorningDesk.LastPain(turn, day))
        && !(turn.Now.Now - SafetyScreen.LastAsked(turn) < JustNow);

    private static void Interrupt(Turn turn, LocalDate day, int? pain, bool callsForUrgent, CheckInQuestion? again)
    {
        CheckInBook.Asked(turn.Member, turn.Now, day, question: null);
        turn.Member.Set(CheckInBook.File(turn) with { Interrupted = new Interruption(day, turn.Now.Now, pain, callsForUrgent, again) });
    }

    private Answer Sum(Turn turn, LocalDate day)
    {
        CheckInBook.Asked(turn.Member, turn.Now, day, question: null);
        var shown = summary.Show(turn, day);
        return day == turn.Now.Today && screen.Ask(turn) is null && CheckInOffer.At(turn, OfferMoments.FirstCheckIn) is { } offer
            ? new Answer(shown.Replies.Add(new Say(offer)))
            : shown;
    }
}
