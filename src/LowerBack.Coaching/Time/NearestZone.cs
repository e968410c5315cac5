using System.Collections.Immutable;
using NodaTime.TimeZones;

namespace LowerBack.Coaching.Time;

/// <summary>
/// From a spot on the map to a time zone, by the cities after which the tz database names its zones; they stand in its zone.tab
/// with their places (public domain). Only in such a city is the nearest one sure to be right: Delhi is nearer to Kathmandu than
/// to Kolkata, and Buffalo to Toronto than to New York. Everywhere else the nearest few are offered to choose from.
/// </summary>
public static class NearestZone
{
    /// <summary>In radians; 50 km, which is still the same town.</summary>
    private const double InTown = 50.0 / 6371;

    private static readonly ImmutableArray<TzdbZoneLocation> Cities = [.. TzdbDateTimeZoneSource.Default.ZoneLocations ?? []];

    /// <summary>The zone, or the six that are nearest, the nearest first.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public static ZoneAnswer To(double latitude, double longitude)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180))
            return new NoZone();
        var nearest = Cities.Select(city => (city.ZoneId, Away: Angle(latitude, longitude, city.Latitude, city.Longitude)))
            .OrderBy(city => city.Away).Take(SeveralZones.Most).ToArray();
        return nearest.Count(city => city.Away <= InTown) == 1
            ? new OneZone(ZoneIds.Place(nearest[0].ZoneId))
            : new SeveralZones([.. nearest.Select(city => ZoneIds.Place(city.ZoneId))]);
    }

    /// <summary>The angle between two spots, seen from the middle of the earth (haversine formula).</summary>
    private static double Angle(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (one, other) = (double.DegreesToRadians(latitude), double.DegreesToRadians(otherLatitude));
        var half = Math.Sin((other - one) / 2);
        var across = Math.Sin(double.DegreesToRadians(otherLongitude - longitude) / 2);
        return 2 * Math.Asin(Math.Min(1, Math.Sqrt((half * half) + (Math.Cos(one) * Math.Cos(other) * across * across))));
    }
}
