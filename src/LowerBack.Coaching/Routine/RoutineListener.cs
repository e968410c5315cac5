using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>Plain words about today's session: "done", a number after a question, "stop".</summary>
internal sealed class RoutineListener(RoutineFinish finish, RoutineButtons buttons, SafetyScreen screen) : ITextListener
{
    public Answer? Hear(Turn turn, string text)
    {
        if (IsOneOf(turn, text, RoutineText.StopWords))
            return Answers.Say(turn.Words.Say(RoutineText.Stopped));
        if (!turn.IsPrivate || screen.Ask(turn) is not null || SafetyScreen.State(turn) is not (SafetyState.Cleared or SafetyState.Modified)
            || RoutineBook.Today(turn) is not { } session)
        {
            return null;
        }

        var status = session.Note.Status;
        if (IsOneOf(turn, text, RoutineText.DoneWords) && status is not (RoutineStatus.Done or RoutineStatus.Rested))
            return RoutineFinish.Done(turn, session);
        if (!text.All(char.IsAsciiDigit))
            return null;
        var number = RoutineButtons.Pain(text);
        return status switch
        {
            RoutineStatus.PainBeforeAsked => number is { } p0 ? buttons.Sore(turn, session, p0) : Again(turn, FinishMessages.AskPainBefore(turn, session)),
            RoutineStatus.EffortAsked => number is { } effort ? RoutineFinish.Effort(turn, session, effort) : Again(turn, FinishMessages.AskEffort(turn, session)),
            RoutineStatus.PainAsked => number is { } pain ? finish.Pain(turn, session, pain) : Again(turn, FinishMessages.AskPain(turn, session)),
            _ => null,
        };
    }

    private static Answer Again(Turn turn, ChatMessage question) =>
        Answers.Say(new ChatMessage(turn.Words.Say(RoutineText.NumberPlease), question.Buttons));

    private static bool IsOneOf(Turn turn, string text, RoutineText key) => turn.Words.Plain(key)
        .Split(',', StringSplitOptions.TrimEntries)
        .Contains(text.Trim(' ', '.', '!'), StringComparer.Create(turn.Words.Culture, ignoreCase: true));
}
