using System.Collections.Frozen;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// Telephone numbers for a member in trouble, by the country of their time zone. Null means that this program does not know:
/// the caller then says "your local emergency number", never nothing.
/// </summary>
/// <remarks>
/// To be verified country by country with the public emergency services' own pages before a launch there, and again each year:
/// the numbers below were written from the published ones (European 112; GB 999 and NHS 111; US and CA 911 and 988; IN 112;
/// AU 000; NZ 111; 911 in MX and most of Spanish-speaking America, CL 131, CO 123; DE 116 117; Samaritans 116 123 in GB and IE, Telefonseelsorge 116 123 in DE and 142 in AT, 143 in CH, 024 in ES, Línea de la Vida 800 911 2000 in MX, *4141 in CL),
/// not checked by calling.
/// A time zone follows the member's settings, not their body: somebody abroad may need another number.
/// NHS 111 does not serve Northern Ireland, which shares the zone Europe/London.
/// </remarks>
/// <param name="Emergency">What to dial when life or limb is at stake, such as "112".</param>
/// <param name="SameDayAdvice">Whom to ask when it cannot wait until tomorrow and is no emergency, such as "NHS 111".</param>
/// <param name="Crisis">Whom to call with thoughts of ending one's life, such as "988".</param>
public sealed record EmergencyLines(string? Emergency, string? SameDayAdvice, string? Crisis)
{
    private static readonly EmergencyLines Unknown = new(null, null, null);

    // Members of the European Union, then Iceland, Liechtenstein and Norway (EEA), then Switzerland.
    private static readonly string[] Dial112 =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
        "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "CH",
    ];

    // Argentina, Costa Rica, Dominican Republic, Ecuador, Panama, Uruguay, Venezuela.
    private static readonly string[] Dial911 = ["AR", "CR", "DO", "EC", "PA", "UY", "VE"];

    private static readonly FrozenDictionary<string, EmergencyLines> ByCountry = Table();

    /// <summary>The lines of the zone's country; all null where the zone is null or lies in a country not listed.</summary>
    public static EmergencyLines For(DateTimeZone? zone) => ForCountry(Countries.CodeOf(zone));

    /// <summary>The lines of a country by its ISO 3166-1 alpha-2 code in capitals; all null for null and for one not listed.</summary>
    public static EmergencyLines ForCountry(string? code) =>
        code is null ? Unknown : ByCountry.GetValueOrDefault(code, Unknown);

    private static FrozenDictionary<string, EmergencyLines> Table()
    {
        var lines = Dial112.ToDictionary(static code => code, static _ => new EmergencyLines("112", null, null));
        lines["AT"] = new EmergencyLines("112", null, "142");
        lines["CH"] = new EmergencyLines("112", null, "143");
        lines["DE"] = new EmergencyLines("112", "116 117", "116 123");
        lines["ES"] = new EmergencyLines("112", null, "024");
        lines["IE"] = new EmergencyLines("112", null, "116 123");
        lines["GB"] = new EmergencyLines("999", "NHS 111", "116 123");
        lines["US"] = new EmergencyLines("911", null, "988");
        lines["CA"] = new EmergencyLines("911", null, "988");
        foreach (var code in Dial911)
            lines[code] = new EmergencyLines("911", null, null);
        lines["MX"] = new EmergencyLines("911", null, "800 911 2000");
        lines["CL"] = new EmergencyLines("131", null, "*4141");
        lines["CO"] = new EmergencyLines("123", null, null);
        lines["IN"] = new EmergencyLines("112", null, null);
        lines["AU"] = new EmergencyLines("000", null, null);
        lines["NZ"] = new EmergencyLines("111", null, null);
        return lines.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
