using System.Collections.Immutable;

namespace LowerBack.Coaching.Time;

/// <summary>A place a person can point at, and the clock it keeps.</summary>
/// <param name="Label">What to show, such as "Munich, Germany"; at most 100 characters.</param>
/// <param name="ZoneId">An id of the tz database, such as "Europe/Berlin"; always one that NodaTime knows.</param>
public readonly record struct ZonePlace(string Label, string ZoneId);

/// <summary>What <see cref="ZoneFinder"/> made of the words: one zone, a question back, or nothing. A closed family.</summary>
public abstract record ZoneAnswer
{
    private protected ZoneAnswer()
    {
    }
}

/// <summary>The words mean one zone. Show the label, so that a wrong guess is seen.</summary>
public sealed record OneZone(ZonePlace Place) : ZoneAnswer;

/// <summary>
/// The person has to choose. One to six places, best first; a single place is a guess to be confirmed
/// (the city is known but what followed it is not).
/// </summary>
public sealed record SeveralZones(ImmutableArray<ZonePlace> Places) : ZoneAnswer
{
    /// <summary>The most places ever offered: they become buttons under a message.</summary>
    public const int Most = 6;
}

/// <summary>The words mean no place this program knows.</summary>
public sealed record NoZone : ZoneAnswer;
