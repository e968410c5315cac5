using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// The end of a session: two taps, effort and pain, and what follows for the ladders. An answer given again corrects the
/// one before, because the ladders are always worked out from how they stood before the session.
/// </summary>
internal sealed class RoutineFinish(MoveLibrary library, LadderRules rules, LevelRules levels, RoutineDesk desk, FinishMessages messages, SafetyScreen screen)
{
    /// <summary>Answers a press on a session that is being finished or is done.</summary>
    public Answer? Press(Turn turn, Session? session, ButtonToken token) => (session, token.Action) switch
    {
        (null, "harder") => Harder(turn, token),
        (null, "level") => LevelUp(turn, token),
        (null, _) => null,
        ({ Note.Status: RoutineStatus.Done }, _) => Correct(turn, session, token) ?? Finished(turn),
        ({ Note.Status: RoutineStatus.Rested }, _) => null,
        (_, "done") => Done(turn, session),
        (_, "effort") when session.Note.Status == RoutineStatus.EffortAsked && RoutineButtons.Pain(token[2]) is { } effort => Effort(turn, session, effort),
        (_, "pain") when session.Note.Status == RoutineStatus.PainAsked && RoutineButtons.Pain(token[2]) is { } pain => Pain(turn, session, pain),
        _ => null,
    };

    /// <summary>It was done: how hard was it? Where nothing was trained only the pain is asked.</summary>
    public static Answer? Done(Turn turn, Session session)
    {
        if (session.Note.Plan.Moves.IsEmpty)
            return null;
        var hard = session.Note.Plan.Day.IsStrength();
        var asked = session.Write(session.Note with { Status = hard ? RoutineStatus.EffortAsked : RoutineStatus.PainAsked });
        return Answers.Show(turn, hard ? FinishMessages.AskEffort(turn, asked) : FinishMessages.AskPain(turn, asked));
    }

    /// <summary>How hard it was.</summary>
    public static Answer Effort(Turn turn, Session session, int effort) =>
        Answers.Show(turn, FinishMessages.AskPain(turn, session.Write(session.Note with { Effort = effort, Status = RoutineStatus.PainAsked })));

    /// <summary>The hardest pain: now it counts.</summary>
    public Answer Pain(Turn turn, Session session, int pain)
    {
        var note = session.Note with { PainMax = pain, Status = RoutineStatus.Done, DoneAt = turn.Now.Now, Before = RoutineBook.Ladders(turn) };
        if (note.Plan.Day.IsStrength())
            turn.Profile = turn.Profile with { SessionsAtLevel = turn.Profile.SessionsAtLevel + 1 };
        var outcome = Count(turn, note);
        var done = session.Write(note);
        if (outcome.Light != PainLight.Red)
            return Answers.Show(turn, messages.Summary(turn, done, outcome, levels.Advise(desk.Facts(turn)), desk.Tomorrow(turn)));

        screen.Begin(turn, ScreenReason.Urgent);
        var summary = messages.Summary(turn, done, outcome, advice: null, tomorrow: null);
        var question = screen.Ask(turn)!;
        var next = turn.IsPrivate
            ? Answers.Say(new ChatMessage(turn.Words.Say(RoutineText.UrgentQuestions) + question.Body, question.Buttons))
            : PrivateChat.Point(turn);
        return new Answer([.. Answers.Show(turn, summary).Replies, .. next.Replies]);
    }

    /// <summary>Asks how the back is before the session.</summary>
    public static ChatMessage AskPainBefore(Turn turn, Session session) =>
        FinishMessages.AskPainBefore(turn, session.Write(session.Note with { Status = RoutineStatus.PainBeforeAsked }));

    /// <summary>What was said after the session: which move hurt, which was left out.</summary>
    private Answer? Correct(Turn turn, Session session, ButtonToken token)
    {
        if (session.Note.Before is null || RoutineBook.All(turn).Find(other => other.Note.Status == RoutineStatus.Done) is { } latest && latest.Entry != session.Entry)
            return null;
        var note = token.Action switch
        {
            "skipped" => session.Note,
            "skip" when RoutineButtons.Move(session, token[2]) is { } move => session.Note with
            {
                Skipped = session.Note.Skipped.Contains(move.MoveId) ? session.Note.Skipped.Remove(move.MoveId) : session.Note.Skipped.Add(move.MoveId),
            },
            "hurt" when token[2] == "all" => session.Note with { Culprit = null },
            "hurt" when RoutineButtons.Move(session, token[2]) is { } move => session.Note with { Culprit = move.MoveId },
            "summary" => session.Note,
            _ => null,
        };
        if (note is null)
            return null;
        var outcome = Count(turn, note);
        var corrected = session.Write(note);
        return Answers.Show(turn, token.Action is "skipped" or "skip"
            ? messages.SkippedWhich(turn, corrected)
            : messages.Summary(turn, corrected, outcome, outcome.Light == PainLight.Red ? null : levels.Advise(desk.Facts(turn)), desk.Tomorrow(turn), asksMove: false));
    }

    /// <summary>Works the ladders out from how they stood before.</summary>
    private LadderOutcome Count(Turn turn, RoutineNote note)
    {
        var outcome = rules.After(note.Before!, note.Plan, new SessionResult
        {
            Effort = note.Effort,
            PainBefore = note.PainBefore,
            PainDuring = note.PainMax,
            Culprit = note.Culprit,
            Skipped = [.. note.Skipped],
        }, note.DoneAt!.Value);
        RoutineBook.Keep(turn, outcome.After);
        return outcome;
    }

    /// <summary>The member takes the harder move at the top of a ladder.</summary>
    private Answer? Harder(Turn turn, ButtonToken token)
    {
        if (library.Find(token[0]) is not { ProgressTo: { } next } from || library.Find(next) is not { } to)
            return null;
        var ladders = RoutineBook.Ladders(turn);
        var standing = ladders[from.Id];
        if (standing.ReplacedBy is not null || standing.Step < from.Ladder.Length || standing.Clean < 2 || !desk.MayGive(turn, to))
            return null;
        RoutineBook.Keep(turn, ladders.Promote(from, to));
        return Answers.Say(messages.MovedUp(turn, to));
    }

    private Answer? LevelUp(Turn turn, ButtonToken token)
    {
        if (levels.Advise(desk.Facts(turn)) is not LevelAdvice.Up up || token[0] != RoutineCard.Number((int)up.To))
            return null;
        turn.Profile = turn.Profile with { Level = up.To, LevelSince = turn.Now.Today, SessionsAtLevel = 0 };
        return Answers.Say(turn.Words.Say(RoutineText.LevelUp, ("level", (int)up.To)));
    }

    private static Answer Finished(Turn turn) => Answers.Refuse(turn.Words.Plain(RoutineText.AlreadyFinished));
}
