using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>
/// What somebody with accounts on several platforms is known by, so that a turn knows it without asking the store. Who has one
/// account, as nearly everybody has, is known by that and has nothing here.
/// </summary>
public sealed record Accounts : IFacet<Accounts>
{
    public static string Kind => "linked";

    public static JsonTypeInfo<Accounts> Json => AccountsJson.Default.Accounts;

    public static Accounts Initial { get; } = new();

    /// <summary>All of them, where there are several; else none.</summary>
    public ImmutableArray<Account> Linked { get; init; } = [];

    /// <summary>So many marks are kept, the latest; nobody links so often who does not try what happens. Our own figure.</summary>
    public const int MostFormerTags = 20;

    /// <summary>The marks of those who became this member (<see cref="Member.Tag"/>): buttons that carry one are theirs.</summary>
    public ImmutableArray<string> FormerTags { get; init; } = [];

    /// <summary>The platform on which the last code that linked them was made.</summary>
    public string? CodeFrom { get; init; }

    /// <summary>When that was used.</summary>
    public Instant? LinkedAt { get; init; }

    /// <summary>The account on a platform; null where there is none, and for who has no other.</summary>
    public Account? On(string platform) => Linked.FirstOrDefault(account => account.Platform == platform);

    /// <summary>An account elsewhere; null where there is none.</summary>
    public Account? Besides(string platform) => Linked.FirstOrDefault(account => account.Platform != platform);

    /// <inheritdoc/>
    public bool Equals(Accounts? other) => other is not null && Linked.SequenceEqual(other.Linked) && FormerTags.SequenceEqual(other.FormerTags)
        && (CodeFrom, LinkedAt) == (other.CodeFrom, other.LinkedAt);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Linked.Length, FormerTags.Length, CodeFrom, LinkedAt);
}

/// <summary>An account of somebody who has several.</summary>
/// <param name="Platform">The platform, such as "telegram".</param>
/// <param name="Person">The platform's id of the person.</param>
/// <param name="Conversation">The platform's id of their private chat with the coach, where anything ever came from there.</param>
public sealed record Account(string Platform, string Person, string? Conversation = null);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(InstantJson)])]
[JsonSerializable(typeof(Accounts))]
internal sealed partial class AccountsJson : JsonSerializerContext;
