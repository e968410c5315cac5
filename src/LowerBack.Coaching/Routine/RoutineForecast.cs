using LowerBack.Coaching.Content;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>What <c>/routine</c> would show, for whoever speaks of a day before it is asked for. Nothing is written.</summary>
internal sealed class RoutineForecast(MoveLibrary library, RoutinePlanner planner, RoutineLevels levels)
{
    /// <summary>Today's plan: the one that is there, or else the one that would be made.</summary>
    public Plan Today(Occasion occasion) => RoutineBook.Today(occasion) switch
    {
        null => Anew(occasion),
        { Note: var note } session => RoutineDesk.IsOutdated(occasion, session)
            ? planner.Plan(RoutineBook.Request(occasion, library, note.Plan.Minutes, note.Asked, note.PainBefore))
            : note.Plan,
    };

    /// <summary>Tomorrow's plan as it would be made at this hour, if nothing else happens until then.</summary>
    public Plan Tomorrow(Occasion occasion)
    {
        var now = occasion.Now;
        var (begins, ends) = (now.DayStartsAt(now.Today.PlusDays(1)), now.DayStartsAt(now.Today.PlusDays(2)));
        // A day later by the clock may be another day than tomorrow where the clocks change.
        var then = Instant.Max(begins, Instant.Min(now.Now + Duration.FromDays(1), ends - Duration.Epsilon));
        return Today(new Occasion(occasion.Member, LocalNow.At(then, now.Zone, now.DayStart), occasion.Words));
    }

    /// <summary>A plan for the minutes and the level that it would be made with.</summary>
    private Plan Anew(Occasion occasion)
    {
        var request = RoutineBook.Request(occasion, library, RoutineDesk.UsualMinutes(occasion));
        return planner.Plan(levels.Lowered(occasion) is { } level ? request with { Level = level, LevelSince = occasion.Now.Today } : request);
    }
}
