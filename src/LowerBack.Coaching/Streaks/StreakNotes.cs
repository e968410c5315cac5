using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>
/// That a STOP or a HOLD was over on this day. Until then the member's file says since when it holds; written down at its end,
/// whoever asks about a day finds it among the entries from that day on, however long it was.
/// </summary>
/// <param name="From">The day it began.</param>
public sealed record HoldNote(LocalDate From) : IJournalNote<HoldNote>
{
    public static string Kind => "hold";

    public static JsonTypeInfo<HoldNote> Json => StreakJson.Default.HoldNote;
}

/// <summary>That a move to another clock made this day shorter than 24 hours, or left nothing of it.</summary>
public sealed record ShortDayNote : IJournalNote<ShortDayNote>
{
    public static string Kind => "shortday";

    public static JsonTypeInfo<ShortDayNote> Json => StreakJson.Default.ShortDayNote;
}

/// <summary>That a freeze went to a friend on this day, or came from one.</summary>
/// <param name="Received">Whether it came.</param>
public sealed record FreezeGift(bool Received) : IJournalNote<FreezeGift>
{
    public static string Kind => "freezegift";

    public static JsonTypeInfo<FreezeGift> Json => StreakJson.Default.FreezeGift;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson), typeof(LocalTimeJson)])]
[JsonSerializable(typeof(StreakFile))]
[JsonSerializable(typeof(HoldNote))]
[JsonSerializable(typeof(ShortDayNote))]
[JsonSerializable(typeof(FreezeGift))]
internal sealed partial class StreakJson : JsonSerializerContext;
