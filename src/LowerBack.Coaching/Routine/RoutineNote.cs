using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>A day's session in the journal: what was planned, and how it went.</summary>
public sealed record RoutineNote : IJournalNote<RoutineNote>
{
    public static string Kind => "routine";

    public static JsonTypeInfo<RoutineNote> Json => RoutineJson.Default.RoutineNote;

    /// <summary>Counts the sessions of a day, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was planned.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Why it looks like that, in the words the member read.</summary>
    public required string Why { get; init; }

    /// <summary>The kind of day that was asked for, or null where the week decided.</summary>
    public DayKind? Asked { get; init; }

    /// <summary>What it was planned for: when the member's safety, comfort or level is another, it is planned anew.</summary>
    public string PlannedFor { get; init; } = "";

    /// <summary>What a swap did to the length, in words, or null.</summary>
    public string? SwapWhy { get; init; }

    /// <summary>Where it stands.</summary>
    public RoutineStatus Status { get; init; }

    /// <summary>Pain before it, 0-10.</summary>
    public int? PainBefore { get; init; }

    /// <summary>How hard it was, 0-10; the words behind the numbers are those of the reps-in-reserve scale (Zourdos 2016).</summary>
    public int? Effort { get; init; }

    /// <summary>The hardest pain during it, 0-10.</summary>
    public int? PainMax { get; init; }

    /// <summary>The move that hurt, where they could tell.</summary>
    public string? Culprit { get; init; }

    /// <summary>Moves they left out.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>The next morning's pain against the usual, in points, where a check-in told.</summary>
    public int? MorningChange { get; init; }

    /// <summary>Whether no ladder rises by it: when it was done, the week was clearly worse than the one before, or a flare-up not long over.</summary>
    public bool? NoStepUp { get; init; }

    /// <summary>The ladders before it, so that an answer given later corrects and never counts twice.</summary>
    public LadderBook? Before { get; init; }

    /// <summary>When it was done. From then on it counts, whether or not anything is said about it.</summary>
    public Instant? DoneAt { get; init; }

    /// <summary>Whether it was done, or a rest was taken in its place.</summary>
    [JsonIgnore]
    public bool IsOver => DoneAt is not null || Status == RoutineStatus.Rested;

    /// <summary>
    /// The sessions of a day that two members had who are one person, under numbers that none of them had: a button of before
    /// that names one is then known as stale, and never means another. What is over comes last, as the one that counts for today.
    /// </summary>
    public static ImmutableArray<RoutineNote> Together(ImmutableArray<RoutineNote> sessions)
    {
        var used = sessions.Max(session => session.Number);
        var open = sessions.Count(session => !session.IsOver);
        var (nextOpen, nextOver) = (used, used + open);
        return [.. sessions.Select(session => session with { Number = session.IsOver ? ++nextOver : ++nextOpen })];
    }
}

/// <summary>Where a session stands.</summary>
public enum RoutineStatus
{
    /// <summary>Planned; may still change.</summary>
    Open,

    /// <summary>They were asked how their back is before it.</summary>
    PainBeforeAsked,

    /// <summary>It was done, and they were asked how hard it was.</summary>
    EffortAsked,

    /// <summary>They were asked for the pain during it.</summary>
    PainAsked,

    /// <summary>They were asked for the pain before it, once it was over.</summary>
    PainAtStartAsked,

    /// <summary>Done, and everything asked.</summary>
    Done,

    /// <summary>They chose to rest instead.</summary>
    Rested,
}

/// <summary>What is kept of a member's training besides the journal.</summary>
public sealed record RoutineFile : IFacet<RoutineFile>
{
    public static string Kind => "ladders";

    public static JsonTypeInfo<RoutineFile> Json => RoutineJson.Default.RoutineFile;

    public static RoutineFile Initial { get; } = new();

    /// <summary>Where they stand on every ladder.</summary>
    public LadderBook Ladders { get; init; } = LadderBook.Empty;

    /// <summary>Sessions done since that start.</summary>
    public int Sessions { get; init; }

    /// <summary>The last day of a session, however long ago.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>The start these ladders belong to; after a later one everything begins anew.</summary>
    public Instant? StartedOver { get; init; }

    /// <summary>Of two files of one person: the ladders of the later start, else those that were chosen.</summary>
    public static RoutineFile Together(RoutineFile chosen, RoutineFile other) =>
        (Nullable.Compare(other.StartedOver, chosen.StartedOver) > 0 || chosen.Sessions == 0 ? other : chosen) with
        {
            LastDay = MemberMerge.Later(chosen.LastDay, other.LastDay),
        };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(RoutineNote))]
[JsonSerializable(typeof(RoutineFile))]
internal sealed partial class RoutineJson : JsonSerializerContext;
