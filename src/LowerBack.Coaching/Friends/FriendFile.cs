using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Friends;

/// <summary>What is remembered of somebody's words to friends and of those that come from them. No name is in it.</summary>
public sealed record FriendFile : IFacet<FriendFile>
{
    public static string Kind => "friends";

    public static JsonTypeInfo<FriendFile> Json => FriendJson.Default.FriendFile;

    public static FriendFile Initial { get; } = new();

    /// <summary>The day of theirs on which they last sent a word; one a day.</summary>
    public LocalDate? SentOn { get; init; }

    /// <summary>The marks (<see cref="Member.Tag"/>) of those from whom nothing is to come, whatever teams anybody leaves or joins.</summary>
    public ImmutableArray<string> Muted { get; init; } = [];

    /// <summary>Words that wait for their time, one a day of theirs at most, and those of days just gone.</summary>
    public ImmutableArray<FriendWord> Coming { get; init; } = [];

    /// <summary>The last kind word that was said to them.</summary>
    public HeardWord? Heard { get; init; }

    /// <summary>The word of a day of theirs, or null.</summary>
    public FriendWord? On(LocalDate day) => Coming.FirstOrDefault(word => word.Day == day);

    /// <summary>Whether somebody is muted, under the mark they have or one they had before they linked accounts.</summary>
    public bool Mutes(Member member) => Muted.Contains(member.Tag) || member.Get<Accounts>().FormerTags.Any(tag => Muted.Contains(tag));

    /// <summary>The file in which somebody is heard again, under any mark of theirs.</summary>
    public FriendFile Hears(Member member) => this with { Muted = Muted.RemoveAll(tag => tag == member.Tag || member.Get<Accounts>().FormerTags.Contains(tag)) };

    /// <summary>The file with one more word to come; what is older than a day is forgotten.</summary>
    public FriendFile With(FriendWord word, LocalDate today) => this with { Coming = [.. Coming.Where(one => one.Day >= today.PlusDays(-1)), word] };

    /// <summary>What two files of one person come to: nobody either has muted is heard, and a day still has one word at most.</summary>
    public static FriendFile Together(FriendFile chosen, FriendFile other) => new()
    {
        SentOn = MemberMerge.Later(chosen.SentOn, other.SentOn),
        Muted = [.. chosen.Muted.Union(other.Muted)],
        Coming = [.. chosen.Coming.Concat(other.Coming).DistinctBy(word => word.Day)],
        Heard = chosen.Heard is null || other.Heard?.Day > chosen.Heard.Day ? other.Heard : chosen.Heard,
    };

    /// <inheritdoc/>
    public bool Equals(FriendFile? other) => other is not null && (SentOn, Heard) == (other.SentOn, other.Heard)
        && Muted.SequenceEqual(other.Muted) && Coming.SequenceEqual(other.Coming);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SentOn, Muted.Length, Coming.Length, Heard);
}

/// <summary>A word from a friend that waits.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Day">The reader's day on which it may come.</param>
/// <param name="IsGift">Whether it tells of a freeze.</param>
public sealed record FriendWord(Guid From, LocalDate Day, bool IsGift = false);

/// <summary>A kind word that was said.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Day">The reader's day.</param>
/// <param name="Words">Which of <see cref="KindWords"/>.</param>
public sealed record HeardWord(Guid From, LocalDate Day, int Words);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(FriendFile))]
internal sealed partial class FriendJson : JsonSerializerContext;
