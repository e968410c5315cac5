using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>A few stretches, at the hour somebody chose.</summary>
internal sealed class StretchReminder : IReminderContent
{
    public ReminderKind Kind => ReminderKind.Stretch;

    public ChatMessage? Write(Occasion occasion, LocalDate day) => IsGentle(occasion) ? null : new(
        occasion.Words.Say(RemindersText.Stretch),
        new ButtonRow(
            occasion.NextCommand(occasion.Words.Plain(RemindersText.ShowStretch), "routine", "5", "mobility")));

    public Prose? Mention(Occasion occasion, LocalDate day) => IsGentle(occasion) ? null : occasion.Words.Say(RemindersText.StretchMention);

    public bool IsAnsweredBy(Turn turn, JournalChange change) => RoutineBook.IsFirstOver(turn, change, note => note.Plan.Day == DayKind.Mobility);

    /// <summary>On the gentle days of a flare-up one invitation to move is enough, and a stretch is not the one.</summary>
    private static bool IsGentle(Occasion occasion) => occasion.Member.Get<FlareUps>().Covers(occasion.Now.Today);
}
