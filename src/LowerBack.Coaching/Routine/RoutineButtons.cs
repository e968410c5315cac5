using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>Presses on a session's card. A button names its session by day and number, so an old one is known as such.</summary>
internal sealed class RoutineButtons(RoutineGate gate, RoutineDesk desk, RoutineFinish finish, RoutineCard card, SafetyScreen screen) : IButtons
{
    public string Slice => RoutineCard.Slice;

    public CommandPlace Place => CommandPlace.Personal;

    public int JournalDays => RoutineBook.Days;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        var session = RoutineBook.Named(turn, token[0], token[1]);
        // What is said about a session that was done may be said while the questions that followed it are still open.
        if (session?.Note.DoneAt is not null && SafetyScreen.State(turn) is SafetyState.Cleared or SafetyState.Modified)
            return finish.Press(turn, session, token);
        if (gate.Before(turn) is { } first)
            return first;
        if (token.Action is "harder" or "level")
            return finish.Offered(turn, token);
        if (token.Action == "restday")
            return RestDay(turn, token[0]);
        if (session is null || (session.Day != turn.Now.Today && token.Action != "done"))
            return Answers.Refuse(turn.Words.Plain(TurnsText.StaleButton), desk.Standing(turn));
        // What was done yesterday was done as planned then, unless training began anew since; only today's plan is made anew.
        if (session.Day == turn.Now.Today && RoutineDesk.IsOutdated(turn, session))
            return Answers.Show(turn, desk.PlannedAnew(turn, session));
        if (session.Day != turn.Now.Today && session.Entry.At < turn.Profile.StartedOver)
            return Answers.Refuse(turn.Words.Plain(TurnsText.StaleButton), desk.Standing(turn));
        return session.Note.Status == RoutineStatus.Rested
            ? Answers.Refuse(turn.Words.Plain(TurnsText.StaleButton), desk.Standing(turn))
            : Change(turn, session, token);
    }

    /// <summary>Rest on the day it was offered for, as long as that is not over by then.</summary>
    private Answer RestDay(Turn turn, string day) =>
        day == Session.DayPattern.Format(turn.Now.Today) && RoutineBook.Today(turn) is not { Note.IsOver: true }
            ? Answers.Show(turn, desk.Rest(turn))
            : Answers.Refuse(turn.Words.Plain(TurnsText.StaleButton), desk.Standing(turn));

    private Answer? Change(Turn turn, Session session, ButtonToken token) => token.Action switch
    {
        "done" => finish.Done(turn, session),
        "show" => Answers.Show(turn, card.Show(turn, session.Write(session.Note with { Status = RoutineStatus.Open }))),
        "shorter" => desk.Shorter(turn, session) is { } shorter
            ? Answers.Show(turn, shorter)
            : Answers.Refuse(turn.Words.Plain(RoutineText.AlreadyShortest)),
        "swap" => Answers.Show(turn, SwapWhich(turn, session)),
        "swapfor" => Move(session, token[2]) is { } move ? Answers.Show(turn, SwapFor(turn, session, move)) : null,
        "to" => Swap(turn, session, token),
        "rest" => Answers.Show(turn, RoutineDesk.Rest(turn, session)),
        "sore" => Answers.Show(turn, FinishMessages.AskPainBefore(
            turn, session.Write(session.Note with { Status = RoutineStatus.PainBeforeAsked }))),
        "p0" => OutOfTen.Exactly(token[2]) is { } pain ? Sore(turn, session, pain) : null,
        _ => null,
    };

    /// <summary>Plans anew for the pain told. From 6 on, and after a jump of 3, the urgent questions come first.</summary>
    public Answer Sore(Turn turn, Session session, int pain)
    {
        // A plan that no longer fits is made anew first, and then for the pain.
        if (RoutineDesk.IsOutdated(turn, session))
            session = desk.Renew(turn, session);
        var jumped = desk.LastPain(turn, session) is { } last && pain - last >= PainLights.Jump;
        var planned = desk.ForPain(turn, session, pain);
        if (pain < PainLights.NoTraining && !jumped)
            return Answers.Show(turn, card.Show(turn, planned));
        screen.Begin(turn, ScreenReason.Urgent);
        FlareOffer.AfterScreen(turn, pain, []);
        if (!turn.IsPrivate)
            return PrivateChat.Point(turn);
        var question = screen.Ask(turn)!;
        var line = turn.Words.Say(pain < PainLights.NoTraining ? RoutineText.PainJumped : RoutineText.MuchPain);
        return Answers.Show(turn, new ChatMessage(line + question.Body, question.Buttons));
    }

    private ChatMessage SwapWhich(Turn turn, Session session) => new(
        turn.Words.Say(RoutineText.SwapWhich),
        card.MoveButtons(turn, session, "swapfor", null, RoutineCard.Button(turn, session, RoutineText.Back, "show")));

    private ChatMessage SwapFor(Turn turn, Session session, PlannedMove move)
    {
        var candidates = desk.Candidates(turn, session, move.MoveId);
        var back = new ButtonRow(RoutineCard.Button(turn, session, RoutineText.Back, "show"));
        if (candidates.IsEmpty)
            return new ChatMessage(turn.Words.Say(RoutineText.NothingToSwap), back);
        var at = RoutineCard.Number(session.Note.Plan.Moves.IndexOf(move));
        var buttons = candidates.Take(4).Select(other => (Button)turn.Button(
            card.Name(turn.Words, other.Id), Slice, "to", [.. session.Name, at, RoutineCard.Number(other.Index)])).ToList();
        return new ChatMessage(
            turn.Words.Say(RoutineText.SwapFor, ("move", card.Name(turn.Words, move.MoveId))),
            [.. ButtonRow.Wrap(buttons, 1), back]);
    }

    private Answer? Swap(Turn turn, Session session, ButtonToken token)
    {
        if (Move(session, token[2]) is not { } move || !int.TryParse(token[3], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        var other = desk.Candidates(turn, session, move.MoveId).FirstOrDefault(candidate => candidate.Index == index);
        return other is not null && desk.Swap(turn, session, move.MoveId, other.Id) is { } swapped
            ? Answers.Show(turn, card.Show(turn, swapped))
            : Answers.Refuse(turn.Words.Plain(RoutineText.NothingToSwap), card.Show(turn, session));
    }

    /// <summary>The move at a place of the plan.</summary>
    internal static PlannedMove? Move(Session session, string at) =>
        int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < session.Note.Plan.Moves.Length
            ? session.Note.Plan.Moves[place]
            : null;
}
