using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
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

    /// <summary>
    /// Takes answers about a day, one from a button or all from a form, each in the place of what was said before. Null where
    /// one is no answer.
    /// </summary>
    public Answer? Tell(Turn turn, LocalDate day, params ReadOnlySpan<(CheckInQuestion Question, string Value)> answers)
    {
        var before = CheckInBook.On(turn, day);
        var (note, scope) = (before, CheckInBook.Scope(turn, day));
        foreach (var (question, value) in answers)
        {
            if (!CheckInRules.IsDue(question, scope) || CheckInRules.Take(note, question, value, CheckInBook.File(turn).Activities) is not { } taken)
                return null;
            note = taken;
        }

        CheckInBook.Write(turn, day, note);
        if (!scope.IsOnHold)
        {
            mornings.Settle(turn, day);
            if (scope.IsToday)
                mornings.Fit(turn, before.Capacity, note.Capacity);
        }

        return Screen(turn, day, before.Pain, note.Pain) ?? Show(turn, day);
    }

    /// <summary>Goes on after the list of activities.</summary>
    public Answer Named(Turn turn, LocalDate day)
    {
        var note = CheckInBook.On(turn, day);
        CheckInBook.Write(turn, day, CheckInRules.Take(note, CheckInQuestion.Activities, CheckInRules.Skipped, [])!);
        return Show(turn, day);
    }

    /// <summary>The urgent questions, where more pain than was told so far calls for them and they were not answered just now.</summary>
    private Answer? Screen(Turn turn, LocalDate day, int? before, int? now)
    {
        if (now is not { } pain || pain <= before || !CheckInRules.CallsForScreen(pain, MorningDesk.LastPain(turn, day))
            || turn.Now.Now - SafetyScreen.LastAsked(turn) < JustNow)
        {
            return null;
        }

        screen.Begin(turn, ScreenReason.Urgent);
        CheckInBook.Asked(turn.Member, turn.Now, day, question: null);
        var question = screen.Ask(turn)!;
        var line = turn.Words.Say(pain >= PainLights.NoTraining ? CheckInText.MuchPain : CheckInText.PainJumped, ("pain", pain));
        return Answers.Show(turn, new ChatMessage(CheckInSummary.Clinician(turn, day) + line + question.Body, question.Buttons));
    }

    private Answer Sum(Turn turn, LocalDate day)
    {
        CheckInBook.Asked(turn.Member, turn.Now, day, question: null);
        return summary.Show(turn, day);
    }
}
