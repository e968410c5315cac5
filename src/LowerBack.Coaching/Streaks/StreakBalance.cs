using System.Text.Json.Serialization;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>What all days up to one came to.</summary>
public sealed record StreakBalance
{
    /// <summary>Days of a week to show up on, so that it is kept (coaching 5.6).</summary>
    public const int DaysToKeepAWeek = 4;

    /// <summary>Rest counts for so many of them: one to three days of planned rest a week are free (mechanics 4.2).</summary>
    public const int RestsThatCount = 3;

    /// <summary>Whoever comes back after so many missed days is welcomed, with all freezes back. The gaps of mechanics 4.5 begin there.</summary>
    public const int DaysAway = 4;

    /// <summary>The last day that is in it.</summary>
    public required LocalDate Through { get; init; }

    /// <summary>The first day they showed up; null before it.</summary>
    public LocalDate? Start { get; init; }

    /// <summary>Days with something done since the chain last broke.</summary>
    public int Chain { get; init; }

    /// <summary>Freezes held, 0-2.</summary>
    public int Freezes { get; init; } = Streaks.Freezes.Most;

    /// <summary>Days done towards the next freeze, 0-6.</summary>
    public int TowardsFreeze { get; init; }

    /// <summary>See <see cref="StreakScore"/>, 0-1.</summary>
    public double Score { get; init; }

    /// <summary>All days they showed up on.</summary>
    public int DaysShown { get; init; }

    /// <summary>Days missed or frozen since they last showed up.</summary>
    public int DaysIdle { get; init; }

    /// <summary>All weeks kept.</summary>
    public int WeeksKept { get; init; }

    /// <summary>Weeks kept since one was not.</summary>
    public int WeeksInARow { get; init; }

    /// <summary>This week's days with something done, with rest, and on which nothing was asked of them.</summary>
    public int WeekDone { get; init; }

    /// <inheritdoc cref="WeekDone"/>
    public int WeekRested { get; init; }

    /// <inheritdoc cref="WeekDone"/>
    public int WeekFree { get; init; }

    /// <summary>This week's days that count for keeping it.</summary>
    [JsonIgnore]
    public int WeekShown => WeekDone + Math.Min(WeekRested, RestsThatCount);

    /// <summary>Whether this week is kept already.</summary>
    [JsonIgnore]
    public bool WeekIsKept => WeekShown >= DaysToKeepAWeek;

    /// <summary>Before somebody's first day.</summary>
    public static StreakBalance Before(LocalDate day) => new() { Through = day.PlusDays(-1) };

    /// <summary>The balance with the next day in it.</summary>
    /// <param name="mark">What became of that day.</param>
    /// <param name="gifts">Freezes received less given on it.</param>
    public StreakBalance After(DayMark mark, int gifts = 0)
    {
        var day = Through.PlusDays(1);
        var (freezes, towards) = mark.IsDone()
            ? Streaks.Freezes.Earn(DaysIdle >= DaysAway ? Streaks.Freezes.Most : Freezes, TowardsFreeze)
            : (Freezes, TowardsFreeze);
        // After what the day brings, so that a gift costs the giver one whatever they earn on that day, and before what it takes.
        freezes = Streaks.Freezes.With(freezes, gifts) - (mark == DayMark.Frozen ? 1 : 0);
        return OfWeek(day, mark) with
        {
            Through = day,
            Start = Start ?? (mark.IsShown() ? day : null),
            Chain = mark == DayMark.Missed ? 0 : mark.IsDone() ? Chain + 1 : Chain,
            Freezes = freezes,
            TowardsFreeze = towards,
            Score = StreakScore.After(Score, mark),
            DaysShown = mark.IsShown() ? DaysShown + 1 : DaysShown,
            DaysIdle = mark.IsShown() ? 0 : mark is DayMark.Missed or DayMark.Frozen ? DaysIdle + 1 : DaysIdle,
        };
    }

    /// <summary>
    /// The week with a day in it. A week is kept at the moment it has its days. One that has too few is no miss where what was
    /// not asked of them would have been enough: before their first day, in a pause, on hold.
    /// </summary>
    private StreakBalance OfWeek(LocalDate day, DayMark mark)
    {
        var monday = day.DayOfWeek == IsoDayOfWeek.Monday;
        var after = this with
        {
            WeekDone = (monday ? 0 : WeekDone) + (mark.IsDone() ? 1 : 0),
            WeekRested = (monday ? 0 : WeekRested) + (mark == DayMark.Rest ? 1 : 0),
            WeekFree = (monday ? 0 : WeekFree) + (mark is DayMark.Excused or DayMark.Unknown ? 1 : 0),
        };
        if (after.WeekIsKept && (monday || !WeekIsKept))
            return after with { WeeksKept = WeeksKept + 1, WeeksInARow = WeeksInARow + 1 };
        return day.DayOfWeek == IsoDayOfWeek.Sunday && after.WeekShown + after.WeekFree < DaysToKeepAWeek
            ? after with { WeeksInARow = 0 }
            : after;
    }
}
