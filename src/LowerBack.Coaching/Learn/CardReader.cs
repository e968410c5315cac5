using System.Collections.Frozen;
using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Learn;

/// <summary>Reads the card files and collects every problem on the way.</summary>
internal sealed class CardReader(ContentFiles files)
{
    private const string Data = "cards.json";
    private const string Cited = "sources.json";
    private const int FewestWords = 60;
    private const int MostWords = 90;

    /// <summary>A title stands on a button, with a mark before it where it was read.</summary>
    private const int LongestTitle = ChatLimits.ButtonLabel - 2;

    private readonly List<string> _problems = [];

    public CardLibrary Read()
    {
        var sources = Sources();
        var cards = Cards(sources);
        var packs = new Dictionary<string, FrozenDictionary<string, CardWords>>(StringComparer.Ordinal);
        foreach (var language in Text.Words.Languages)
            packs[language] = Pack($"{language}/{Data}", cards);
        return _problems.Count == 0
            ? new CardLibrary(cards, sources, packs.ToFrozenDictionary(StringComparer.Ordinal))
            : throw new ContentException(_problems);
    }

    private FrozenDictionary<string, string> Sources()
    {
        var entries = ContentReader.Read(files, Cited, CardJson.Default.SourcesFile, _problems)?.Sources ?? [];
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!sources.TryAdd(entry.Id, entry.Cite))
                _problems.Add($"{Cited}: {entry.Id} is there twice.");
            if (string.IsNullOrWhiteSpace(entry.Cite))
                _problems.Add($"{Cited}: {entry.Id} is cited as nothing.");
        }

        return sources.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private ImmutableArray<Card> Cards(FrozenDictionary<string, string> sources)
    {
        var cards = ImmutableArray.CreateBuilder<Card>();
        var week = 1;
        foreach (var entry in ContentReader.Read(files, Data, CardJson.Default.CardsFile, _problems)?.Cards ?? [])
        {
            if (cards.Any(card => card.Id == entry.Id))
                _problems.Add($"{Data}: {entry.Id} is there twice.");
            if (entry.Week < week)
                _problems.Add($"{Data}: {entry.Id} is due in week {entry.Week} but stands after week {week}.");
            if (entry.Tags.Count == 0)
                _problems.Add($"{Data}: {entry.Id} has no tag.");
            if (entry.Sources.Count == 0)
                _problems.Add($"{Data}: {entry.Id} has no source.");
            foreach (var id in entry.Sources.Where(id => !sources.ContainsKey(id)))
                _problems.Add($"{Data}: {entry.Id} rests on {id}, which is no source.");
            week = Math.Max(week, entry.Week);
            cards.Add(new Card(entry.Id, entry.Week, [.. entry.Tags], [.. entry.Sources]));
        }

        foreach (var id in sources.Keys.Where(id => !cards.Any(card => card.Sources.Contains(id))).Order(StringComparer.Ordinal))
            _problems.Add($"{Cited}: no card rests on {id}.");
        return cards.ToImmutable();
    }

    private FrozenDictionary<string, CardWords> Pack(string file, ImmutableArray<Card> cards)
    {
        var entries = ContentReader.Read(files, file, CardJson.Default.CardWordsFile, _problems)?.Cards ?? [];
        var words = new Dictionary<string, CardWords>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!words.TryAdd(entry.Id, new CardWords(entry.Title, [.. entry.Keywords], entry.Body, entry.Action, entry.Source)))
                _problems.Add($"{file}: {entry.Id} has words twice.");
            if (cards.All(card => card.Id != entry.Id))
                _problems.Add($"{file}: {entry.Id} has words but is no card.");
            Check(file, entry);
        }

        foreach (var card in cards.Where(card => !words.ContainsKey(card.Id)))
            _problems.Add($"{file}: {card.Id} has no words.");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void Check(string file, CardWordsEntry entry)
    {
        if (entry.Title.Trim().Length is 0 or > LongestTitle)
            _problems.Add($"{file}: {entry.Id} has a title of {entry.Title.Length} characters; 1 to {LongestTitle} fit on a button.");
        var count = entry.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (count is < FewestWords or > MostWords)
            _problems.Add($"{file}: {entry.Id} has {count} words; a card has {FewestWords} to {MostWords}.");
        if (string.IsNullOrWhiteSpace(entry.Action))
            _problems.Add($"{file}: {entry.Id} has no action.");
        if (string.IsNullOrWhiteSpace(entry.Source))
            _problems.Add($"{file}: {entry.Id} has no source line.");
    }
}
