using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Teams;

/// <summary>What a member's turn must know of teams without asking the store.</summary>
public sealed record TeamFile : IFacet<TeamFile>
{
    public static string Kind => "teams";

    public static JsonTypeInfo<TeamFile> Json => TeamJson.Default.TeamFile;

    public static TeamFile Initial { get; } = new();

    /// <summary>The teams they are in.</summary>
    public ImmutableArray<Guid> Teams { get; init; } = [];

    /// <summary>The one they looked at last: what they say without naming a team is about it.</summary>
    public Guid? Current { get; init; }

    /// <summary>Whether they counted for nobody when the boards were last told, so that a change is noticed.</summary>
    public bool WasPaused { get; init; }

    /// <inheritdoc/>
    public bool Equals(TeamFile? other) => other is not null && Teams.SequenceEqual(other.Teams)
        && (Current, WasPaused) == (other.Current, other.WasPaused);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Teams.Length, Current, WasPaused);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LocalDateJson)])]
[JsonSerializable(typeof(TeamFile))]
internal sealed partial class TeamJson : JsonSerializerContext;
