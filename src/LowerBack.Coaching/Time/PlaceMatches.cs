using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Time;

/// <summary>The cities and areas that one text may mean.</summary>
/// <param name="Unsure">Part of the text was not understood, so that even a single match wants confirming.</param>
internal sealed record PlaceMatches(ImmutableArray<City> Cities, ImmutableArray<Area> Areas, bool Unsure = false)
{
    // London in England is 20 times London in Ontario: whoever types the bare name means the first, and sees the label.
    private const int Outshines = 20;

    // Zones that agree at these moments (monthly, 2026 to 2030) are one choice within a country.
    private static readonly Instant[] Samples =
        [.. Enumerable.Range(0, 60).Select(static month => new LocalDate(2026, 1, 15).PlusMonths(month).AtMidnight().InUtc().ToInstant())];

    public static PlaceMatches None { get; } = new([], []);

    public bool IsEmpty => Cities.IsEmpty && Areas.IsEmpty;

    /// <summary>The places to offer, largest first.</summary>
    public ImmutableArray<ZonePlace> Places()
    {
        var cities = Cities.Distinct().OrderByDescending(static city => city.Population).ToArray();
        if (Areas.IsEmpty && cities.Length > 1 && cities[0].Population >= Outshines * (long)cities[1].Population)
            cities = [cities[0]];
        var places = cities.Select(static city => (city.Place, city.Population))
            .Concat(Areas.Distinct().SelectMany(Choices));
        return [.. places.OrderByDescending(static place => place.Population).Select(static place => place.Place).Distinct()];
    }

    /// <summary>The area's clocks, each with its largest city; an area with a single clock answers under its own name.</summary>
    private static (ZonePlace Place, int Population)[] Choices(Area area)
    {
        var clocks = area.Cities.DistinctBy(static city => Clock(city.ZoneId), StringComparer.Ordinal).ToArray();
        return clocks.Length == 1
            ? [(new ZonePlace(area.Label, clocks[0].ZoneId), clocks[0].Population)]
            : [.. clocks.Select(static city => (city.Place, city.Population))];
    }

    private static string Clock(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        return string.Join(' ', Samples.Select(moment => zone.GetUtcOffset(moment).Seconds));
    }
}
