using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>What else is true of a kind.</summary>
[Flags]
public enum KindTraits
{
    None = 0,

    /// <summary>Quiet hours do not bind it: it is about them.</summary>
    AnyHour = 1,

    /// <summary>It asks for an answer, so that none is a sign to slow down.</summary>
    Asks = 2,

    /// <summary>It calls for no training, and so may speak while training is on hold.</summary>
    WhileOnHold = 4,

    /// <summary>Of several not yet sent only the newest is still of use.</summary>
    NewestOnly = 8,

    /// <summary>It goes to a group's chat: no member's budget, merging or silence is touched by it.</summary>
    ToGroup = 16,

    /// <summary>Somebody else sends it: there is no hour to set, it comes unless it is turned off, and leaves room for what the member set.</summary>
    FromOthers = 32,
}

/// <summary>
/// The rules of one kind. Priorities, lateness and jitter: the product's page; which kinds a hold leaves: sleep and sitting
/// reminders and the log (coaching rules, 3.5).
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Priority">When it leaves, among what else is to leave.</param>
/// <param name="Late">How long after it was due it is still wanted; null for those with an evening, see <see cref="Lateness"/>.</param>
/// <param name="Jitter">Over how long it is spread among members; null for what is spread over its own interval.</param>
/// <param name="Purse">What it counts towards, with the weight of one message.</param>
/// <param name="Traits">What else is true of it.</param>
public sealed record KindRules(ReminderKind Kind, SendPriority Priority, Duration? Late, Duration? Jitter, Purse Purse, KindTraits Traits)
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration ThreeMinutes = Duration.FromMinutes(3);

    /// <summary>All kinds, the most important first: it is the one that speaks where two merge.</summary>
    public static ImmutableArray<KindRules> All { get; } =
    [
        new(ReminderKind.WeeklyCheck, SendPriority.Daily, null, ThreeMinutes, Purse.Others, KindTraits.Asks | KindTraits.WhileOnHold),
        new(ReminderKind.CheckIn, SendPriority.Daily, null, ThreeMinutes, Purse.Others, KindTraits.Asks | KindTraits.WhileOnHold),
        new(ReminderKind.WindDown, SendPriority.Daily, null, ThreeMinutes, Purse.Others, KindTraits.AnyHour | KindTraits.WhileOnHold),
        new(ReminderKind.Session, SendPriority.Daily, Hour, ThreeMinutes, Purse.Others, KindTraits.Asks),
        new(ReminderKind.TeamDigest, SendPriority.Digest, Duration.FromHours(12), ThreeMinutes, Purse.Free, KindTraits.ToGroup | KindTraits.WhileOnHold),
        new(ReminderKind.BuddyNudge, SendPriority.Nudge, Hour, ThreeMinutes, Purse.Others, KindTraits.FromOthers),
        new(ReminderKind.Stretch, SendPriority.Nudge, Hour, ThreeMinutes, Purse.Others, KindTraits.Asks | KindTraits.NewestOnly),
        new(ReminderKind.LastCoffee, SendPriority.Nudge, Hour, ThreeMinutes, Purse.Others, KindTraits.WhileOnHold),
        new(ReminderKind.DeskNudge, SendPriority.Nudge, Duration.FromMinutes(10), null, Purse.DeskNudges,
            KindTraits.Asks | KindTraits.WhileOnHold | KindTraits.NewestOnly),
    ];

    private static readonly ImmutableArray<KindRules> ByKind = [.. Enum.GetValues<ReminderKind>().Order().Select(kind => All.Single(row => row.Kind == kind))];

    /// <summary>Its place among all kinds by importance; 0 is the most important.</summary>
    public int Rank => All.IndexOf(this);

    /// <summary>Whether quiet hours keep it from speaking.</summary>
    public bool KeepsQuiet => !Has(KindTraits.AnyHour);

    /// <summary>The rules of a kind.</summary>
    public static KindRules Of(ReminderKind kind) => ByKind[(int)kind - 1];

    /// <summary>Whether that is true of it.</summary>
    public bool Has(KindTraits trait) => (Traits & trait) != KindTraits.None;
}
