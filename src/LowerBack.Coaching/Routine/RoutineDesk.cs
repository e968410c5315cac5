using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>Plans a session, changes it before it is done, and shows where the day stands.</summary>
internal sealed class RoutineDesk(MoveLibrary library, RoutinePlanner planner, RoutineLevels levels, RoutineCard card)
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
            return IsOutdated(turn, session) ? PlannedAnew(turn, session) : Shown(turn, Reopen(session));

        var lowered = levels.Lower(turn);
        var open = session is { Note.DoneAt: null } ? session : null;
        var planned = Plan(turn, session, minutes ?? session?.Note.Plan.Minutes ?? UsualMinutes(turn), asked, open?.Note.PainBefore);
        return With(lowered, card.Show(turn, planned));
    }

    /// <summary>
    /// The member's minutes for today: the fewest there are in the first session after days away (mechanics, idea 17), and the next
    /// smaller budget where their check-in asked for something short.
    /// </summary>
    public static int UsualMinutes(Occasion occasion)
    {
        var minutes = occasion.Profile.Minutes ?? 10;
        return RoutineBook.IsBackAgain(occasion) ? RoutinePlanner.LeastMinutes
            : CheckInNote.On(occasion.Member, occasion.Now.Today)?.Capacity == Capacity.Shorter ? RoutinePlanner.Shorter(minutes) ?? minutes : minutes;
    }

    /// <summary>Where today stands, without changing it; null where nothing is planned, or what is planned no longer fits.</summary>
    public ChatMessage? Standing(Turn turn) =>
        RoutineBook.Today(turn) is { } session && !IsOutdated(turn, session) ? Shown(turn, session) : null;

    /// <summary>Whether a session that is not done was planned for what holds no longer.</summary>
    public static bool IsOutdated(Occasion occasion, Session session) =>
        session.Note is { DoneAt: null, Status: not RoutineStatus.Rested } && session.Note.PlannedFor != RoutineBook.PlannedFor(occasion);

    /// <summary>The session planned anew for what holds now.</summary>
    public ChatMessage PlannedAnew(Turn turn, Session session) =>
        With(turn.Words.Say(RoutineText.PlannedAnew), card.Show(turn, Renew(turn, session)));

    /// <summary>The same minutes, kind of day and pain, planned for what holds now.</summary>
    public Session Renew(Turn turn, Session session) =>
        Plan(turn, session, session.Note.Plan.Minutes, session.Note.Asked, session.Note.PainBefore);

    /// <summary>The session again with the next smaller budget.</summary>
    public ChatMessage? Shorter(Turn turn, Session session) =>
        RoutinePlanner.Shorter(session.Note.Plan.Minutes) is { } minutes
            ? card.Show(turn, Plan(turn, session, minutes, session.Note.Asked, session.Note.PainBefore))
            : null;

    /// <summary>
    /// The session for the pain that was told. It never gets harder by that: little pain keeps the plan, and what was
    /// told as much pain today stays.
    /// </summary>
    public Session ForPain(Turn turn, Session session, int pain)
    {
        var before = session.Note.PainBefore ?? 0;
        return pain < PainLights.Sore || pain <= before
            ? session.Write(session.Note with { PainBefore = Math.Max(pain, before), Status = RoutineStatus.Open })
            : Plan(turn, session, session.Note.Plan.Minutes, session.Note.Asked, pain);
    }

    /// <summary>The last pain they told before this session, in one before it or in a check-in since; null where they told none.</summary>
    public int? LastPain(Turn turn, Session session)
    {
        var last = RoutineBook.Past(turn, library).FirstOrDefault(past =>
            (past.Day < session.Day || past.At < session.Entry.At) && (past.PainMax ?? past.PainBefore) is not null);
        var morning = RoutineBook.Mornings(turn).LastOrDefault(told => told.Pain is not null);
        return last is null || morning?.Day > last.Day ? morning?.Pain : last.PainMax ?? last.PainBefore;
    }

    /// <summary>What could stand in a move's place.</summary>
    public ImmutableArray<Move> Candidates(Turn turn, Session session, string moveId) =>
        planner.SwapCandidates(session.Note.Plan, moveId, Request(turn, session));

    /// <summary>The session with one move swapped; null where that is not among the candidates.</summary>
    public Session? Swap(Turn turn, Session session, string moveId, string other)
    {
        if (planner.Swap(session.Note.Plan, moveId, other, Request(turn, session)) is not { } plan)
            return null;
        var why = ReasonWords.Say(turn.Words, plan.Reasons);
        return session.Write(session.Note with { Plan = plan, SwapWhy = why.Length > 0 ? why : null, Status = RoutineStatus.Open });
    }

    /// <summary>Whether a move may be given to the member.</summary>
    public bool MayGive(Turn turn, Move move) =>
        planner.MayGive(move, RoutineBook.Request(turn, library, RoutinePlanner.LeastMinutes));

    /// <summary>Marks the day as rest.</summary>
    public static ChatMessage Rest(Turn turn, Session session)
    {
        var rested = session.Write(session.Note with { Status = RoutineStatus.Rested });
        return new ChatMessage(turn.Words.Say(RoutineText.RestMarked), More(turn, rested));
    }

    /// <summary>The same for a day that may have no plan yet.</summary>
    public ChatMessage Rest(Turn turn) => Rest(turn, RoutineBook.Today(turn) ?? Plan(turn, null, UsualMinutes(turn), null, null));

    /// <summary>Plans a session in the place of one that is not done, or as the day's next.</summary>
    public Session Plan(Turn turn, Session? session, int minutes, DayKind? asked, int? pain)
    {
        var plan = planner.Plan(RoutineBook.Request(turn, library, minutes, asked, pain));
        var note = new RoutineNote
        {
            Number = session is null ? 1 : session.Note.DoneAt is null ? session.Note.Number : session.Note.Number + 1,
            Plan = plan,
            Asked = asked,
            PlannedFor = RoutineBook.PlannedFor(turn),
            Why = ReasonWords.Say(turn.Words, plan.Reasons),
            PainBefore = pain,
        };
        return session is { Note.DoneAt: null } ? session.Write(note) : RoutineBook.Add(turn, note);
    }

    private PlanRequest Request(Turn turn, Session session) =>
        RoutineBook.Request(turn, library, session.Note.Plan.Minutes, session.Note.Asked, session.Note.PainBefore);

    /// <summary>Somebody who was asked how their back is and came back without saying sees the card again.</summary>
    private static Session Reopen(Session session) => session.Note.Status == RoutineStatus.PainBeforeAsked
        ? session.Write(session.Note with { Status = RoutineStatus.Open })
        : session;

    private ChatMessage Shown(Turn turn, Session session) => session.Note.Status switch
    {
        RoutineStatus.Done => new ChatMessage(turn.Words.Say(RoutineText.AlreadyDone), Gentle(turn)),
        RoutineStatus.Rested => new ChatMessage(turn.Words.Say(RoutineText.AlreadyRested), More(turn, session)),
        RoutineStatus.EffortAsked => FinishMessages.AskEffort(turn, session),
        RoutineStatus.PainAsked => FinishMessages.AskPain(turn, session),
        RoutineStatus.PainAtStartAsked => FinishMessages.AskPainAtStart(turn, session),
        _ => card.Show(turn, session),
    };

    /// <summary>What one can do on a day of rest: what was planned, or something gentle where rest was the plan.</summary>
    private static ButtonRow More(Turn turn, Session session) => session.Note.Plan.Moves.IsEmpty
        ? Gentle(turn)
        : new ButtonRow(turn.CommandButton(
            turn.Words.Plain(RoutineText.TrainAfterAll), "routine", RoutineCard.Number(session.Note.Plan.Minutes)));

    private static ButtonRow Gentle(Turn turn) =>
        new(turn.CommandButton(turn.Words.Plain(RoutineText.SomethingGentle), "routine", "5", "mobility"));

    private static ChatMessage With(Prose? line, ChatMessage message) =>
        line is null ? message : new ChatMessage(line + message.Body, message.Buttons) { Picture = message.Picture };
}
