using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>Reads and writes a member's check-ins.</summary>
internal static class CheckInBook
{
    /// <summary>How far back a check-in looks: the usual, and four weeks ago with the week around it.</summary>
    public const int Days = RoutineBook.Days;

    /// <summary>A check-in stays answerable for its own day, for so many days after it.</summary>
    public const int DaysToAnswer = 2;

    /// <summary>After so long a number is no answer to a question any more, and words are no activity.</summary>
    private static readonly Duration NumbersAreAwaited = Duration.FromHours(2), WordsAreAwaited = Duration.FromMinutes(15);

    /// <summary>What was said on a day; an empty note where nothing was.</summary>
    public static CheckInNote On(Turn turn, LocalDate day) => CheckInNote.On(turn.Member, day) ?? new CheckInNote();

    /// <summary>Keeps what was said on a day.</summary>
    public static void Write(Turn turn, LocalDate day, CheckInNote note)
    {
        if (CheckInNote.EntryOf(turn.Member, day) is { } entry)
            entry.Write(note);
        else
            turn.Member.Journal.Add(JournalEntry.Of(turn.Member.Id, day, turn.Now.Now, note));
    }

    /// <summary>What there is to ask about on a day.</summary>
    public static CheckInScope Scope(Turn turn, LocalDate day) => new()
    {
        IsOnHold = SafetyScreen.State(turn) == SafetyState.Hold,
        IsToday = day == turn.Now.Today,
        HasTrainedBefore = MorningDesk.HasTrained(turn, day.PlusDays(-1)),
        IsTrained = MorningDesk.HasTrained(turn, day),
        IsWeekly = CheckInRules.IsWeekly(day, LocalNow.At(turn.Member.JoinedAt, turn.Now.Zone, turn.Now.DayStart).Today),
        IsMonthly = CheckInRules.IsMonthly(day, CheckInNote.UpTo(turn.Member, day).Select(told => (told.Entry.Day, told.Note))),
        Activities = File(turn).Activities.Length,
    };

    /// <summary>What is remembered besides the days.</summary>
    public static CheckInFile File(Turn turn) => turn.Member.Get<CheckInFile>();

    /// <summary>Remembers the question that was asked last, so that a typed answer finds it; one that is only tapped forgets it.</summary>
    public static void Asked(Member member, LocalNow now, LocalDate day, CheckInQuestion? question)
    {
        var isTyped = question is not (null or CheckInQuestion.Settled or CheckInQuestion.Capacity);
        member.Set(member.Get<CheckInFile>() with
        {
            Asked = isTyped ? question!.Value : CheckInQuestion.None,
            AskedFor = isTyped ? day : null,
            AskedAt = isTyped ? now.Now : null,
        });
    }

    /// <summary>The question that waits for a number or words, and its day, or null.</summary>
    public static (CheckInQuestion Question, LocalDate Day, Instant At)? Awaited(Turn turn)
    {
        var file = File(turn);
        var limit = file.Asked == CheckInQuestion.Activities ? WordsAreAwaited : NumbersAreAwaited;
        return file is { Asked: not CheckInQuestion.None, AskedFor: { } day, AskedAt: { } at } && turn.Now.Now - at < limit && IsOpen(turn, day)
            ? (file.Asked, day, at)
            : null;
    }

    /// <summary>Whether a day up to today may still be answered about.</summary>
    public static bool IsOpen(Turn turn, LocalDate day) => day >= turn.Now.Today.PlusDays(-DaysToAnswer);
}
