using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace LowerBack.Coaching.Time;

/// <summary>
/// Which country a time zone lies in. Source: zone.tab of the tz database, as NodaTime carries it (public domain).
/// A zone tells where somebody's clock is, not where they stand: use it for defaults that the person can see.
/// </summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string> CodeByZone =
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .ToFrozenDictionary(static place => place.ZoneId, static place => place.CountryCode, StringComparer.Ordinal);

    /// <summary>
    /// The ISO 3166-1 alpha-2 code of the zone's country ("DE" for "Europe/Berlin"), or null for a zone of no country
    /// ("Etc/UTC", "EST") and for an unknown id. Old spellings such as "Asia/Calcutta" count.
    /// </summary>
    public static string? CodeOf(string? zoneId)
    {
        if (zoneId is null)
            return null;
        if (CodeByZone.TryGetValue(zoneId, out var code))
            return code;
        // "CET" and "EST" link to Brussels and Panama, which says nothing about the person; "US/Eastern" does.
        return zoneId.Contains('/', StringComparison.Ordinal) && ZoneIds.Find(zoneId) is { } id
            ? CodeByZone.GetValueOrDefault(id)
            : null;
    }

    /// <summary>The code of the zone's country, or null; see <see cref="CodeOf(string?)"/>.</summary>
    public static string? CodeOf(DateTimeZone? zone) => CodeOf(zone?.Id);

    /// <summary>Whether the tz database lists this very id as a zone of some country.</summary>
    internal static bool OwnZone(string zoneId) => CodeByZone.ContainsKey(zoneId);
}
