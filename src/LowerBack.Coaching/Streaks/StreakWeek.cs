using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>A week of days, from a Monday on; the one under way ends today.</summary>
internal sealed record StreakWeek(LocalDate Monday, ImmutableArray<StreakDay> Days, bool IsOver)
{
    /// <summary>The Monday of a day's week.</summary>
    public static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    /// <summary>The weeks of a streak since its first day, oldest first, as far as they are not carried forward.</summary>
    public static ImmutableArray<StreakWeek> Of(Streak streak) => [.. streak.Days.Where(day => day.After.Start is not null)
        .GroupBy(day => MondayOf(day.Day))
        .Select(week => new StreakWeek(week.Key, [.. week], week.Key.PlusWeeks(1) <= streak.Days[^1].Day))];

    /// <summary>What it came to, in a line: how often each mark, and whether it is kept. Missed days go without saying.</summary>
    public Prose Line(Words words)
    {
        var marks = string.Join(", ", Days.Where(day => day.Mark is not (DayMark.Missed or DayMark.Unknown))
            .GroupBy(day => day.Mark).OrderByDescending(group => group.Key)
            .Select(group => words.Plain(StreakText.MarkTimes, ("count", group.Count()), ("mark", words.Plain(StreakWords.Name(group.Key))))));
        var balance = Days[^1].After;
        var key = (IsOver, balance.WeekIsKept) switch
        {
            _ when marks.Length == 0 => IsOver ? StreakText.WeekOff : StreakText.WeekBegins,
            (_, true) => IsOver ? StreakText.WeekKept : StreakText.WeekKeptAlready,
            (true, false) => StreakText.Week,
            _ => StreakText.WeekSoFar,
        };
        return words.Say(
            key, ("from", Monday), ("to", Monday.PlusDays(6)), ("marks", marks), ("left", StreakBalance.DaysToKeepAWeek - balance.WeekShown));
    }
}
