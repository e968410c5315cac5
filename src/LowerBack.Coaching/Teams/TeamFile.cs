using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>What a member's turn must know of teams without asking the store.</summary>
public sealed record TeamFile : IFacet<TeamFile>
{
    /// <summary>So many wrong codes within <see cref="GuessesForgotten"/> are taken; then no code is until that time has passed.</summary>
    public const int MostGuesses = 5;

    /// <summary>How long wrong codes are counted. Our own figure: a person mistypes less often, and no machine comes far.</summary>
    public static readonly Duration GuessesForgotten = Duration.FromHours(1);

    public static string Kind => "teams";

    public static JsonTypeInfo<TeamFile> Json => TeamJson.Default.TeamFile;

    public static TeamFile Initial { get; } = new();

    /// <summary>The teams they are in.</summary>
    public ImmutableArray<Guid> Teams { get; init; } = [];

    /// <summary>The one they looked at last: what they say without naming a team is about it.</summary>
    public Guid? Current { get; init; }

    /// <summary>Whether they counted for nobody when the boards were last told, so that a change is noticed.</summary>
    public bool WasPaused { get; init; }

    /// <summary>How many wrong codes they typed since <see cref="GuessedAt"/>.</summary>
    public int Guesses { get; init; }

    /// <summary>When they typed the first of them; null where there is none.</summary>
    public Instant? GuessedAt { get; init; }

    /// <summary>When they may try codes again; null where they may now.</summary>
    public Instant? MayGuessAt(Instant now) => Guesses >= MostGuesses && GuessedAt + GuessesForgotten is { } free && free > now ? free : null;

    /// <summary>One more wrong code.</summary>
    public TeamFile Guessed(Instant now) => GuessedAt is { } first && now < first + GuessesForgotten
        ? this with { Guesses = Guesses + 1 }
        : this with { Guesses = 1, GuessedAt = now };

    /// <inheritdoc/>
    public bool Equals(TeamFile? other) => other is not null && Teams.SequenceEqual(other.Teams)
        && (Current, WasPaused, Guesses, GuessedAt) == (other.Current, other.WasPaused, other.Guesses, other.GuessedAt);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Teams.Length, Current, WasPaused, Guesses, GuessedAt);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(TeamFile))]
internal sealed partial class TeamJson : JsonSerializerContext;
