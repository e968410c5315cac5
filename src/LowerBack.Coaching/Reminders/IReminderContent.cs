using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>What one kind of reminder says. A slice brings its own; whether it may be said now is not its business.</summary>
public interface IReminderContent
{
    /// <summary>The kind.</summary>
    ReminderKind Kind { get; }

    /// <summary>How many days of the journal it reads.</summary>
    int JournalDays => 0;

    /// <summary>Reads what else it needs of the store to write about a day; answers who writes then, which is itself where the member is enough.</summary>
    Task<IReminderContent> ReadAsync(CoachContext db, Occasion occasion, LocalDate day, CancellationToken stop) => Task.FromResult(this);

    /// <summary>The message, with room for a row of buttons or two; null where what it would ask for is done.</summary>
    /// <param name="occasion">The member, now.</param>
    /// <param name="day">The member's day it is about.</param>
    ChatMessage? Write(Occasion occasion, LocalDate day);

    /// <summary>Whether it keeps silent about a day at a moment to come, as the member stands now: in a call, or done for that day.</summary>
    bool IsSilent(Occasion occasion, LocalDate day, Instant at) => false;

    /// <summary>One was put off until a moment: a kind that comes several times a day keeps silent until then.</summary>
    void PutOff(Occasion occasion, Instant until)
    {
    }

    /// <summary>A line in a message of another kind that is sent in its place; null where nothing needs to be said.</summary>
    Prose? Mention(Occasion occasion, LocalDate day) => null;

    /// <summary>
    /// Whether what a turn wrote down answers what was asked about that day, so that it needs no answer elsewhere. What was
    /// answered before is not answered by being corrected.
    /// </summary>
    bool IsAnsweredBy(Turn turn, JournalChange change) => false;
}
