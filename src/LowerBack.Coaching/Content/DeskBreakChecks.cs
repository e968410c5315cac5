using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>Reads the desk breaks and says what is wrong with them.</summary>
internal static class DeskBreakChecks
{
    private const string File = "desk-breaks.json";
    private const int Shortest = 60;
    private const int Longest = 90;

    /// <summary>Every combination of codes needs two recipes, in a flare-up too, or the same one would come twice running.</summary>
    private const int LeastChoice = 2;

    public static ImmutableArray<DeskBreak> Read(ContentFiles files, MoveLibrary library, List<string> problems)
    {
        var read = ImmutableArray.CreateBuilder<DeskBreak>();
        foreach (var entry in ContentReader.Read(files, File, ContentJson.Default.DeskBreaksFile, problems)?.Breaks ?? [])
        {
            foreach (var part in entry.Parts.Where(part => part.Move is { } id && library.Find(id) is null))
                problems.Add($"{File}: {entry.Id} names {part.Move}, which is no move.");
            var recipe = new DeskBreak(
                entry.Id, entry.Quiet, entry.Gentle, LibraryReader.ReadCodes(File, entry.Id, entry.PreferFor, problems),
                [.. entry.Parts.Select(part => new DeskPart(part.Move is { } id ? library.Find(id) : null, part.Seconds, part.OrWithout))]);
            if (recipe.Seconds is < Shortest or > Longest)
                problems.Add($"{File}: {entry.Id} takes {recipe.Seconds} s; a break takes {Shortest} to {Longest}.");
            if (read.Any(there => there.Id == entry.Id))
                problems.Add($"{File}: {entry.Id} is there twice.");
            read.Add(recipe);
        }

        for (var codes = 0; codes < 1 << AvoidCodeNames.Count; codes++)
        {
            if (read.Count(recipe => recipe.Gentle && recipe.Fits((AvoidCodes)codes)) >= LeastChoice)
                continue;
            problems.Add($"{File}: fewer than {LeastChoice} gentle breaks are left for {string.Join(", ", AvoidCodeNames.Spell((AvoidCodes)codes))}.");
            break;
        }

        return read.ToImmutable();
    }

    public static FrozenDictionary<string, FrozenDictionary<string, DeskBreakWords>> ReadWords(
        ContentFiles files, ImmutableArray<DeskBreak> breaks, List<string> problems)
    {
        var packs = new Dictionary<string, FrozenDictionary<string, DeskBreakWords>>(StringComparer.Ordinal);
        foreach (var language in Text.Words.Languages)
        {
            var name = $"{language}/{File}";
            var entries = ContentReader.Read(files, name, ContentJson.Default.DeskWordsFile, problems)?.Breaks ?? [];
            foreach (var recipe in breaks)
                Check(name, recipe, entries.Find(entry => entry.Id == recipe.Id), problems);
            foreach (var entry in entries.Where(entry => breaks.All(recipe => recipe.Id != entry.Id)))
                problems.Add($"{name}: {entry.Id} has words but is no break.");
            packs[language] = entries.DistinctBy(entry => entry.Id).ToFrozenDictionary(
                entry => entry.Id, entry => new DeskBreakWords(entry.Name, [.. entry.Parts.Select(part => (part.Say, part.Without))]), StringComparer.Ordinal);
        }

        return packs.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Check(string name, DeskBreak recipe, DeskWordsEntry? words, List<string> problems)
    {
        if (words is null)
        {
            problems.Add($"{name}: {recipe.Id} has no words.");
            return;
        }

        if (string.IsNullOrWhiteSpace(words.Name))
            problems.Add($"{name}: {recipe.Id} has no name.");
        if (words.Parts.Count != recipe.Parts.Length)
            problems.Add($"{name}: {recipe.Id} has {words.Parts.Count} lines for {recipe.Parts.Length} parts.");
        for (var at = 0; at < Math.Min(words.Parts.Count, recipe.Parts.Length); at++)
        {
            if (string.IsNullOrWhiteSpace(words.Parts[at].Say))
                problems.Add($"{name}: {recipe.Id} has an empty line {at + 1}.");
            if (string.IsNullOrWhiteSpace(words.Parts[at].Without) == recipe.Parts[at].OrWithout)
                problems.Add($"{name}: {recipe.Id} has the other way of part {at + 1} where there is none, or lacks it.");
        }
    }
}
