using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.Json.Nodes;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Tests.Text;

/// <summary>Everything the coach can say, gathered from the resources and the content files, whoever added them.</summary>
internal static class Texts
{
    private static readonly Assembly Coaching = typeof(Coach).Assembly;

    /// <summary>What people type, not what the coach says, and names that nobody reads.</summary>
    private static readonly string[] NotSaid = ["id", "move", "codes", "kit", "aliases", "keywords", "typed"];

    /// <summary>The enums that are keys of texts.</summary>
    public static IReadOnlyList<Type> Keys { get; } =
        [.. Coaching.GetTypes().Where(type => type.IsEnum && type.Name.EndsWith("Text", StringComparison.Ordinal)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The entries of one enum's resource in a language, as they are written there.</summary>
    public static IReadOnlyDictionary<string, string> Entries(Type keys, string language)
    {
        // English is the neutral language: it stands in the assembly itself.
        var culture = language == Words.Languages[0] ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager(keys.FullName!, Coaching).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        return set is null ? new Dictionary<string, string>() : set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    /// <summary>The names of all text resources in the assembly.</summary>
    public static IEnumerable<string> Resources() => Coaching.GetManifestResourceNames()
        .Where(name => name.EndsWith(".resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length]);

    /// <summary>Every text of a language with where it stands.</summary>
    public static IEnumerable<(string Where, string Text)> Said(string language) =>
        Keys.SelectMany(keys => Entries(keys, language).Select(entry => ($"{keys.Name}.{entry.Key}", entry.Value)))
            .Where(text => !text.Item1.EndsWith(".FillerWords", StringComparison.Ordinal))
            .Concat(Content(language));

    private static IEnumerable<(string Where, string Text)> Content(string language) => Coaching.GetManifestResourceNames()
        .Where(name => name.StartsWith($"content/{language}/", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal) && !name.EndsWith("/triggers.json", StringComparison.Ordinal))
        .SelectMany(name => Strings(JsonNode.Parse(ShippedContent.Open(name["content/".Length..])!), name));

    private static IEnumerable<(string Where, string Text)> Strings(JsonNode? node, string where) => node switch
    {
        JsonObject all => all.Where(one => !NotSaid.Contains(one.Key)).SelectMany(one => Strings(one.Value, $"{where}/{all["id"]?.ToString() ?? ""}.{one.Key}")),
        JsonArray list => list.SelectMany(one => Strings(one, where)),
        JsonValue value when value.TryGetValue<string>(out var text) => [(where, text)],
        _ => [],
    };
}
