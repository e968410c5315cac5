using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>Plans a session, changes it before it is done, and shows it.</summary>
internal sealed class RoutineDesk(MoveLibrary library, RoutinePlanner planner, LevelRules levels, RoutineCard card)
{
    /// <summary>The minutes offered as buttons; any number from 5 to 30 may be typed.</summary>
    public static readonly ImmutableArray<int> Budgets = [5, 10, 20, 30];

    /// <summary>
    /// Today's session: the one that is there, or a new one. Minutes or a kind of day make a new plan in the place of
    /// one that is not done yet.
    /// </summary>
    public ChatMessage Today(Turn turn, int? minutes = null, DayKind? asked = null)
    {
        var session = RoutineBook.Today(turn);
        if (minutes is null && asked is null && session is not null)
        {
            Reopen(session);
            return Standing(turn)!;
        }

        var lowered = LowerLevel(turn);
        var before = session?.Note is { Status: not RoutineStatus.Done } open ? open.PainBefore : null;
        var planned = Plan(turn, session, minutes ?? session?.Note.Plan.Minutes ?? turn.Profile.Minutes ?? 10, asked, before);
        var message = card.Show(turn, planned);
        return lowered is null ? message : new ChatMessage(lowered + message.Body, message.Buttons);
    }

    /// <summary>Where today stands, without changing it; null where nothing is planned yet.</summary>
    public ChatMessage? Standing(Turn turn) => RoutineBook.Today(turn) switch
    {
        null => null,
        { Note.Status: RoutineStatus.Done } => AfterToday(turn, RoutineText.AlreadyDone),
        { Note.Status: RoutineStatus.Rested } => AfterToday(turn, RoutineText.AlreadyRested),
        var session => card.Show(turn, session),
    };

    /// <summary>The session again with the next smaller budget.</summary>
    public ChatMessage? Shorter(Turn turn, Session session) =>
        RoutinePlanner.Shorter(session.Note.Plan.Minutes) is { } minutes
            ? card.Show(turn, Plan(turn, session, minutes, session.Note.Plan.Day, session.Note.PainBefore))
            : null;

    /// <summary>The session again, for the pain that was told.</summary>
    public Session ForPain(Turn turn, Session session, int pain) =>
        Plan(turn, session, session.Note.Plan.Minutes, asked: null, pain);

    /// <summary>Whether a move may be given to the member.</summary>
    public bool MayGive(Turn turn, Move move) =>
        planner.MayGive(move, RoutineBook.Request(turn, library, RoutinePlanner.LeastMinutes));

    /// <summary>What could stand in a move's place.</summary>
    public ImmutableArray<Move> Candidates(Turn turn, Session session, string moveId) =>
        planner.SwapCandidates(session.Note.Plan, moveId, Request(turn, session));

    /// <summary>The session with one move swapped; null where that is not among the candidates.</summary>
    public Session? Swap(Turn turn, Session session, string moveId, string other) =>
        planner.Swap(session.Note.Plan, moveId, other, Request(turn, session)) is { } plan
            ? session.Write(session.Note with { Plan = plan })
            : null;

    /// <summary>Marks the day as rest.</summary>
    public static ChatMessage Rest(Turn turn, Session session)
    {
        session.Write(session.Note with { Status = RoutineStatus.Rested });
        return new ChatMessage(turn.Words.Say(RoutineText.RestMarked), TrainAfterAll(turn));
    }

    /// <summary>Whether the easier level is due, and the words for it.</summary>
    private Prose? LowerLevel(Turn turn)
    {
        if (levels.Advise(Facts(turn)) is not LevelAdvice.Down down)
            return null;
        turn.Profile = turn.Profile with { Level = down.To, LevelSince = turn.Now.Today, SessionsAtLevel = 0 };
        return turn.Words.Say(RoutineText.LevelDown, ("level", (int)down.To));
    }

    /// <summary>What a change of level depends on.</summary>
    public LevelFacts Facts(Turn turn)
    {
        var past = RoutineBook.Past(turn, library);
        return new LevelFacts
        {
            Level = turn.Profile.Level ?? Level.Beginner,
            Since = turn.Profile.LevelSince ?? turn.Now.Today,
            Today = turn.Now.Today,
            StrengthSessions = turn.Profile.SessionsAtLevel,
            MedianPain14 = Median(past, turn.Now.Today.PlusDays(-14)),
            MedianPain7 = Median(past, turn.Now.Today.PlusDays(-7)),
            DaysSinceTrained = past.IsEmpty ? null : Period.DaysBetween(past[0].Day, turn.Now.Today),
            Ladders = RoutineBook.Ladders(turn),
            Avoid = RoutineBook.Codes(turn),
            Kit = turn.Profile.Kit ?? Kit.None,
        };
    }

    /// <summary>What tomorrow looks like from here.</summary>
    public DayKind Tomorrow(Turn turn) =>
        planner.Plan(RoutineBook.Request(turn, library, RoutinePlanner.LeastMinutes) with
        {
            Today = turn.Now.Today.PlusDays(1),
            Now = turn.Now.Now + Duration.FromDays(1),
        }).Day;

    private Session Plan(Turn turn, Session? session, int minutes, DayKind? asked, int? pain)
    {
        var plan = planner.Plan(RoutineBook.Request(turn, library, minutes, asked, pain));
        var note = new RoutineNote
        {
            Number = session is null ? 1 : session.Note.Status is RoutineStatus.Done ? session.Note.Number + 1 : session.Note.Number,
            Plan = plan,
            Why = ReasonWords.Say(turn.Words, plan.Reasons),
            PainBefore = pain,
        };
        return session is null || session.Note.Status == RoutineStatus.Done ? RoutineBook.Add(turn, note) : session.Write(note);
    }

    /// <summary>The request a stored plan came from: what the member asked for is what it became.</summary>
    private PlanRequest Request(Turn turn, Session session) =>
        RoutineBook.Request(turn, library, session.Note.Plan.Minutes, session.Note.Plan.Day, session.Note.PainBefore);

    /// <summary>A session that was being answered is shown as a card again.</summary>
    private static void Reopen(Session session)
    {
        if (session.Note.Status is RoutineStatus.PainBeforeAsked or RoutineStatus.EffortAsked or RoutineStatus.PainAsked)
            session.Write(session.Note with { Status = RoutineStatus.Open });
    }

    private static ChatMessage AfterToday(Turn turn, RoutineText said) => new(
        turn.Words.Say(said), said == RoutineText.AlreadyDone
            ? new ButtonRow(turn.CommandButton(turn.Words.Plain(RoutineText.SomethingGentle), "routine", "5", "mobility"))
            : TrainAfterAll(turn));

    private static ButtonRow TrainAfterAll(Turn turn) => new(turn.CommandButton(
        turn.Words.Plain(RoutineText.TrainAfterAll), "routine", RoutineCard.Number(turn.Profile.Minutes ?? 10)));

    private static double? Median(ImmutableArray<PastSession> past, LocalDate since)
    {
        var pains = past.Where(session => session.Day > since && session.PainMax is not null).Select(session => session.PainMax!.Value).Order().ToList();
        if (pains.Count == 0)
            return null;
        var middle = pains.Count / 2;
        return pains.Count % 2 == 1 ? pains[middle] : (pains[middle - 1] + pains[middle]) / 2.0;
    }
}
