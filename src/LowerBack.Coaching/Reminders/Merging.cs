using System.Runtime.InteropServices;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>A reminder and when it is due, or was.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueReminder(ReminderKind Kind, Instant Due);

/// <summary>Two within 20 minutes become one: the more important speaks, and the other one is part of it.</summary>
public static class Merging
{
    /// <summary>How close they must be.</summary>
    public static readonly Duration Window = Duration.FromMinutes(20);

    /// <summary>
    /// Into which one of a member's reminders another merges; null for one that speaks. What merges takes in nothing itself:
    /// of three in a row a third far enough from the one that speaks does so too.
    /// </summary>
    /// <param name="reminders">All that were due or sent in the last 20 minutes or will be in the next, and would speak alone.</param>
    /// <param name="at">Which of them is asked about.</param>
    public static int? Into(ReadOnlySpan<DueReminder> reminders, int at)
    {
        int? into = null;
        for (var other = 0; other < reminders.Length; other++)
        {
            if (Meet(reminders[at], reminders[other]) && Leads(reminders, other, at) && (into is not { } best || Leads(reminders, other, best))
                && Into(reminders, other) is null)
            {
                into = other;
            }
        }

        return into;
    }

    private static bool Meet(DueReminder one, DueReminder other) =>
        Duration.Max(one.Due - other.Due, other.Due - one.Due) <= Window
        && !KindRules.Of(one.Kind).Has(KindTraits.ToGroup) && !KindRules.Of(other.Kind).Has(KindTraits.ToGroup);

    /// <summary>By importance, then by time, then by place, so that of any two one leads.</summary>
    private static bool Leads(ReadOnlySpan<DueReminder> reminders, int one, int other)
    {
        var (a, b) = (reminders[one], reminders[other]);
        return (KindRules.Of(a.Kind).Rank, a.Due, one).CompareTo((KindRules.Of(b.Kind).Rank, b.Due, other)) < 0;
    }
}
