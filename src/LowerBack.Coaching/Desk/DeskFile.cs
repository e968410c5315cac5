using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Desk;

/// <summary>Where somebody's day at the desk stands.</summary>
public sealed record DeskFile : IFacet<DeskFile>
{
    public static string Kind => "deskday";

    public static JsonTypeInfo<DeskFile> Json => DeskJson.Default.DeskFile;

    public static DeskFile Initial { get; } = new();

    /// <summary>The break they were shown last, so that the next is another.</summary>
    public string? LastBreak { get; init; }

    /// <summary>Until when they are in a call or have put a break off.</summary>
    public Instant? QuietUntil { get; init; }

    /// <summary>The day on which they have had enough.</summary>
    public LocalDate? DoneOn { get; init; }
}

/// <summary>The breaks of one day.</summary>
/// <param name="Moved">How many were done.</param>
public sealed record DeskNote(int Moved) : IJournalNote<DeskNote>
{
    public static string Kind => "desk";

    public static JsonTypeInfo<DeskNote> Json => DeskJson.Default.DeskNote;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(DeskFile))]
[JsonSerializable(typeof(DeskNote))]
internal sealed partial class DeskJson : JsonSerializerContext;
