using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>What must come before a plan is made, shown or changed: safety, then the questions that are still open.</summary>
internal sealed class RoutineGate(SafetyScreen screen, PendingQuestions pending)
{
    /// <summary>The answer that must come first, or null. Neither safety nor an open question is for a group to read.</summary>
    public Answer? Before(Turn turn)
    {
        var first = screen.Locked(turn) ?? (pending.Ask(turn) is { } open ? With(turn, RoutineText.FirstAFewQuestions, open) : null);
        if (first is null && CameBackAfterLong(turn))
        {
            screen.Begin(turn, ScreenReason.Urgent);
            first = With(turn, RoutineText.LongAway, screen.Ask(turn)!);
        }

        return first is null ? null : turn.IsPrivate ? Answers.Say(first) : PrivateChat.Point(turn);
    }

    /// <summary>Whether more than 28 days have passed since the last session, and nothing was asked since they were over.</summary>
    private static bool CameBackAfterLong(Turn turn) =>
        RoutineBook.File(turn).LastDay is { } last
        && Period.DaysBetween(last, turn.Now.Today) > StepRules.LongestGapDays
        && SafetyScreen.LastAsked(turn) is var asked
        && (asked is null || asked < turn.Now.DayStartsAt(last.PlusDays(StepRules.LongestGapDays + 1)));

    private static ChatMessage With(Turn turn, RoutineText line, ChatMessage message) => new(turn.Words.Say(line) + message.Body, message.Buttons);
}
