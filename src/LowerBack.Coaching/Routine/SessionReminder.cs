using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>Today's session, at the hour somebody chose; nothing once it is done or the day is a day of rest.</summary>
internal sealed class SessionReminder : IReminderContent
{
    public ReminderKind Kind => ReminderKind.Session;

    public int JournalDays => 1;

    public ChatMessage? Write(Occasion occasion, LocalDate day)
    {
        if (!IsOpen(occasion))
            return null;
        var words = occasion.Words;
        // At its hour, since a habit keeps its place, but as an invitation: in a flare-up moving a little does more than not at all.
        if (RoutineBook.Flare(occasion) is { IsGentle: true } flare)
        {
            return new ChatMessage(
                words.Say(RoutineText.ReminderGentle, ("at", flare.At), ("of", flare.Of)),
                new ButtonRow(occasion.CommandButton(words.Plain(RoutineText.ReminderShow), "routine")));
        }

        return new ChatMessage(
            words.Say(RoutineText.ReminderReady, ("minutes", occasion.Profile.Minutes ?? 10)),
            new ButtonRow(
                occasion.NextCommand(words.Plain(RoutineText.ReminderShow), "routine"),
                occasion.CommandButton(words.Plain(RoutineText.ReminderShort), "routine", "5")));
    }

    public Prose? Mention(Occasion occasion, LocalDate day) => !IsOpen(occasion) ? null
        : occasion.Words.Say(RoutineBook.Flare(occasion) is { IsGentle: true } ? RoutineText.ReminderGentleMention : RoutineText.ReminderMention);

    public bool IsAnsweredBy(Turn turn, JournalChange change) => RoutineBook.IsFirstOver(turn, change, _ => true);

    private static bool IsOpen(Occasion occasion) => RoutineBook.Today(occasion) is not { Note.IsOver: true };
}
