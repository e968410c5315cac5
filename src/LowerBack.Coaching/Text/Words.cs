using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using LowerBack.Chat;
using NodaTime;

namespace LowerBack.Coaching.Text;

/// <summary>
/// The coach's words in one language. A key is a member of an enum that stands beside its .resx file, so every slice
/// keeps its own texts: <c>SafetyText.AllClear</c> is the entry "AllClear" of <c>Safety/SafetyText.resx</c>. What a
/// person wrote is only ever put in as a placeholder, as plain text.
/// </summary>
public sealed class Words
{
    private static readonly ConcurrentDictionary<CultureInfo, Words> ByCulture = new();

    private Words(CultureInfo culture) => Culture = culture;

    /// <summary>How numbers, dates and times are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The languages the coach speaks; the first is spoken where none fits.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "es"];

    /// <summary>The words in the language nearest to a BCP 47 tag, English where there is none.</summary>
    public static Words In(string? language) => ByCulture.GetOrAdd(CultureInfo.GetCultureInfo(Nearest(language)), culture => new Words(culture));

    /// <summary>The coach's language for a BCP 47 tag ("de-AT" is "de").</summary>
    public static string Nearest(string? language)
    {
        foreach (var spoken in Languages)
        {
            if (language is not null && language.StartsWith(spoken, StringComparison.OrdinalIgnoreCase)
                && (language.Length == spoken.Length || language[spoken.Length] is '-' or '_'))
            {
                return spoken;
            }
        }

        return Languages[0];
    }

    /// <summary>A text as one plain line: labels, notices, descriptions.</summary>
    /// <param name="key">Which text.</param>
    /// <param name="values">What stands in its placeholders.</param>
    public string Plain<TKey>(TKey key, params ReadOnlySpan<(string Name, object Value)> values)
        where TKey : struct, Enum => Say(key, values).ToPlainText();

    /// <summary>A text with its form: paragraphs, lists, strong words.</summary>
    public Prose Say<TKey>(TKey key, params ReadOnlySpan<(string Name, object Value)> values)
        where TKey : struct, Enum => Catalog<TKey>.Find(Culture, key.ToString()).Fill(Filled(values));

    /// <summary>A text that counts: the form for one, or the form for any other number, with {count} filled in.</summary>
    public Prose Count<TKey>(TKey key, int count, params ReadOnlySpan<(string Name, object Value)> values)
        where TKey : struct, Enum
    {
        (string, string)[] filled = [("count", Write(count)), .. Filled(values)];
        return Catalog<TKey>.Find(Culture, key + (count == 1 ? ".one" : ".other")).Fill(filled);
    }

    /// <summary>A value as people of the language write it. Dates are short and without the year: they are near. Times have 24 hours, which nobody mistakes.</summary>
    public string Write(object value) => value switch
    {
        string text => text,
        LocalTime time => time.ToString("HH:mm", Culture),
        LocalDate date => date.ToString(DayAndMonth, Culture),
        IFormattable number => number.ToString(null, Culture),
        _ => throw new ArgumentException($"There is no way to write a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>Whether somebody typed one of the phrases of a text, which are parted by commas; in any language, since people mix them.</summary>
    public static bool IsOneOf<TKey>(TKey key, string typed)
        where TKey : struct, Enum
    {
        var plain = Spelling.Fold(typed);
        return Languages.Any(language => In(language).Plain(key).Split(',').Any(phrase => Spelling.Fold(phrase) == plain));
    }

    /// <summary>A date with its year and without the weekday, for what is kept on paper.</summary>
    public string WriteInFull(LocalDate date) => date.ToString(Culture.TwoLetterISOLanguageName switch
    {
        "de" => "d. MMMM yyyy",
        "es" => "d 'de' MMMM 'de' yyyy",
        _ => "d MMMM yyyy",
    }, Culture);

    private string DayAndMonth => Culture.TwoLetterISOLanguageName switch
    {
        "de" => "ddd'.,' d. MMM",
        "es" => "ddd d 'de' MMMM",
        _ => "ddd d MMM",
    };

    private (string Name, string Value)[] Filled(ReadOnlySpan<(string Name, object Value)> values)
    {
        if (values.IsEmpty)
            return [];
        var filled = new (string Name, string Value)[values.Length];
        for (var at = 0; at < filled.Length; at++)
            filled[at] = (values[at].Name, Write(values[at].Value));
        return filled;
    }

    private static class Catalog<TKey>
        where TKey : struct, Enum
    {
        private static readonly ResourceManager Resources = new(typeof(TKey).FullName!, typeof(TKey).Assembly);
        private static readonly ConcurrentDictionary<(string Language, string Key), TextTemplate> Parsed = new();

        public static TextTemplate Find(CultureInfo culture, string key) =>
            Parsed.GetOrAdd((culture.Name, key), static (at, culture) => TextTemplate.Parse(
                Resources.GetString(at.Key, culture)
                ?? throw new MissingManifestResourceException($"{typeof(TKey).Name} has no text for {at.Key} in {at.Language}.")), culture);
    }
}
