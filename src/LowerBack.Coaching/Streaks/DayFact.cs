using System.Runtime.InteropServices;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>What one entry of the journal says about a day. The order in which they come does not matter.</summary>
/// <param name="Day">The member's own day that it is about, whenever it was told.</param>
/// <param name="Mark">How they showed up; <see cref="DayMark.Unknown"/> where it does not say that they did.</param>
/// <param name="Mends">Whether it was a session, so that it can make up for a missed day.</param>
/// <param name="Freezes">Freezes that came from a friend (1) or went to one (-1).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayFact(LocalDate Day, DayMark Mark, bool Mends = false, int Freezes = 0);

/// <summary>Days on which nothing is asked of a member. What they do all the same counts.</summary>
/// <param name="Why">Why.</param>
/// <param name="From">The first of them.</param>
/// <param name="Until">The first day that is not.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Excuse(ExcuseWhy Why, LocalDate From, LocalDate Until)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Covers(LocalDate day) => From <= day && day < Until;
}

/// <summary>Why nothing is asked of a member. Of several, the first here is the one that is named.</summary>
public enum ExcuseWhy
{
    /// <summary>A clinician should look first.</summary>
    OnHold,

    /// <summary>They asked to be left alone for whole days.</summary>
    Paused,

    /// <summary>Their back flared up.</summary>
    Flare,

    /// <summary>A move to another clock left the day less than 24 hours.</summary>
    ShortDay,
}
