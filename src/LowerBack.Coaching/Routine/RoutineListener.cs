using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>Plain words about a session: "done", "my back hurts", a number after a question.</summary>
internal sealed class RoutineListener(RoutineFinish finish, RoutineButtons buttons, RoutineDesk desk, RoutineGate gate, SafetyScreen screen) : ITextListener
{
    public int JournalDays => RoutineBook.Days;

    public Answer? Hear(Turn turn, string text)
    {
        if (!turn.IsPrivate)
            return null;
        if (screen.Ask(turn) is not null)
            return null;
        if (Words.IsOneOf(RoutineText.SoreWords, text))
            return BackHurts(turn);
        if (SafetyScreen.State(turn) is not (SafetyState.Cleared or SafetyState.Modified))
            return null;
        if (Words.IsOneOf(RoutineText.DoneWords, text))
            return Done(turn);
        return OutOfTen.IsMeant(text) && RoutineBook.Waiting(turn) is { } waiting
            ? Number(turn, waiting, OutOfTen.Typed(text))
            : null;
    }

    /// <summary>As the button on the card, which is planned first where it is not there yet.</summary>
    private Answer BackHurts(Turn turn)
    {
        if (gate.Before(turn) is { } first)
            return first;
        // What is open from a day before is about that day's session, and this is about today.
        if (RoutineBook.Waiting(turn) is { } waiting && waiting.Day == turn.Now.Today)
            return waiting.Note.Status == RoutineStatus.EffortAsked ? finish.HurtsNow(turn, waiting) : Number(turn, waiting, null);
        if (RoutineBook.Today(turn) is { Note.IsOver: true })
            return Answers.Say(turn.Words.Say(RoutineText.SoreAfter));
        var card = desk.Today(turn);
        var session = RoutineBook.Today(turn)!;
        return Answers.Say(card, FinishMessages.AskPainBefore(turn, session.Write(session.Note with { Status = RoutineStatus.PainBeforeAsked })));
    }

    private Answer? Done(Turn turn)
    {
        if (RoutineBook.Today(turn) is not { } session)
            return null;
        if (session.Note.IsOver)
            return Answers.Say(desk.Standing(turn)!);
        if (gate.Before(turn) is { } first)
            return first;
        return RoutineDesk.IsOutdated(turn, session) ? Answers.Say(desk.PlannedAnew(turn, session)) : finish.Done(turn, session);
    }

    private Answer Number(Turn turn, Session session, int? number) => (session.Note.Status, number) switch
    {
        (RoutineStatus.PainBeforeAsked, { } pain) => gate.Before(turn) ?? buttons.Sore(turn, session, pain),
        (RoutineStatus.PainBeforeAsked, null) => Again(turn, FinishMessages.AskPainBefore(turn, session)),
        (RoutineStatus.EffortAsked, { } effort) => finish.Effort(turn, session, effort),
        (RoutineStatus.EffortAsked, null) => Again(turn, FinishMessages.AskEffort(turn, session), RoutineText.EffortPlease),
        (RoutineStatus.PainAtStartAsked, { } pain) => finish.PainAtStart(turn, session, pain),
        (RoutineStatus.PainAtStartAsked, null) => Again(turn, FinishMessages.AskPainAtStart(turn, session)),
        (_, { } pain) => finish.Pain(turn, session, pain),
        (_, null) => Again(turn, FinishMessages.AskPain(turn, session)),
    };

    private static Answer Again(Turn turn, ChatMessage question, RoutineText please = RoutineText.NumberPlease) =>
        Answers.Say(new ChatMessage(turn.Words.Say(please), question.Buttons));
}
