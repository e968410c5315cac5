using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// The end of a session. "Done" counts at once; effort, pain, the move that hurt and the ones left out are taken in as
/// they are told, each time working the ladders out again from how they stood before, so that nothing counts twice.
/// </summary>
internal sealed class RoutineFinish(
    MoveLibrary library, LadderRules rules, RoutineLevels levels, RoutineDesk desk, RoutineForecast forecast, FinishMessages messages, SafetyScreen screen)
{
    /// <summary>What stands on the button of somebody who would rather not say.</summary>
    internal const string Unsaid = "-";

    /// <summary>Pain of 3 to 5 during a session means one thing after none at all and another after as much before.</summary>
    private const int StartMatters = 3;

    /// <summary>It was done. Where rest was planned, it is marked as rested.</summary>
    public Answer Done(Turn turn, Session session)
    {
        if (session.Note.Plan.Moves.IsEmpty)
            return Answers.Show(turn, RoutineDesk.Rest(turn, session));
        var hard = session.Note.Plan.Day.IsStrength();
        var note = session.Note with
        {
            DoneAt = turn.Now.Now,
            Before = RoutineBook.Ladders(turn),
            NoStepUp = RoutineBook.Signs(turn).WeekIsWorse || RoutineBook.Flare(turn) is not null ? true : null,
            Status = hard ? RoutineStatus.EffortAsked : RoutineStatus.PainAsked,
        };
        RoutineBook.Keep(turn, Outcome(note).After);
        turn.Member.Set(RoutineBook.File(turn) with { Sessions = RoutineBook.File(turn).Sessions + 1, LastDay = session.Day });
        CountAtLevel(turn, Counts(note) ? 1 : 0);
        var done = session.Write(note);
        return Answers.Show(turn, hard ? FinishMessages.AskEffort(turn, done) : FinishMessages.AskPain(turn, done));
    }

    /// <summary>Answers a press on a session that was done.</summary>
    public Answer? Press(Turn turn, Session session, ButtonToken token) => (session.Note.Status, token.Action) switch
    {
        (RoutineStatus.EffortAsked, "effort") when Said(token[2]) => Effort(turn, session, OutOfTen.Exactly(token[2])),
        (RoutineStatus.PainAsked, "pain") when Said(token[2]) => Pain(turn, session, OutOfTen.Exactly(token[2])),
        (RoutineStatus.PainAtStartAsked, "start") when Said(token[2]) => PainAtStart(turn, session, OutOfTen.Exactly(token[2])),
        (RoutineStatus.Done, _) => Correct(turn, session, token),
        _ => null,
    } ?? Answers.Refuse(turn.Words.Plain(RoutineText.AlreadyFinished));

    /// <summary>How hard it was; null where they would rather not say.</summary>
    public Answer Effort(Turn turn, Session session, int? effort)
    {
        Recount(turn, session, session.Note with { Effort = effort, Status = RoutineStatus.PainAsked }, out var told);
        return Answers.Show(turn, FinishMessages.AskPain(turn, told));
    }

    /// <summary>Their back hurts, and they say so instead of how hard it was: the pain is heard first, and the effort stays unsaid.</summary>
    public Answer HurtsNow(Turn turn, Session session)
    {
        Recount(turn, session, session.Note with { Status = RoutineStatus.PainAsked }, out var told);
        var question = FinishMessages.AskPain(turn, told);
        return Answers.Say(new ChatMessage(turn.Words.Say(RoutineText.SoreHeard) + question.Body, question.Buttons));
    }

    /// <summary>The hardest pain during it.</summary>
    public Answer Pain(Turn turn, Session session, int? pain)
    {
        var note = session.Note with { PainMax = pain, Status = RoutineStatus.Done };
        if (pain is >= StartMatters and < PainLights.NoTraining && note.PainBefore is null)
        {
            Recount(turn, session, note with { Status = RoutineStatus.PainAtStartAsked }, out var told);
            return Answers.Show(turn, FinishMessages.AskPainAtStart(turn, told));
        }

        return Finish(turn, session, note);
    }

    /// <summary>The pain before it, asked once it was over.</summary>
    public Answer PainAtStart(Turn turn, Session session, int? pain) =>
        Finish(turn, session, session.Note with { PainBefore = pain, Status = RoutineStatus.Done });

    /// <summary>A harder move at the top of a ladder, or the next level: both were offered, and count if they still are.</summary>
    public Answer? Offered(Turn turn, ButtonToken token)
    {
        if (token.Action == "level")
            return levels.Take(turn, token[0]) is { } taken ? Answers.Say(taken) : null;
        if (library.Find(token[0]) is not { ProgressTo: { } next } from || library.Find(next) is not { } to)
            return null;
        var ladders = RoutineBook.Ladders(turn);
        var standing = ladders[from.Id];
        if (standing.ReplacedBy is not null || standing.Step < from.Ladder.Length || standing.Clean < 2 || !desk.MayGive(turn, to))
            return null;
        RoutineBook.Keep(turn, ladders.Promote(from, to));
        return Answers.Say(messages.MovedUp(turn, to));
    }

    private Answer Finish(Turn turn, Session session, RoutineNote note)
    {
        var outcome = Recount(turn, session, note, out var done);
        if (outcome.Light != PainLight.Red)
        {
            var summary = Answers.Show(turn, Summary(turn, done, outcome, asksMove: true));
            // Where it asks for the move that hurt, nothing stands between that and the answer.
            return outcome.Light == PainLight.Green && CheckInOffer.At(turn, OfferMoments.FirstTraining) is { } offer
                ? new Answer(summary.Replies.Add(new Say(offer)))
                : summary;
        }


        screen.Begin(turn, ScreenReason.Urgent);
        FlareOffer.AfterScreen(turn, note.PainMax, RoutineBook.Setbacks(turn, rules));
        var question = screen.Ask(turn)!;
        var next = turn.IsPrivate
            ? Answers.Say(new ChatMessage(turn.Words.Say(RoutineText.UrgentQuestions) + question.Body, question.Buttons))
            : PrivateChat.Point(turn);
        return new Answer([.. Answers.Show(turn, Summary(turn, done, outcome, asksMove: true)).Replies, .. next.Replies]);
    }

    /// <summary>What was said after all: which move hurt, which was left out. Too late once something was built on it.</summary>
    private Answer? Correct(Turn turn, Session session, ButtonToken token)
    {
        var note = token.Action switch
        {
            "skipped" or "summary" => session.Note,
            "hurt" when token[2] == "all" => session.Note with { Culprit = null },
            "hurt" when RoutineButtons.Move(session, token[2]) is { } move => session.Note with { Culprit = move.MoveId },
            "skip" when RoutineButtons.Move(session, token[2]) is { } move => session.Note with
            {
                Skipped = session.Note.Skipped.Contains(move.MoveId) ? session.Note.Skipped.Remove(move.MoveId) : session.Note.Skipped.Add(move.MoveId),
            },
            _ => null,
        };
        var looks = token.Action is "summary";
        if (note is null || (!looks && !StandsAsCounted(turn, session.Note)))
            return null;
        var corrected = session;
        var outcome = note == session.Note ? Outcome(note) : Recount(turn, session, note, out corrected);
        return Answers.Show(turn, token.Action is "skipped" or "skip"
            ? messages.SkippedWhich(turn, corrected)
            : Summary(turn, corrected, outcome, asksMove: false));
    }

    /// <summary>After a red light, or while a question is open, nothing is said about going on.</summary>
    private ChatMessage Summary(Turn turn, Session session, LadderOutcome outcome, bool asksMove)
    {
        var goesOn = outcome.Light != PainLight.Red && screen.Ask(turn) is null;
        return messages.Summary(
            turn, session, outcome, goesOn && session.Note.NoStepUp != true ? levels.Earned(turn) : null, goesOn ? forecast.Tomorrow(turn).Day : null, asksMove,
            mayCorrect: StandsAsCounted(turn, session.Note), offersFlare: goesOn && FlareOffer.IsDue(turn, session.Note.PainMax, RoutineBook.Setbacks(turn, rules)));
    }

    /// <summary>
    /// Takes in what was told. The ladders move with it only while they stand as this session left them: a later session,
    /// a promotion or a new start is not undone.
    /// </summary>
    private LadderOutcome Recount(Turn turn, Session session, RoutineNote note, out Session told)
    {
        var outcome = Outcome(note);
        if (StandsAsCounted(turn, session.Note))
        {
            RoutineBook.Keep(turn, outcome.After);
            CountAtLevel(turn, (Counts(note) ? 1 : 0) - (Counts(session.Note) ? 1 : 0));
        }
        else
        {
            outcome = outcome with { Changes = [] };
        }

        told = session.Write(note);
        return outcome;
    }

    private bool StandsAsCounted(Turn turn, RoutineNote note) => Outcome(note).After == RoutineBook.Ladders(turn);

    private LadderOutcome Outcome(RoutineNote note) => rules.After(note);

    /// <summary>Whether it is a strength session of the level: one that was not left out altogether.</summary>
    private static bool Counts(RoutineNote note) =>
        note.Plan.Day.IsStrength() && note.Plan.Moves.Any(move => !note.Skipped.Contains(move.MoveId));

    private static void CountAtLevel(Turn turn, int more) =>
        turn.Profile = turn.Profile with { SessionsAtLevel = Math.Max(0, turn.Profile.SessionsAtLevel + more) };

    private static bool Said(string text) => text == Unsaid || OutOfTen.Exactly(text) is not null;
}
