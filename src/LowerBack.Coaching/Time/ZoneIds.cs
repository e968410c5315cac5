using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace LowerBack.Coaching.Time;

/// <summary>Ids of the tz database as people type them, and the place each one names.</summary>
internal static class ZoneIds
{
    private static readonly TzdbDateTimeZoneSource Tzdb = TzdbDateTimeZoneSource.Default;

    private static readonly FrozenDictionary<string, string> InAnyCase =
        Tzdb.GetIds().ToFrozenDictionary(static id => id, static id => id, StringComparer.OrdinalIgnoreCase);

    // Old spellings whose modern id the tz database has since merged with a zone of another country.
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Africa/Asmera"] = "Africa/Asmara",
        ["Africa/Timbuktu"] = "Africa/Bamako",
        ["America/Coral_Harbour"] = "America/Atikokan",
        ["America/Virgin"] = "America/St_Thomas",
        ["Atlantic/Jan_Mayen"] = "Arctic/Longyearbyen",
        ["Iceland"] = "Atlantic/Reykjavik",
        ["Pacific/Ponape"] = "Pacific/Pohnpei",
        ["Pacific/Truk"] = "Pacific/Chuuk",
        ["Pacific/Yap"] = "Pacific/Chuuk",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The id this program keeps for what was typed ("us/eastern" gives "America/New_York"), or null.
    /// An id that the tz database lists as a country's own stays, although it may be a link by now: "Europe/Oslo" keeps
    /// "Europe/Oslo", for its canonical id is "Europe/Berlin" and the country, and so the emergency number, would be lost.
    /// </summary>
    public static string? Find(string typed)
    {
        if (!InAnyCase.TryGetValue(typed.Trim().Replace(' ', '_'), out var id))
            return null;
        if (Countries.OwnZone(id))
            return id;
        return Renamed.TryGetValue(id, out var modern) ? modern : Tzdb.CanonicalIdMap[id];
    }

    /// <summary>The place an id names: its own city where cities.csv has it, otherwise the zone's largest city, otherwise the id.</summary>
    public static ZonePlace Place(string id)
    {
        if (id is "Etc/UTC")
            return new ZonePlace("UTC", id);
        var town = id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
        var there = Gazetteer.Instance.Cities.Where(city => city.ZoneId == id).ToArray();
        var folded = PlaceName.Fold(town);
        var known = Array.Find(there, city => folded is not null && city.Answers(folded)) ?? there.FirstOrDefault();
        if (known is not null)
            return known.Place;
        return Countries.CodeOf(id) is { } code && Gazetteer.Instance.CountryName(code) is { } country
            ? new ZonePlace($"{town}, {country}", id)
            : new ZonePlace(id, id);
    }
}
