using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>What stands against a gift, on one side or the other.</summary>
public enum GiftBar
{
    /// <summary>The giver holds no freeze, or the other one as many as anybody may.</summary>
    Freezes,

    /// <summary>They gave or were given one lately.</summary>
    Lately,

    /// <summary>They did not show up lately.</summary>
    Away,
}

/// <summary>
/// Who may give a freeze to a friend, and who may be given one: both are active, and each of them is part of one gift a week
/// (mechanics, idea 16). Whoever was given one passes none on, so that it stays a gift. Pure.
/// </summary>
public static class GiftRules
{
    /// <summary>A gift a week: so many days, the one of the gift included.</summary>
    public const int DaysBetween = 7;

    /// <summary>Who showed up within so many days, today included, is active.</summary>
    public const int DaysActive = 7;

    /// <summary>What keeps somebody from giving; null where nothing does.</summary>
    /// <param name="days">Their days up to today, not empty.</param>
    /// <param name="facts">What was logged about them.</param>
    public static GiftBar? ToGive(IReadOnlyList<StreakDay> days, IEnumerable<DayFact> facts) =>
        days[^1].After.Freezes == 0 ? GiftBar.Freezes
        : LastGift(facts) is { } last && last > days[^1].Day.PlusDays(-DaysBetween) ? GiftBar.Lately
        : IsActive(days) ? null : GiftBar.Away;

    /// <summary>What keeps somebody from being given one; null where nothing does. As for <see cref="ToGive"/>.</summary>
    public static GiftBar? ToReceive(IReadOnlyList<StreakDay> days, IEnumerable<DayFact> facts) =>
        days[^1].After.Freezes >= Freezes.Most ? GiftBar.Freezes
        : facts.Any(fact => fact.Freezes > 0 && fact.Day > days[^1].Day.PlusDays(-DaysBetween)) ? GiftBar.Lately
        : IsActive(days) ? null : GiftBar.Away;

    /// <summary>The day of the last gift given or received; null where there was none.</summary>
    public static LocalDate? LastGift(IEnumerable<DayFact> facts) =>
        facts.Where(fact => fact.Freezes != 0).Select(fact => (LocalDate?)fact.Day).Max();

    private static bool IsActive(IReadOnlyList<StreakDay> days) => days.Any(day => day.Mark.IsShown() && day.Day > days[^1].Day.PlusDays(-DaysActive));
}
