using System.Collections.Immutable;
using NodaTime.TimeZones;

namespace LowerBack.Coaching.Time;

/// <summary>
/// From a spot on the map to a time zone: the nearest of the cities after which the tz database names its zones, which stand
/// in its zone.tab with their places (public domain). Near a border the nearest city can lie on the other side, so what else
/// is about as near is offered too.
/// </summary>
public static class NearestZone
{
    /// <summary>A city up to half as far again may be the right one.</summary>
    private const double AboutAsFar = 1.5;

    private static readonly ImmutableArray<TzdbZoneLocation> Cities = [.. TzdbDateTimeZoneSource.Default.ZoneLocations ?? []];

    /// <summary>The zone, or up to three, the nearest first.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public static ZoneAnswer To(double latitude, double longitude)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180))
            return new NoZone();
        var nearest = Cities.Select(city => (city.ZoneId, Away: Angle(latitude, longitude, city.Latitude, city.Longitude)))
            .OrderBy(city => city.Away).Take(3).ToArray();
        var near = nearest.Where(city => city.Away <= nearest[0].Away * AboutAsFar).ToArray();
        return near.Length == 1
            ? new OneZone(ZoneIds.Place(near[0].ZoneId))
            : new SeveralZones([.. near.Select(city => ZoneIds.Place(city.ZoneId)).Distinct()]);
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
