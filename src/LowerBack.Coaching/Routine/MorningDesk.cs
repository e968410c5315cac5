using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>What a check-in does to sessions: yesterday's ladders, and today's plan.</summary>
internal sealed class MorningDesk(MoveLibrary library, RoutinePlanner planner, LadderRules rules, LadderChain chain, RoutineDesk desk)
{
    /// <summary>Whether a session was done on a day.</summary>
    public static bool HasTrained(Turn turn, LocalDate day) => Done(turn, day).Any();

    /// <summary>The last pain they told before a day, in a check-in or else in a session, within a week; null where they told none.</summary>
    public static int? LastPain(Turn turn, LocalDate day)
    {
        var from = day.PlusDays(-7);
        var morning = RoutineBook.Mornings(turn).LastOrDefault(told => told.Day < day && told.Day >= from && told.Pain is not null);
        return morning?.Pain ?? RoutineBook.All(turn).Where(session => session.Day < day && session.Day >= from)
            .Select(session => session.Note.PainMax ?? session.Note.PainBefore).FirstOrDefault(pain => pain is not null);
    }

    /// <summary>
    /// Holds a morning against the sessions of the day before: one point more than usual holds them at their step, two
    /// send what trained one step down. A corrected morning takes that back.
    /// </summary>
    public void Settle(Turn turn, LocalDate morning)
    {
        var told = CheckInNote.On(turn.Member, morning);
        var signs = MorningRules.Read(RoutineBook.Mornings(turn), morning);
        // In the evening, after that day's own session, their answer about the morning counts and the number does not.
        if (told?.AfterTraining == true)
            signs = signs with { Pain = null };
        var yesterday = morning.PlusDays(-1);
        var since = Done(turn, yesterday).Min(session => session.Note.DoneAt);
        var sessions = RoutineBook.All(turn).Where(session => session.Note.DoneAt >= since)
            .OrderBy(session => session.Note.DoneAt).ThenBy(session => session.Day).ThenBy(session => session.Note.Number).ToList();
        if (sessions.Count == 0)
            return;

        var notes = sessions.ConvertAll(session => session.Note);
        var settled = sessions.Where(session => session.Day == yesterday).Select(session => session.Note).ToHashSet(ReferenceEqualityComparer.Instance);
        var corrected = chain.Correct(notes, RoutineBook.Ladders(turn), note => settled.Contains(note)
            ? note with { MorningChange = MorningRules.Change(signs, note.PainBefore, told?.Settled is { } answer ? answer - Settled.Yes : null) }
            : note);
        if (corrected is not { } after)
            return;
        for (var at = 0; at < sessions.Count; at++)
            sessions[at].Write(after.Sessions[at]);
        RoutineBook.Keep(turn, after.After);
    }

    /// <summary>How the morning was held against the sessions of the day before, in points, and the moves it sent down.</summary>
    public (int? Change, ImmutableArray<string> Eased) Aftermath(Turn turn, LocalDate morning)
    {
        var sessions = Done(turn, morning.PlusDays(-1)).Select(session => session.Note).ToList();
        return (sessions.Max(note => note.MorningChange), [.. sessions.SelectMany(note => rules.After(note).Changes)
            .Where(change => change.Why == LadderWhy.NextMorning).Select(change => change.MoveId).Distinct()]);
    }

    /// <summary>
    /// Fits today to what they have in them. A session that is done stays as it was; one that they made longer or shorter
    /// themselves is touched only where the answer changes.
    /// </summary>
    public void Fit(Turn turn, Capacity? before, Capacity? now)
    {
        var session = RoutineBook.Today(turn);
        if (before == now || session is { Note.DoneAt: not null })
            return;
        if (now == Capacity.Rest)
            desk.Rest(turn);
        else if (session is not null && (before is Capacity.Shorter or Capacity.Rest || now == Capacity.Shorter))
            desk.Plan(turn, session, Minutes(turn, session, before), session.Note.Asked == DayKind.Rest ? null : session.Note.Asked, session.Note.PainBefore);
    }

    /// <summary>Today's plan, why it looks like that, and what today's check-in made of it. Nothing is written.</summary>
    public (Plan Plan, string Why, MorningEffect Effect) Forecast(Turn turn)
    {
        var session = RoutineBook.Today(turn);
        var minutes = session?.Note.Plan.Minutes ?? RoutineDesk.UsualMinutes(turn);
        var request = RoutineBook.Request(turn, library, minutes, session?.Note.Asked, session?.Note.PainBefore);
        var isShort = CheckInNote.On(turn.Member, turn.Now.Today)?.Capacity == Capacity.Shorter;
        var otherwise = planner.Plan(request with
        {
            Minutes = isShort ? Math.Max(minutes, turn.Profile.Minutes ?? 10) : minutes,
            PainNow = session?.Note.PainBefore,
            Mornings = request.Mornings.RemoveAll(morning => morning.Day == turn.Now.Today),
        });
        var plan = planner.Plan(request);
        var effect = plan.Day != otherwise.Day ? MorningEffect.Another
            : plan.EstimatedMinutes == otherwise.EstimatedMinutes ? MorningEffect.None
            : isShort ? MorningEffect.Shorter : MorningEffect.Another;
        return session is not null && !RoutineDesk.IsOutdated(turn, session)
            ? (session.Note.Plan, session.Note.Why, effect)
            : (plan, ReasonWords.Say(turn.Words, plan.Reasons), effect);
    }

    private static int Minutes(Turn turn, Session session, Capacity? before)
    {
        var usual = RoutineDesk.UsualMinutes(turn);
        return before is Capacity.Shorter or Capacity.Rest ? usual : Math.Min(usual, session.Note.Plan.Minutes);
    }

    private static IEnumerable<Session> Done(Turn turn, LocalDate day) =>
        RoutineBook.All(turn).Where(session => session.Day == day && session.Note is { DoneAt: not null, Plan.Moves.IsEmpty: false });
}

/// <summary>What a check-in made of a day's plan.</summary>
internal enum MorningEffect
{
    /// <summary>It stays as it was.</summary>
    None,

    /// <summary>It is shorter because that was asked for.</summary>
    Shorter,

    /// <summary>It is another one, and its own line says why.</summary>
    Another,
}
