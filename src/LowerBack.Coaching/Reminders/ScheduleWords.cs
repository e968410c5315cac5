using System.Globalization;
using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Reminders in a member's words.</summary>
internal static class ScheduleWords
{
    /// <summary>What a kind is called.</summary>
    public static string Name(Words words, ReminderKind kind) => words.Plain(kind switch
    {
        ReminderKind.DeskNudge => RemindersText.NameDeskNudge,
        ReminderKind.Session => RemindersText.NameSession,
        ReminderKind.Stretch => RemindersText.NameStretch,
        ReminderKind.WindDown => RemindersText.NameWindDown,
        ReminderKind.CheckIn => RemindersText.NameCheckIn,
        ReminderKind.WeeklyCheck => RemindersText.NameWeeklyCheck,
        ReminderKind.TeamDigest => RemindersText.NameTeamDigest,
        ReminderKind.BuddyNudge => RemindersText.NameBuddyNudge,
        ReminderKind.LastCoffee => RemindersText.NameLastCoffee,
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>When a reminder comes, such as "every day at 08:30" or "Mon to Fri from 09:00 to 17:30, every 45 min".</summary>
    public static string When(Words words, ReminderSchedule schedule) => schedule switch
    {
        DailyTime { Days: Weekdays.EveryDay } daily => words.Plain(RemindersText.EveryDayAt, ("time", daily.Time)),
        DailyTime daily => words.Plain(RemindersText.DaysAt, ("days", Days(words, daily.Days)), ("time", daily.Time)),
        DeskWindow { Days: Weekdays.EveryDay } desk => words.Plain(
            RemindersText.EveryDayBetween, ("from", desk.Hours.From), ("until", desk.Hours.Until), ("minutes", desk.IntervalMinutes)),
        DeskWindow desk => words.Plain(
            RemindersText.DaysBetween, ("days", Days(words, desk.Days)), ("from", desk.Hours.From), ("until", desk.Hours.Until), ("minutes", desk.IntervalMinutes)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Days of the week: a run of three or more as a range, others one by one.</summary>
    public static string Days(Words words, Weekdays days)
    {
        var chosen = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => days.Has(day)).ToList();
        var isRange = chosen.Count > 2 && (int)chosen[^1] - (int)chosen[0] == chosen.Count - 1;
        return isRange
            ? words.Plain(RemindersText.DayRange, ("from", Name(words.Culture, chosen[0])), ("until", Name(words.Culture, chosen[^1])))
            : string.Join(", ", chosen.Select(day => Name(words.Culture, day)));
    }

    private static string Name(CultureInfo culture, IsoDayOfWeek day) => culture.DateTimeFormat.AbbreviatedDayNames[(int)day % 7];
}
