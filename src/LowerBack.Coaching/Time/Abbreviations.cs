using System.Collections.Frozen;

namespace LowerBack.Coaching.Time;

/// <summary>
/// Zone abbreviations that people type. They come before the tz database's own ids of the same letters,
/// for there "EST" is Panama and "CET" is Brussels.
/// </summary>
internal static class Abbreviations
{
    private static readonly string[] CentralEurope =
        ["Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Amsterdam"];

    private static readonly string[] EasternEurope =
        ["Europe/Kyiv", "Europe/Bucharest", "Europe/Sofia", "Europe/Athens", "Europe/Helsinki", "Africa/Cairo"];

    private static readonly FrozenDictionary<string, string[]> ByLetters = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["utc"] = ["Etc/UTC"],
        ["z"] = ["Etc/UTC"],
        ["zulu"] = ["Etc/UTC"],
        // Britons call their own time GMT, summer or not; the rest of the world means UTC.
        ["gmt"] = ["Europe/London", "Etc/UTC", "Africa/Accra"],
        ["bst"] = ["Europe/London", "Asia/Dhaka", "Pacific/Bougainville"],
        ["wet"] = ["Europe/Lisbon", "Atlantic/Canary"],
        ["west"] = ["Europe/Lisbon", "Atlantic/Canary"],
        ["cet"] = CentralEurope,
        ["cest"] = CentralEurope,
        ["mez"] = CentralEurope,
        ["mesz"] = CentralEurope,
        ["eet"] = EasternEurope,
        ["eest"] = EasternEurope,
        ["oez"] = EasternEurope,
        ["msk"] = ["Europe/Moscow"],
        ["trt"] = ["Europe/Istanbul"],
        ["ist"] = ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
        ["et"] = ["America/New_York", "America/Toronto"],
        ["est"] = ["America/New_York", "America/Toronto", "America/Jamaica", "America/Panama"],
        ["edt"] = ["America/New_York", "America/Toronto"],
        ["est5edt"] = ["America/New_York"],
        ["cst6cdt"] = ["America/Chicago"],
        ["mst7mdt"] = ["America/Denver"],
        ["pst8pdt"] = ["America/Los_Angeles"],
        ["ct"] = ["America/Chicago", "America/Winnipeg"],
        ["cst"] = ["America/Chicago", "America/Mexico_City", "Asia/Shanghai", "America/Winnipeg", "America/Havana", "America/Costa_Rica"],
        ["cdt"] = ["America/Chicago", "America/Winnipeg", "America/Havana"],
        ["mst"] = ["America/Denver", "America/Phoenix", "America/Edmonton", "America/Hermosillo"],
        ["mdt"] = ["America/Denver", "America/Edmonton"],
        ["pt"] = ["America/Los_Angeles", "America/Vancouver"],
        ["pst"] = ["America/Los_Angeles", "America/Vancouver", "America/Tijuana", "Asia/Manila"],
        ["pdt"] = ["America/Los_Angeles", "America/Vancouver", "America/Tijuana"],
        ["akst"] = ["America/Anchorage"],
        ["akdt"] = ["America/Anchorage"],
        ["hst"] = ["Pacific/Honolulu"],
        ["ast"] = ["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"],
        ["adt"] = ["America/Halifax"],
        ["nst"] = ["America/St_Johns"],
        ["ndt"] = ["America/St_Johns"],
        ["brt"] = ["America/Sao_Paulo"],
        ["art"] = ["America/Argentina/Buenos_Aires"],
        ["clt"] = ["America/Santiago"],
        ["clst"] = ["America/Santiago"],
        ["wat"] = ["Africa/Lagos", "Africa/Kinshasa", "Africa/Luanda"],
        ["cat"] = ["Africa/Harare", "Africa/Maputo", "Africa/Lusaka", "Africa/Kigali"],
        ["eat"] = ["Africa/Nairobi", "Africa/Addis_Ababa", "Africa/Dar_es_Salaam", "Africa/Kampala"],
        ["sast"] = ["Africa/Johannesburg"],
        ["gst"] = ["Asia/Dubai"],
        ["pkt"] = ["Asia/Karachi"],
        ["npt"] = ["Asia/Kathmandu"],
        ["ict"] = ["Asia/Ho_Chi_Minh", "Asia/Bangkok", "Asia/Phnom_Penh"],
        ["wib"] = ["Asia/Jakarta"],
        ["wita"] = ["Asia/Makassar"],
        ["sgt"] = ["Asia/Singapore"],
        ["hkt"] = ["Asia/Hong_Kong"],
        ["jst"] = ["Asia/Tokyo"],
        ["kst"] = ["Asia/Seoul"],
        ["awst"] = ["Australia/Perth"],
        ["acst"] = ["Australia/Adelaide", "Australia/Darwin"],
        ["acdt"] = ["Australia/Adelaide"],
        ["aest"] = ["Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Hobart"],
        ["aedt"] = ["Australia/Sydney", "Australia/Melbourne", "Australia/Hobart"],
        ["nzst"] = ["Pacific/Auckland"],
        ["nzdt"] = ["Pacific/Auckland"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The zones an abbreviation can mean, the likeliest first; empty for one nobody uses.</summary>
    public static string[] Zones(string folded) => ByLetters.GetValueOrDefault(folded, []);
}
