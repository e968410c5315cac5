using System.Collections.Immutable;

namespace LowerBack.Coaching.Text;

/// <summary>A name by which a thing can be found, in one language.</summary>
/// <param name="Item">The thing.</param>
/// <param name="Language">The language of the name, such as "en"; null where it belongs to all.</param>
/// <param name="Name">The name.</param>
public readonly record struct SearchName<T>(T Item, string? Language, string Name);

/// <summary>What a search came to; a closed family.</summary>
public abstract record Found<T>;

/// <summary>One thing is meant.</summary>
public sealed record FoundOne<T>(T Item) : Found<T>;

/// <summary>Several may be meant, the likeliest first; at most <see cref="NameSearch{T}.MostChoices"/>.</summary>
public sealed record FoundSeveral<T>(ImmutableArray<T> Items) : Found<T>;

/// <summary>Nothing fits; these sound the most alike.</summary>
public sealed record FoundNothing<T>(ImmutableArray<T> Nearest) : Found<T>;

/// <summary>
/// Finds things by what people type on a phone: near-miss spelling, missing letters, words in another order, beginnings,
/// other names, in every language at once. The reader's own language comes first where two are equally near.
/// </summary>
public sealed class NameSearch<T>
    where T : class
{
    /// <summary>As many as fit under a message, one a row.</summary>
    public const int MostChoices = 5;

    private const int MostNearest = 3;

    private readonly ImmutableArray<(SearchName<T> Name, Folded Folded)> _names;
    private readonly ImmutableArray<T> _items;

    /// <summary>A search over names; where all else is equal, earlier ones come first.</summary>
    public NameSearch(IEnumerable<SearchName<T>> names)
    {
        _names = [.. names.SelectMany(Spellings).Select(name => (name, Folded.Of(name.Name))).Where(pair => pair.Item2.Words.Length > 0)];
        _items = [.. _names.Select(name => name.Name.Item).Distinct()];
    }

    /// <summary>What is meant.</summary>
    /// <param name="typed">What somebody typed.</param>
    /// <param name="language">Their language, such as "en".</param>
    /// <param name="fillers">Words that mean nothing here ("how", "the"), in any order.</param>
    public Found<T> Find(string typed, string language, IEnumerable<string>? fillers = null)
    {
        var ranked = Rank(typed, language, fillers);
        if (ranked.Count == 0)
            return new FoundNothing<T>([.. Alike(typed).Take(MostNearest)]);
        var best = ranked[0].Cost;
        var within = best <= NameCost.Same ? NameCost.Same : best + NameCost.Doubt;
        var likely = ranked.TakeWhile(entry => entry.Cost <= within).Select(entry => entry.Item).Take(MostChoices).ToImmutableArray();
        return likely.Length == 1 ? new FoundOne<T>(likely[0]) : new FoundSeveral<T>(likely);
    }

    /// <summary>What could be meant while somebody is still typing, the likeliest first; everything while nothing is typed.</summary>
    public IEnumerable<T> Complete(string typed, string language) =>
        string.IsNullOrWhiteSpace(typed) ? _items : Rank(typed, language, fillers: null).Select(entry => entry.Item);

    private List<(T Item, int Cost)> Rank(string typed, string language, IEnumerable<string>? fillers)
    {
        var query = Folded.Of(typed.Length > Spelling.Longest ? typed[..Spelling.Longest] : typed);
        if (query.Words.Length == 0)
            return [];
        var idle = (fillers ?? []).Select(Spelling.Fold).ToHashSet(StringComparer.Ordinal);
        var best = new Dictionary<T, int>();
        foreach (var (name, folded) in _names)
        {
            var cost = NameCost.Of(query, folded, idle);
            if (cost > NameCost.Most)
                continue;
            if (name.Language is { } other && other != language)
                cost++;
            if (!best.TryGetValue(name.Item, out var known) || cost < known)
                best[name.Item] = cost;
        }

        return [.. _items.Where(best.ContainsKey).Select(item => (item, best[item])).OrderBy(entry => entry.Item2)];
    }

    /// <summary>All things, those first that share the most pairs of letters with what was typed.</summary>
    private IEnumerable<T> Alike(string typed)
    {
        var query = Folded.Of(typed.Length > Spelling.Longest ? typed[..Spelling.Longest] : typed);
        return _items
            .Select(item => (item, alike: _names.Where(name => ReferenceEquals(name.Name.Item, item)).Max(name => query.Alike(name.Folded))))
            .OrderByDescending(entry => entry.alike)
            .Select(entry => entry.item);
    }

    private static IEnumerable<SearchName<T>> Spellings(SearchName<T> name)
    {
        yield return name;
        if (Spelling.WrittenOut(name.Name) is { } written)
            yield return name with { Name = written };
        // What stands in brackets explains and is not typed: "Deadlift (with respect)".
        if (name.Name.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket)
            yield return name with { Name = name.Name[..bracket] };
    }
}
