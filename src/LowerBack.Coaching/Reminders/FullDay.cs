using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Reminders;

/// <summary>Whoever has set more than a day holds is told which of it stays out, where they set it and where they see it.</summary>
internal static class FullDay
{
    /// <summary>The line; empty where there is room for everything.</summary>
    public static Prose Line(Occasion occasion)
    {
        var names = Budget.Usual.LeavesOut(occasion.Member.Get<ReminderFile>().Wishes)
            .Where(kind => RemindDesk.Offered.Contains(kind)).Select(kind => ScheduleWords.Name(occasion.Words, kind)).ToList();
        return names.Count == 0 ? Prose.Empty : occasion.Words.Say(RemindersText.FullDay, ("most", Budget.Usual.Others), ("names", string.Join(", ", names)));
    }
}
