using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// Words in any message that call for a question of the screen at once. A false alarm costs one tap, a miss may cost
/// far more, so a term matches wherever a word begins with it; a leading "=" asks for the whole word.
/// </summary>
public sealed class TriggerWords
{
    private readonly ImmutableArray<Trigger> _triggers;
    private readonly IReadOnlySet<string> _ages;

    private TriggerWords(ImmutableArray<Trigger> triggers, IReadOnlySet<string> ages) => (_triggers, _ages) = (triggers, ages);

    /// <summary>The question that a text calls for, the gravest first; null for most texts.</summary>
    public string? Find(string text)
    {
        var plain = Plainly.Write(text);
        var aged = Ages.Mark(plain, _ages);
        foreach (var trigger in _triggers)
        {
            if (trigger.All.All(terms => terms.Any(term => (term.Contains('#') ? aged : plain).Contains(term, StringComparison.Ordinal))))
                return trigger.Asks;
        }

        return null;
    }

    /// <summary>Reads one language's triggers.</summary>
    /// <exception cref="ContentException">A trigger asks for a question that is not there.</exception>
    public static TriggerWords Load(ContentFiles files, string language, ScreenContent screen)
    {
        using var stream = files($"{language}/triggers.json") ?? throw new ContentException("The shipped content lacks a file of the safety screen.");
        var file = JsonSerializer.Deserialize(stream, SafetyContentJson.Default.TriggerFile)!;
        var problems = file.Triggers
            .Where(trigger => screen.Find(trigger.Asks) is null || trigger.All.Length == 0 || trigger.All.Any(terms => terms.Length == 0))
            .Select(trigger => $"{language}/triggers.json: the trigger for {trigger.Asks} names no question or no words.").ToList();
        if (problems.Count > 0)
            throw new ContentException(problems);
        return new TriggerWords([.. file.Triggers.Select(trigger =>
            trigger with { All = [.. trigger.All.Select(terms => terms.Select(Term).ToArray())] })], (file.Ages ?? []).ToHashSet());
    }

    /// <summary>A term begins at a word, and ends at one where it asks for that.</summary>
    private static string Term(string term)
    {
        var whole = term.StartsWith('=');
        // The mark for an age is kept, which would otherwise be a space like any other mark.
        var plain = Plainly.Write((whole ? term[1..] : term).Replace("#", "ageunder", StringComparison.Ordinal)).Replace("ageunder", "#", StringComparison.Ordinal);
        return whole ? plain : plain[..^1];
    }

    /// <param name="Ages">The ages under 18 in words; a "#" in a term stands for any age under 18.</param>
    internal sealed record TriggerFile(Trigger[] Triggers, string[]? Ages);

    /// <summary>A question, and groups of terms; one of each group must occur.</summary>
    internal sealed record Trigger(string Asks, string[][] All);
}
