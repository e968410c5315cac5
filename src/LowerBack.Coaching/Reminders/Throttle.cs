using System.Runtime.InteropServices;

namespace LowerBack.Coaching.Reminders;

/// <summary>How a member took what was sent. Whatever they do or say counts as an answer and as being seen.</summary>
/// <param name="Unanswered">How many of a kind in a row they left unanswered.</param>
/// <param name="SlowerSaid">Whether they were told, since they last answered anything, that what they leave unanswered comes half as often.</param>
/// <param name="SilentDays">Days of theirs since they were last seen.</param>
/// <param name="NoteSent">Whether the note was sent since then.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Hearing(int Unanswered, bool SlowerSaid, int SilentDays, bool NoteSent);

/// <summary>How often a kind speaks to a member.</summary>
public enum Pace
{
    /// <summary>Each time.</summary>
    Full,

    /// <summary>This time, and from now on every other time: say so.</summary>
    SlowingDown,

    /// <summary>Every other time.</summary>
    Half,

    /// <summary>This time one low-key note in its stead, and then nothing.</summary>
    Note,

    /// <summary>Nothing until they are seen.</summary>
    Asleep,
}

/// <summary>Silence means less: what nobody answers comes half as often, and then not at all.</summary>
public static class Throttle
{
    /// <summary>Unanswered ones in a row that halve the pace.</summary>
    public const int SlowsAfter = 3;

    /// <summary>Days without a sign of life after which there is one note and then silence.</summary>
    public const int SleepsAfterDays = 7;

    /// <summary>
    /// The pace of a kind. One that asks for no answer is never halved, what goes to a group sleeps for nobody, and what somebody
    /// else sends is no occasion for the note.
    /// </summary>
    public static Pace Of(ReminderKind kind, Hearing heard)
    {
        var rules = KindRules.Of(kind);
        if (heard.SilentDays >= SleepsAfterDays && !rules.Has(KindTraits.ToGroup))
            return heard.NoteSent || rules.Has(KindTraits.FromOthers) ? Pace.Asleep : Pace.Note;
        if (heard.Unanswered < SlowsAfter || !rules.Has(KindTraits.Asks))
            return Pace.Full;
        return heard.SlowerSaid ? Pace.Half : Pace.SlowingDown;
    }
}
