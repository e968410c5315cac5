using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>A team as a file.</summary>
internal sealed record TeamExport(
    string Name, string Zone, LocalTime ClosesAt, int Threshold, ImmutableArray<string> Named, int Members, ImmutableArray<TeamDayExport> Days);

/// <summary>A day of it.</summary>
internal sealed record TeamDayExport(LocalDate Day, int ShowedUp, int Counted, bool? Kept);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LocalDateJson), typeof(LocalTimeJson)])]
[JsonSerializable(typeof(TeamExport))]
internal sealed partial class TeamExportJson : JsonSerializerContext;
