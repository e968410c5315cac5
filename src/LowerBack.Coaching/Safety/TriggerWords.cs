using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// Words in any message that call for a question of the screen at once, in every language: somebody in distress writes
/// in their own. A false alarm costs one tap, a miss may cost far more, so a term matches wherever a word begins with it;
/// a leading "=" asks for the whole word.
/// </summary>
public sealed class TriggerWords
{
    private readonly ImmutableArray<(Ages Ages, ImmutableArray<Trigger> Triggers)> _languages;
    private readonly ImmutableArray<string> _gravity;

    /// <summary>Every term at once. Each message is read for thousands of them, and nearly all messages hold none.</summary>
    private readonly SearchValues<string> _anyTerm;

    private TriggerWords(ImmutableArray<(Ages, ImmutableArray<Trigger> Triggers)> languages, ImmutableArray<string> gravity)
    {
        (_languages, _gravity) = (languages, gravity);
        var terms = languages.SelectMany(language => language.Triggers).SelectMany(trigger => trigger.All).SelectMany(terms => terms);
        _anyTerm = SearchValues.Create([.. terms.Distinct()], StringComparison.Ordinal);
    }

    /// <summary>The question that texts call for, the gravest first in the order of the first language; null for most texts.</summary>
    public string? Find(IEnumerable<string> texts) => texts.Select(Plainly.Write)
        .SelectMany(plain => _languages.SelectMany(language => Found(language.Triggers, plain, language.Ages.Mark(plain))))
        .MinBy(_gravity.IndexOf);

    /// <summary>Reads the triggers of every language.</summary>
    /// <exception cref="ContentException">A trigger asks for a question that is not there, or that the first language never asks for.</exception>
    public static TriggerWords Load(ContentFiles files, ScreenContent screen)
    {
        var read = Words.Languages.Select(language => (Language: language, File: Read(files, language))).ToList();
        ImmutableArray<string> gravity = [.. read[0].File.Triggers.Select(trigger => trigger.Asks).Distinct()];
        var problems = read.SelectMany(file => file.File.Triggers
            .Where(trigger => screen.Find(trigger.Asks) is null || !gravity.Contains(trigger.Asks)
                || trigger.All.Length == 0 || trigger.All.Any(terms => terms.Length == 0))
            .Select(trigger => $"{file.Language}/triggers.json: the trigger for {trigger.Asks} names no question or no words.")).ToList();
        if (problems.Count > 0)
            throw new ContentException(problems);
        var counted = read.SelectMany(file => file.File.Counted).Select(Spelling.Fold).ToHashSet();
        return new TriggerWords(
            [.. read.Select(file => (new Ages(file.File.Ages.Select(Spelling.Fold).ToHashSet(), counted), Folded(file.File.Triggers)))], gravity);
    }

    private IEnumerable<string> Found(ImmutableArray<Trigger> triggers, string plain, string aged) =>
        plain.AsSpan().ContainsAny(_anyTerm) || (aged != plain && aged.AsSpan().ContainsAny(_anyTerm))
            ? triggers
                .Where(trigger => trigger.All.All(terms => terms.Any(term =>
                    (term.Contains('#') ? aged : plain).Contains(term, StringComparison.Ordinal))))
                .Select(trigger => trigger.Asks)
            : [];

    private static TriggerFile Read(ContentFiles files, string language)
    {
        using var stream = files($"{language}/triggers.json") ?? throw new ContentException("The shipped content lacks a file of the safety screen.");
        return JsonSerializer.Deserialize(stream, SafetyContentJson.Default.TriggerFile)!;
    }

    private static ImmutableArray<Trigger> Folded(Trigger[] triggers) =>
        [.. triggers.Select(trigger => trigger with { All = [.. trigger.All.Select(terms => terms.Select(Term).ToArray())] })];

    /// <summary>A term begins at a word, and ends at one where it asks for that.</summary>
    private static string Term(string term)
    {
        var whole = term.StartsWith('=');
        // The mark for an age is kept, which would otherwise be a space like any other mark.
        var plain = Plainly.Write((whole ? term[1..] : term).Replace("#", "ageunder", StringComparison.Ordinal)).Replace("ageunder", "#", StringComparison.Ordinal);
        return whole ? plain : plain[..^1];
    }

    /// <param name="Ages">The ages under 18 in words; a "#" in a term stands for any age under 18.</param>
    /// <param name="Counted">Words behind a number that is no age: minutes, kilos, weeks.</param>
    internal sealed record TriggerFile(Trigger[] Triggers, string[] Ages, string[] Counted);

    /// <summary>A question, and groups of terms; one of each group must occur.</summary>
    internal sealed record Trigger(string Asks, string[][] All);
}
