using LowerBack.Chat;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>Today's session, at the hour somebody chose; nothing once it is done or the day is a day of rest.</summary>
internal sealed class SessionReminder : IReminderContent
{
    public ReminderKind Kind => ReminderKind.Session;

    public int JournalDays => 1;

    public int? PutsOffBy => 60;

    public ChatMessage? Write(Occasion occasion, LocalDate day)
    {
        if (!IsOpen(occasion))
            return null;
        var words = occasion.Words;
        return new ChatMessage(
            words.Say(RoutineText.ReminderReady, ("minutes", occasion.Profile.Minutes ?? 10)),
            new ButtonRow(
                occasion.NextCommand(words.Plain(RoutineText.ReminderShow), "routine"),
                occasion.CommandButton(words.Plain(RoutineText.ReminderShort), "routine", "5")));
    }

    public Prose? Mention(Occasion occasion, LocalDate day) => IsOpen(occasion) ? occasion.Words.Say(RoutineText.ReminderMention) : null;

    private static bool IsOpen(Occasion occasion) =>
        RoutineBook.Today(occasion) is not { Note: { DoneAt: not null } or { Status: RoutineStatus.Rested } };
}
