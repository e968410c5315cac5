using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>The day's check-in, at the hour somebody chose; nothing where it is answered, or the day it was for is over.</summary>
internal sealed class CheckInReminder : IReminderContent
{
    public ReminderKind Kind => ReminderKind.CheckIn;

    public int JournalDays => CheckInOpening.JournalDays;

    public ChatMessage? Write(Occasion occasion, LocalDate day)
    {
        if (day != occasion.Now.Today || !CheckInOpening.IsWanted(occasion.Member, occasion.Now))
            return null;
        CheckInOpening.Sent(occasion.Member, occasion.Now);
        return CheckInOpening.Message(occasion.Member, occasion.Now);
    }

    /// <summary>With its first answer it goes on where that was given.</summary>
    public bool IsAnsweredBy(Turn turn, JournalChange change) => change.Entry.Kind == CheckInNote.Kind
        && (change.Was<CheckInNote>() is not { } before || CheckInRules.Next(before, CheckInBook.Scope(turn, change.Entry.Day)) is not null);
}
