using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;

namespace LowerBack.Coaching.Onboarding;

/// <summary>Places offered while we know nothing but the language; the rest of the world types its city.</summary>
internal static class NearbyPlaces
{
    private static readonly ZonePlace Berlin = new("Berlin", "Europe/Berlin");
    private static readonly ZonePlace London = new("London", "Europe/London");
    private static readonly ZonePlace LosAngeles = new("Los Angeles", "America/Los_Angeles");
    private static readonly ZonePlace Madrid = new("Madrid", "Europe/Madrid");
    private static readonly ZonePlace NewYork = new("New York", "America/New_York");
    private static readonly ZonePlace Sydney = new("Sydney", "Australia/Sydney");

    private static readonly ZonePlace[] English =
    [
        London, Berlin, Madrid, NewYork, new("Chicago", "America/Chicago"), LosAngeles, new("India", "Asia/Kolkata"), Sydney,
    ];

    private static readonly ZonePlace[] German =
    [
        Berlin, new("Vienna", "Europe/Vienna"), new("Zurich", "Europe/Zurich"), London, Madrid, NewYork, LosAngeles, Sydney,
    ];

    private static readonly ZonePlace[] Spanish =
    [
        Madrid, new("Mexico City", "America/Mexico_City"), new("Bogotá", "America/Bogota"), new("Lima", "America/Lima"),
        new("Santiago", "America/Santiago"), new("Buenos Aires", "America/Argentina/Buenos_Aires"), new("Caracas", "America/Caracas"), NewYork,
    ];

    /// <summary>Eight places where many who speak the language live.</summary>
    public static ZonePlace[] For(Words words) =>
        words.Culture.TwoLetterISOLanguageName switch { "de" => German, "es" => Spanish, _ => English };

    /// <summary>What to call a zone: as it was offered, else the city of its id.</summary>
    public static string NameOf(Words words, string zoneId) =>
        Array.Find(For(words), place => place.ZoneId == zoneId) is { Label: not null } near
            ? PlaceWords.Label(words, near)
            : PlaceWords.City(words, zoneId);
}
