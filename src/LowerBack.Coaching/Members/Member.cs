using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>
/// A person who talks to the coach. What is asked about them in queries is a column; what only a turn needs is a facet,
/// kept as JSON in one column, so that a turn reads the whole person with one query and a slice adds what it remembers
/// without a migration.
/// </summary>
public sealed class Member
{
    private readonly Dictionary<string, object> _facets = [];
    private Dictionary<string, JsonElement>? _stored;

    /// <summary>Made by us, so it says nothing about who they are elsewhere.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the coach first met them.</summary>
    public required Instant JoinedAt { get; set; }

    /// <summary>The coach's language for them, such as "en".</summary>
    public required string Language { get; set; }

    /// <summary>Their IANA time zone, such as "Europe/Berlin"; null until they said where they are.</summary>
    public string? ZoneId { get; set; }

    /// <summary>When their day begins, 00:00 to 06:00. What happens before it belongs to the day before.</summary>
    public LocalTime DayStart { get; set; } = new(3, 0);

    /// <summary>The UTC date on which they were last answered, so that who stays away can be forgotten.</summary>
    public LocalDate LastSeen { get; set; }

    /// <summary>
    /// The platform on which they were last answered: there the coach writes to them. Where it could not, and they are on another
    /// one too, that one.
    /// </summary>
    public string SpeaksOn { get; set; } = "";

    /// <summary>When everything about them is to be erased, because they asked for it; null where they did not.</summary>
    public Instant? EraseAt { get; set; }

    /// <summary>Under which receipt the erasure will be written down; null where none is to come.</summary>
    public string? EraseReceipt { get; set; }

    /// <summary>Counts the turns that changed them; a turn that read an older one is run again.</summary>
    public int Version { get; set; }

    /// <summary>The accounts by which they are known.</summary>
    public IList<MemberIdentity> Identities { get; } = new List<MemberIdentity>();

    /// <summary>What they did, as far back as the turn asked for.</summary>
    public IList<JournalEntry> Journal { get; } = new List<JournalEntry>();

    /// <summary>The facets as they are stored.</summary>
    public string FacetsJson { get; private set; } = "{}";

    /// <summary>The owner mark on this member's buttons: 8 characters of the id.</summary>
    public string Tag => TagOf(Id);

    /// <summary>The mark of a member.</summary>
    public static string TagOf(Guid member) => Base64Url.EncodeToString(member.ToByteArray().AsSpan(10, 6));

    /// <summary>Whether a mark on a button is theirs: their own, or that of somebody who became this member.</summary>
    public bool Owns(string mark) => mark == Tag || Get<Accounts>().FormerTags.Contains(mark);

    /// <summary>What a slice remembers about them; its initial value where nothing was stored yet.</summary>
    public T Get<T>()
        where T : class, IFacet<T>
    {
        if (_facets.TryGetValue(T.Kind, out var known))
            return (T)known;
        var facet = Stored().TryGetValue(T.Kind, out var json) ? json.Deserialize(T.Json) ?? T.Initial : T.Initial;
        _facets[T.Kind] = facet;
        return facet;
    }

    /// <summary>Remembers a slice's facet; saved with the turn.</summary>
    public void Set<T>(T facet)
        where T : class, IFacet<T>
    {
        if (facet.Equals(Get<T>()))
            return;
        _facets[T.Kind] = facet;
        Stored()[T.Kind] = JsonSerializer.SerializeToElement(facet, T.Json);
        FacetsJson = JsonSerializer.Serialize(Stored(), MemberJson.Default.DictionaryStringJsonElement);
    }

    private Dictionary<string, JsonElement> Stored() =>
        _stored ??= JsonSerializer.Deserialize(FacetsJson, MemberJson.Default.DictionaryStringJsonElement) ?? [];
}

/// <summary>
/// One slice's part of a member: an immutable record, replaced whole. A field added later must have a sound value when
/// it is missing, for people who were stored before.
/// </summary>
public interface IFacet<T>
    where T : class, IFacet<T>
{
    /// <summary>The name it is stored under. Never changes.</summary>
    static abstract string Kind { get; }

    /// <summary>How it is written.</summary>
    static abstract JsonTypeInfo<T> Json { get; }

    /// <summary>What holds for somebody new.</summary>
    static abstract T Initial { get; }
}

/// <summary>An account on a platform by which a member is known.</summary>
public sealed class MemberIdentity
{
    /// <summary>The platform, such as "telegram".</summary>
    public required string Platform { get; init; }

    /// <summary>The platform's id of the person.</summary>
    public required string PersonId { get; init; }

    public required Guid MemberId { get; init; }

    public Member Member { get; private set; } = null!;
}
