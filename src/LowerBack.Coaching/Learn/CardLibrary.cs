using System.Collections.Frozen;
using System.Collections.Immutable;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Learn;

/// <summary>The cards in the order in which they are read, with their words. Loaded once and checked as a whole.</summary>
public sealed class CardLibrary
{
    private readonly FrozenDictionary<string, Card> _byId;
    private readonly FrozenDictionary<string, FrozenDictionary<string, CardWords>> _packs;

    internal CardLibrary(
        ImmutableArray<Card> cards, FrozenDictionary<string, string> sources, FrozenDictionary<string, FrozenDictionary<string, CardWords>> packs)
    {
        (Cards, Sources, _packs) = (cards, sources, packs);
        _byId = cards.ToFrozenDictionary(card => card.Id, StringComparer.Ordinal);
    }

    /// <summary>All cards, in reading order.</summary>
    public ImmutableArray<Card> Cards { get; }

    /// <summary>The published sources by id, as they are cited.</summary>
    public FrozenDictionary<string, string> Sources { get; }

    /// <summary>The card with this id, or null: ids come from buttons and old rows too.</summary>
    public Card? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A card's words.</summary>
    /// <param name="language">A language tag; "de-AT" reads as "de".</param>
    /// <param name="id">A card that exists.</param>
    public CardWords Words(string language, string id) => _packs[Text.Words.Nearest(language)][id];

    /// <summary>The card to read next: the first unread one; once all are read, the one that follows.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="after">The card that is open, or null.</param>
    public Card Next(IReadOnlyCollection<string> read, string? after = null)
    {
        foreach (var card in Cards)
        {
            if (card.Id != after && !read.Contains(card.Id))
                return card;
        }

        var at = after is not null && Find(after) is { } open ? Cards.IndexOf(open) : -1;
        return Cards[(at + 1) % Cards.Length];
    }

    /// <summary>Loads the cards.</summary>
    /// <exception cref="ContentException">Something is wrong with them; the message lists everything that is.</exception>
    public static CardLibrary Load(ContentFiles files) => new CardReader(files).Read();
}
