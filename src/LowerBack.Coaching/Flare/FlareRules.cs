using System.Collections.Immutable;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Flare;

/// <summary>What a day in or after a flare-up asks for.</summary>
public enum FlareStage
{
    /// <summary>Breathing, easy positions and short walks.</summary>
    Recover,

    /// <summary>Easy range, and a walk.</summary>
    Loosen,

    /// <summary>Easy range, and light core at its first step.</summary>
    Core,

    /// <summary>Training again, a step easier and with fewer sets.</summary>
    Back,
}

/// <summary>Where a day stands in a flare-up.</summary>
/// <param name="Stage">What it asks for.</param>
/// <param name="At">Which day of its kind it is, from 1: gentle ones, or those of the way back.</param>
/// <param name="Of">How many of these there are.</param>
public sealed record FlareDay(FlareStage Stage, int At, int Of)
{
    /// <summary>Whether it is one of the gentle ones.</summary>
    public bool IsGentle => Stage != FlareStage.Back;
}

/// <summary>
/// A flare-up day by day. Two days of walking, warmth and easy range and keeping life going (Qaseem 2017, O'Sullivan 2020; staying
/// active did slightly better than bed rest, Dahm 2010), a day on which light core comes back, and then training a step easier.
/// How many days each takes is our own. Pure.
/// </summary>
public static class FlareRules
{
    /// <summary>Gentle days of a flare-up.</summary>
    public const int GentleDays = 3;

    /// <summary>Days that may be added, once: what has not settled after a week is a clinician's to look at, and this ends before.</summary>
    public const int MoreDays = 3;

    /// <summary>Days of training a step easier, afterwards: long enough for one or two sessions 48 hours apart.</summary>
    public const int BackDays = 3;

    /// <summary>From this pain on gentle days are offered, 0-10: one above where training stops.</summary>
    public const int OffersAtPain = 7;

    /// <summary>So many setbacks within <see cref="OffersWithinDays"/> days offer them too.</summary>
    public const int OffersAtSetbacks = 2;

    /// <inheritdoc cref="OffersAtSetbacks"/>
    public const int OffersWithinDays = 7;

    /// <summary>Where a day stands; null where no flare-up has anything to say about it.</summary>
    public static FlareDay? On(FlareUps flares, LocalDate day)
    {
        if (flares.All.LastOrDefault(one => one.From <= day) is not { } flare)
            return null;
        var since = Period.DaysBetween(flare.Until, day);
        if (since >= 0)
            return since < BackDays ? new FlareDay(FlareStage.Back, since + 1, BackDays) : null;
        var (at, of) = (Period.DaysBetween(flare.From, day) + 1, Period.DaysBetween(flare.From, flare.Until));
        return new FlareDay(at == 1 ? FlareStage.Recover : at == of ? FlareStage.Core : FlareStage.Loosen, at, of);
    }

    /// <summary>Begins one; null where gentle days are under way.</summary>
    public static FlareUps? Begin(FlareUps flares, LocalDate today) => flares.Covers(today)
        ? null
        : flares.Change([.. flares.All.Where(one => one.From < today), new FlareUp(today, today.PlusDays(GentleDays))], today);

    /// <summary>Adds days to the one under way; null where there is none, or days were added already.</summary>
    public static FlareUps? Prolong(FlareUps flares, LocalDate today) => flares.Last is { IsLonger: false } last && last.Covers(today)
        ? flares.Change(flares.All.Replace(last, last with { Until = last.Until.PlusDays(MoreDays), IsLonger = true }), today)
        : null;

    /// <summary>Ends the gentle days, today included; the way back begins. Null where none are under way.</summary>
    public static FlareUps? End(FlareUps flares, LocalDate today) => flares.Last is { } last && last.Covers(today)
        ? flares.Change(flares.All.Replace(last, last with { Until = today }), today)
        : null;

    /// <summary>Takes the last change back, on the day it was made; null where it is another one by now.</summary>
    /// <param name="change">Which change, as counted by <see cref="FlareUps.Changes"/>.</param>
    public static FlareUps? Undo(FlareUps flares, int change, LocalDate today) =>
        change == flares.Changes && change > 0 && today == flares.ChangedOn ? flares.Change(flares.Before, today) : null;

    /// <summary>Whether gentle days are offered: not while they are under way, and setbacks from before them have had their say.</summary>
    /// <param name="pain">Today's pain, 0-10, or null.</param>
    /// <param name="setbacks">The days of sessions that hurt, or whose morning did.</param>
    public static bool AreOffered(FlareUps flares, LocalDate today, int? pain, IEnumerable<LocalDate> setbacks)
    {
        if (flares.Covers(today))
            return false;
        var since = flares.Last is { } last ? LocalDate.Max(last.Until, today.PlusDays(1 - OffersWithinDays)) : today.PlusDays(1 - OffersWithinDays);
        return pain >= OffersAtPain || setbacks.Count(day => since <= day && day <= today) >= OffersAtSetbacks;
    }
}
