using System.Runtime.InteropServices;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>What a member was sent on a day of theirs, over all kinds.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SentToday(int DeskNudges, int Others)
{
    /// <summary>One more.</summary>
    public SentToday With(ReminderKind kind) => KindRules.Of(kind).Purse switch
    {
        Purse.DeskNudges => this with { DeskNudges = DeskNudges + 1 },
        Purse.Others => this with { Others = Others + 1 },
        _ => this,
    };
}

/// <summary>The most that a member hears on a day, over all kinds: nobody else protects them from the sum.</summary>
/// <param name="DeskNudges">Desk nudges a day.</param>
/// <param name="Others">Other messages a day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Budget(int DeskNudges, int Others)
{
    /// <summary>Eight desk nudges and three others.</summary>
    public static Budget Usual => new(8, 3);

    /// <summary>What stays out on some day of the week, since what is more important fills it.</summary>
    public IEnumerable<ReminderKind> LeavesOut(IEnumerable<ReminderSchedule> wishes)
    {
        var most = Others;
        var counted = wishes.Where(wish => KindRules.Of(wish.Kind).Purse == Purse.Others).OrderBy(wish => KindRules.Of(wish.Kind).Rank).ToList();
        return Enumerable.Range(1, 7).SelectMany(day => counted.Where(wish => wish.Days.Has((IsoDayOfWeek)day)).Skip(most)).Select(wish => wish.Kind).Distinct();
    }

    /// <summary>Whether one more may be sent.</summary>
    /// <param name="kind">What is due.</param>
    /// <param name="sent">What was sent today.</param>
    /// <param name="later">What else is planned for today; room is kept for what is more important.</param>
    public bool Allows(ReminderKind kind, SentToday sent, params ReadOnlySpan<ReminderKind> later)
    {
        var rules = KindRules.Of(kind);
        foreach (var other in later)
        {
            if (KindRules.Of(other) is var rival && rival.Rank < rules.Rank && rival.Purse == rules.Purse)
                sent = sent.With(other);
        }

        return rules.Purse switch
        {
            Purse.DeskNudges => sent.DeskNudges < DeskNudges,
            Purse.Others => sent.Others < Others,
            _ => true,
        };
    }
}
