using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Settings;

/// <summary>What the last change of several settings at once replaced, for Undo: so many values do not fit in a button.</summary>
public sealed record LastChange : IFacet<LastChange>
{
    public static string Kind => "settings";

    public static JsonTypeInfo<LastChange> Json => SettingsJson.Default.LastChange;

    public static LastChange Initial { get; } = new();

    /// <summary>Which change it was; the button of an older one does nothing.</summary>
    public int Number { get; init; }

    /// <summary>The old values.</summary>
    public ImmutableArray<OldValue> Before { get; init; } = [];
}

/// <summary>A setting and what it was.</summary>
/// <param name="Setting">The setting's id.</param>
public sealed record OldValue(string Setting, string Value);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LastChange))]
internal sealed partial class SettingsJson : JsonSerializerContext;
