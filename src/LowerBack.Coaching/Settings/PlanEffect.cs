using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Settings;

/// <summary>What a change of what shapes sessions means for today's.</summary>
internal static class PlanEffect
{
    /// <summary>It in words, and the way to plan today anew where that is to be chosen: what safety depends on is planned anew by itself.</summary>
    public static (Prose Words, ImmutableArray<ButtonRow> Anew) Of(Turn turn)
    {
        var words = turn.Words;
        var planned = RoutineBook.Today(turn) is { Note: { DoneAt: null, Status: not RoutineStatus.Rested } } session && !RoutineDesk.IsOutdated(turn, session);
        return planned
            ? (words.Say(SettingsText.AffectsToday),
                [new ButtonRow(turn.NextCommand(words.Plain(SettingsText.PlanAnew), "routine", Setting.Value(turn.Profile.Minutes ?? 10)))])
            : (words.Say(SettingsText.AffectsNext), []);
    }
}
