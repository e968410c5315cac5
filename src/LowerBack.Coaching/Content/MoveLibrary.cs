using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>
/// Everything the coach knows about moves: data, words, sample sessions and swaps. Loaded once at start-up and checked
/// as a whole, so that nothing afterwards has to ask whether an id exists.
/// </summary>
public sealed class MoveLibrary
{
    /// <summary>How many moves fit: a set of moves is one 64-bit word.</summary>
    public const int MostMoves = 64;

    private readonly FrozenDictionary<string, Move> _byId;
    private readonly FrozenDictionary<string, LanguagePack> _packs;
    private readonly SessionTemplate[] _templates;

    internal MoveLibrary(ImmutableArray<Move> moves, FrozenDictionary<string, LanguagePack> packs, IReadOnlyList<SessionTemplate> templates, SwapTable swaps)
    {
        Moves = moves;
        Templates = [.. templates];
        Swaps = swaps;
        _byId = moves.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
        _packs = packs;
        _templates = new SessionTemplate[TemplatePlace(SessionFor.Recovery, 30, 'B') + 1];
        foreach (var template in templates)
            _templates[TemplatePlace(template.For, template.Minutes, template.Day)] = template;
    }

    /// <summary>All moves, in the order of the file; a move's <see cref="Move.Index"/> is its place here.</summary>
    public ImmutableArray<Move> Moves { get; }

    /// <summary>All session templates.</summary>
    public ImmutableArray<SessionTemplate> Templates { get; }

    /// <summary>What stands in for what.</summary>
    public SwapTable Swaps { get; }

    /// <summary>Loads the content that ships with the coach.</summary>
    /// <exception cref="ContentException">Something is wrong with it; the message lists everything that is.</exception>
    public static MoveLibrary Load() => Load(ShippedContent.Open);

    /// <summary>Loads content from somewhere else.</summary>
    /// <exception cref="ContentException">Something is wrong with it; the message lists everything that is.</exception>
    public static MoveLibrary Load(ContentFiles files) => new LibraryReader(files).Read();

    /// <summary>The move with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none: an id from outside belongs in <see cref="Find"/>.</exception>
    public Move this[string id] => _byId[id];

    /// <summary>The move with this id, or null. Ids that come from a button, a text or an old row may be gone.</summary>
    public Move? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What the coach says about a move.</summary>
    /// <param name="language">A language tag; "de-AT" reads as "de".</param>
    /// <param name="id">A move that exists.</param>
    public MoveWords Words(string language, string id) => Pack(language).Words[id];

    /// <summary>A move's name; its id where it is of an older library and gone from this one.</summary>
    public string Name(string language, string id) => Find(id) is null ? id : Words(language, id).Name;

    /// <summary>What to say to a member who may do this move, but differently.</summary>
    public IEnumerable<string> Adaptations(string language, string id, AvoidCodes codes, Kit kit)
    {
        foreach (var adaptation in Pack(language).Adaptations)
        {
            if (!string.Equals(adaptation.MoveId, id, StringComparison.Ordinal)) continue;
            var aboutKit = adaptation.Kit != Kit.None && (kit & adaptation.Kit) != Kit.None && (kit & Kit.Dumbbell) == Kit.None;
            var aboutCodes = adaptation.Codes != AvoidCodes.None && (codes & adaptation.Codes) == adaptation.Codes;
            if (aboutKit || aboutCodes) yield return adaptation.Note;
        }
    }

    /// <summary>The template for a budget of exactly 5, 10, 20 or 30 minutes.</summary>
    public SessionTemplate Template(SessionFor whom, int minutes, char? day = null) => _templates[TemplatePlace(whom, minutes, day)];

    private LanguagePack Pack(string language) => _packs[Text.Words.Nearest(language)];

    private static int TemplatePlace(SessionFor whom, int minutes, char? day) =>
        ((int)whom * 8) + (minutes switch { 5 => 0, 10 => 2, 20 => 4, _ => 6 }) + (day == 'B' ? 1 : 0);
}

/// <summary>The words of one language.</summary>
internal sealed record LanguagePack(FrozenDictionary<string, MoveWords> Words, ImmutableArray<Adaptation> Adaptations);
