using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Time;

/// <summary>
/// Turns what a person types into time zones: a city in English or as its people write it ("Munich", "München", "muenchen"),
/// a city with its state or country ("Portland, OR"), a country or a state, an id of the tz database ("europe/berlin"),
/// an abbreviation ("CET"), or an offset ("UTC+2").
/// </summary>
/// <remarks>
/// An offset is never kept as such: a clock fixed at UTC+2 would be an hour wrong after the next change to or from summer time.
/// It is answered with places that have that offset at the moment given. Abbreviations shared by countries are answered with one
/// city of each, because the country decides which emergency number is shown.
/// </remarks>
public static class ZoneFinder
{
    /// <summary>Longest text that is looked at, in characters; anything longer is <see cref="NoZone"/>.</summary>
    public const int LongestTyped = 80;

    private static readonly NoZone Nothing = new();

    /// <summary>The zone or zones the words mean. Without a moment an offset such as "UTC+2" means nothing.</summary>
    public static ZoneAnswer Find(string typed) => Find(typed, at: null);

    /// <summary>The zone or zones the words mean; an offset means the places that have it at <paramref name="now"/>.</summary>
    public static ZoneAnswer Find(string typed, Instant now) => Find(typed, (Instant?)now);

    /// <summary>
    /// What the words so far could become, at most <paramref name="max"/> places: first names that begin with them, then the
    /// cities of a country or state so called, then names and countries with a word that does, then (where there is neither) near misses; the largest cities first in each group.
    /// </summary>
    public static ImmutableArray<ZonePlace> Suggest(string typed, int max = 25)
    {
        var text = typed.Trim();
        if (max <= 0 || text.Length > LongestTyped || PlaceName.Fold(text) is not { } words)
            return [];
        var all = Gazetteer.Instance.Cities;
        var found = all.Where(city => PlaceSearch.Begins(city, words))
            .Concat(Gazetteer.Instance.AreasNamed(words).SelectMany(static area => area.Cities))
            .Concat(all.Where(city => PlaceSearch.HasWord(city, words)))
            .Select(static city => city.Place)
            .Distinct()
            .Take(max)
            .ToImmutableArray();
        if (found.IsEmpty && ZoneIds.Find(text) is { } id)
            return [ZoneIds.Place(id)];
        return found.IsEmpty ? [.. PlaceSearch.NearlyBegins(words).Select(static city => city.Place).Distinct().Take(max)] : found;
    }

    private static ZoneAnswer Find(string typed, Instant? at)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > LongestTyped)
            return Nothing;
        if (TypedOffset.Read(text) is { } offset)
            return at is { } now ? Choice(TypedOffset.PlacesWith(offset, now)) : Nothing;
        if (text.Contains('/', StringComparison.Ordinal) && ZoneIds.Find(text) is { } id)
            return new OneZone(ZoneIds.Place(id));
        if (PlaceName.Fold(text) is not { Length: > 0 } words)
            return Nothing;
        if (Abbreviations.Zones(words) is { Length: > 0 } zones)
            return Choice([.. zones.Select(ZoneIds.Place)]);

        var found = PlaceSearch.Exact(text, words);
        if (found.IsEmpty && ZoneIds.Find(text) is { } oldId)
            return new OneZone(ZoneIds.Place(oldId));
        if (found.IsEmpty)
            found = PlaceSearch.InAnAreaNamedLast(text, words);
        if (found.IsEmpty)
            found = PlaceSearch.NearMisses(words);
        return Answer(found);
    }

    private static ZoneAnswer Answer(PlaceMatches found)
    {
        var places = found.Places();
        if (places.IsEmpty)
            return Nothing;
        // One clock and one country: which of the namesakes is meant makes no difference to anything the coach does.
        var oneClock = places.All(place => place.ZoneId == places[0].ZoneId);
        if (oneClock && !found.Unsure)
            return new OneZone(places[0]);
        return new SeveralZones(oneClock ? [places[0]] : [.. places.Take(SeveralZones.Most)]);
    }

    private static ZoneAnswer Choice(ImmutableArray<ZonePlace> places) =>
        places.Length switch { 0 => Nothing, 1 => new OneZone(places[0]), _ => new SeveralZones(places) };
}
