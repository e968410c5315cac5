using LowerBack.Coaching.Desk;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Onboarding;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>
/// What is known of showing up: the one place that says what counts, and what excuses a day. A kind of entry that is not here says
/// nothing about it.
/// </summary>
internal static class StreakJournal
{
    /// <summary>What an entry says about its day, or null.</summary>
    public static DayFact? Fact(JournalEntry entry)
    {
        if (entry.Read<RoutineNote>() is { } session)
            return Of(session) is { } mark ? new DayFact(entry.Day, mark, Mends: mark.IsDone()) : null;
        if (entry.Read<CheckInNote>() is { } told)
            return HasAnswer(told) ? new DayFact(entry.Day, DayMark.CheckIn) : null;
        // A break at the desk, like the first minute, is a move of 60 to 90 seconds, and one such move is the least that counts (mechanics 4.2), so one
        // a day is enough. It makes up for no other day: that takes five minutes (coaching 5.6).
        if (entry.Read<DeskNote>() is { Moved: > 0 } || entry.Kind == FirstMoveNote.Kind)
            return new DayFact(entry.Day, DayMark.Mobility);
        return entry.Read<FreezeGift>() is { } gift
            ? new DayFact(entry.Day, DayMark.Unknown, Freezes: gift.Received ? 1 : -1)
            : null;
    }

    /// <summary>The days up to one that the member's own row excuses; a slice whose facet says so comes in here.</summary>
    public static IEnumerable<Excuse> Excuses(Member member, LocalDate through)
    {
        if (member.Get<StreakFile>().HeldSince is { } since)
            yield return new Excuse(ExcuseWhy.OnHold, since, through.PlusDays(1));
        foreach (var flare in member.Get<FlareUps>().All)
            yield return new Excuse(ExcuseWhy.Flare, flare.From, flare.Until);
    }

    /// <summary>The days that an entry excuses, or null; a slice whose note says so comes in here.</summary>
    public static Excuse? Excuse(JournalEntry entry)
    {
        if (entry.Read<PauseNote>() is { } pause)
            return new Excuse(ExcuseWhy.Paused, entry.Day, pause.Until);
        if (entry.Read<HoldNote>() is { } hold)
            return new Excuse(ExcuseWhy.OnHold, hold.From, entry.Day.PlusDays(1));
        return entry.Read<ShortDayNote>() is not null ? new Excuse(ExcuseWhy.ShortDay, entry.Day, entry.Day.PlusDays(1)) : null;
    }

    /// <summary>How a session counts: by its kind of day once one move of it was done; rest once it was tapped.</summary>
    private static DayMark? Of(RoutineNote session) => session switch
    {
        { Status: RoutineStatus.Rested } => DayMark.Rest,
        { DoneAt: null } => null,
        _ when session.Plan.Moves.All(move => session.Skipped.Contains(move.MoveId)) => null,
        { Plan.Day: DayKind.Walk } => DayMark.Walk,
        _ => session.Plan.Day.IsStrength() ? DayMark.Trained : DayMark.Mobility,
    };

    /// <summary>One answer is a check-in; who skips every question has not told anything.</summary>
    private static bool HasAnswer(CheckInNote told) => told is { Pain: not null } or { Sleep: not null } or { Settled: not null } or { Capacity: not null }
        or { WeekPain: not null } or { WeekJoy: not null } or { WeekDoing: not null } or { Activities.IsEmpty: false };
}
