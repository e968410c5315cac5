using System.Collections.Frozen;
using System.Text;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Time;

/// <summary>
/// What places are called in a language, by Content/{language}/places.csv ("Germany;Deutschland"). A place that is not
/// there is called the same as in English.
/// </summary>
internal static class PlaceWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage =
        Words.Languages.Skip(1).ToFrozenDictionary(language => language, Load);

    /// <summary>
    /// A place's label in a language: every part of "Munich, Germany" by itself. A city that is named with its region is a
    /// namesake ("London, Ontario, Canada") and keeps its name.
    /// </summary>
    public static string Label(Words words, ZonePlace place)
    {
        if (!ByLanguage.TryGetValue(words.Culture.TwoLetterISOLanguageName, out var names))
            return place.Label;
        var parts = place.Label.Split(", ");
        var first = parts.Length > 2 ? 1 : 0;
        for (var at = first; at < parts.Length; at++)
            parts[at] = names.GetValueOrDefault(parts[at], parts[at]);
        return string.Join(", ", parts);
    }

    /// <summary>The city that a zone's id names, "Buenos Aires" of "America/Argentina/Buenos_Aires".</summary>
    public static string City(Words words, string zoneId) =>
        Label(words, new ZonePlace(zoneId[(zoneId.LastIndexOf('/') + 1)..].Replace('_', ' '), zoneId));

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var stream = typeof(PlaceWords).Assembly.GetManifestResourceStream($"content/{language}/places.csv")
            ?? throw new InvalidDataException($"content/{language}/places.csv is not embedded in LowerBack.Coaching.");
        using var lines = new StreamReader(stream, Encoding.UTF8);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#').Select(line => line.Split(';')).ToFrozenDictionary(row => row[0], row => row[1]);
    }
}
