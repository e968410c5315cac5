using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>A flare-up: gentle days, from one day up to but without another.</summary>
/// <param name="From">The first gentle day.</param>
/// <param name="Until">The first day that is none; the same as <paramref name="From"/> where it was over on the day it began.</param>
/// <param name="IsLonger">Whether days were added once.</param>
public sealed record FlareUp(LocalDate From, LocalDate Until, bool IsLonger = false)
{
    /// <summary>Whether a day is one of the gentle ones.</summary>
    public bool Covers(LocalDate day) => From <= day && day < Until;
}

/// <summary>
/// The flare-ups of a member. They stand here because plans, reminders, reports and streaks read them: a gentle day is neither
/// kept nor missed.
/// </summary>
public sealed record FlareUps : IFacet<FlareUps>
{
    public static string Kind => "flares";

    public static JsonTypeInfo<FlareUps> Json => FlareJson.Default.FlareUps;

    public static FlareUps Initial { get; } = new();

    /// <summary>All of them, the oldest first.</summary>
    public ImmutableArray<FlareUp> All { get; init; } = [];

    /// <summary>What they were before the last change, for Undo.</summary>
    public ImmutableArray<FlareUp> Before { get; init; } = [];

    /// <summary>How often they were changed, so that the Undo of an older change is known as stale.</summary>
    public int Changes { get; init; }

    /// <summary>The member's day of the last change.</summary>
    public LocalDate ChangedOn { get; init; }

    /// <summary>What happens once the safety questions that were asked are answered.</summary>
    public AfterScreen Next { get; init; }

    /// <summary>Since when that waits.</summary>
    public Instant NextSince { get; init; }

    /// <summary>The last one, or null.</summary>
    [JsonIgnore]
    public FlareUp? Last => All.IsEmpty ? null : All[^1];

    /// <summary>Whether a day is a gentle one, so that a streak leaves it out and nothing hard is asked of it.</summary>
    public bool Covers(LocalDate day) => All.Any(one => one.Covers(day));

    /// <summary>The flare-ups of two members who are one person; those that overlap are one. The last change cannot be undone any more.</summary>
    public static FlareUps Together(FlareUps chosen, FlareUps other)
    {
        var all = new List<FlareUp>();
        foreach (var flare in chosen.All.Concat(other.All).OrderBy(one => one.From).ThenBy(one => one.Until))
        {
            if (all.Count > 0 && all[^1] is var last && flare.From < last.Until)
                all[^1] = new FlareUp(last.From, LocalDate.Max(last.Until, flare.Until), last.IsLonger || flare.IsLonger);
            else
                all.Add(flare);
        }

        return (chosen.Next == AfterScreen.Nothing ? other : chosen) with
        {
            All = [.. all], Before = [], Changes = Math.Max(chosen.Changes, other.Changes) + 1, ChangedOn = LocalDate.Max(chosen.ChangedOn, other.ChangedOn),
        };
    }

    /// <summary>With other flare-ups in the place of these; entries older than journals are kept are forgotten.</summary>
    public FlareUps Change(ImmutableArray<FlareUp> all, LocalDate today) => this with
    {
        All = all.RemoveAll(one => one.Until < today.PlusMonths(-JournalEntry.MonthsKept)), Before = All, Changes = Changes + 1, ChangedOn = today,
    };
}

/// <summary>What follows the safety questions, where they say that nothing stands against it.</summary>
public enum AfterScreen
{
    Nothing,

    /// <summary>Gentle days are offered.</summary>
    Offer,

    /// <summary>They begin: the member asked for them.</summary>
    Begin,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(FlareUps))]
internal sealed partial class FlareJson : JsonSerializerContext;
