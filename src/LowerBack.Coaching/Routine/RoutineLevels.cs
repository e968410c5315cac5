using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>When a member's level changes: down by itself, up when they say yes.</summary>
internal sealed class RoutineLevels(MoveLibrary library, LevelRules rules)
{
    /// <summary>The next level they have earned, or null. Who trains with changes stays at level 2 at most.</summary>
    public Level? Earned(Turn turn)
    {
        var most = SafetyScreen.State(turn) == SafetyState.Modified ? Level.Intermediate : Level.Advanced;
        return rules.Advise(Facts(turn)) is LevelAdvice.Up up && up.To <= most ? up.To : null;
    }

    /// <summary>Takes the earned level; null where it is not that one.</summary>
    public Prose? Take(Turn turn, string level)
    {
        if (Earned(turn) is not { } earned || level != RoutineCard.Number((int)earned))
            return null;
        Set(turn, earned);
        return turn.Words.Say(RoutineText.LevelUp, ("level", (int)earned));
    }

    /// <summary>Goes one level down where that is due, with the words for it.</summary>
    public Prose? Lower(Turn turn)
    {
        if (Lowered(turn) is not { } level)
            return null;
        Set(turn, level);
        return turn.Words.Say(RoutineText.LevelDown, ("level", (int)level));
    }

    /// <summary>The level they go down to before their next plan; null where they stay.</summary>
    public Level? Lowered(Occasion occasion) => rules.Advise(Facts(occasion)) is LevelAdvice.Down down ? down.To : null;

    private static void Set(Turn turn, Level level) =>
        turn.Profile = turn.Profile with { Level = level, LevelSince = turn.Now.Today, SessionsAtLevel = 0 };

    /// <summary>What a change depends on. Pain and days off from before the level began have had their say.</summary>
    private LevelFacts Facts(Occasion occasion)
    {
        var today = occasion.Now.Today;
        var since = occasion.Profile.LevelSince ?? today;
        var past = RoutineBook.Past(occasion, library);
        var lastDay = RoutineBook.File(occasion).LastDay is { } last && last > since ? last : since;
        return new LevelFacts
        {
            Level = occasion.Profile.Level ?? Level.Beginner,
            Since = since,
            Today = today,
            StrengthSessions = occasion.Profile.SessionsAtLevel,
            MedianPain14 = Median(past, LocalDate.Max(since, today.PlusDays(-13))),
            MedianPain7 = Median(past, LocalDate.Max(since, today.PlusDays(-6))),
            DaysSinceTrained = Period.DaysBetween(lastDay, today),
            Ladders = RoutineBook.Ladders(occasion),
            Avoid = RoutineBook.Codes(occasion),
            Kit = occasion.Profile.Kit ?? Kit.None,
        };
    }

    private static double? Median(ImmutableArray<PastSession> past, LocalDate from)
    {
        var pains = past.Where(session => session.Day >= from && session.PainMax is not null).Select(session => session.PainMax!.Value).Order().ToList();
        if (pains.Count == 0)
            return null;
        var middle = pains.Count / 2;
        return pains.Count % 2 == 1 ? pains[middle] : (pains[middle - 1] + pains[middle]) / 2.0;
    }
}
