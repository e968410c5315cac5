using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>That whole days were paused, from the day it is written on: neither kept nor missed.</summary>
/// <param name="Until">The first day that is not; earlier where the pause was ended early.</param>
public sealed record PauseNote(LocalDate Until) : IJournalNote<PauseNote>
{
    /// <summary>The longest pause, in days: who wants more wants things off. Our own figure.</summary>
    public const int MostDays = 90;

    public static string Kind => "pause";

    public static JsonTypeInfo<PauseNote> Json => PauseJson.Default.PauseNote;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LocalDateJson)])]
[JsonSerializable(typeof(PauseNote))]
internal sealed partial class PauseJson : JsonSerializerContext;
