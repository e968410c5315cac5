using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>What a member told about themselves. Null: not asked yet.</summary>
public sealed record Profile : IFacet<Profile>
{
    public static string Kind => "profile";

    public static JsonTypeInfo<Profile> Json => MemberJson.Default.Profile;

    public static Profile Initial { get; } = new();

    /// <summary>All seven weekdays.</summary>
    public const int EveryDay = 0b111_1111;

    /// <summary>When they agreed to be coached and to what is stored.</summary>
    public Instant? ConsentedAt { get; init; }

    /// <summary>Their answer about age; null until they gave it.</summary>
    public AgeBand? Age { get; init; }

    /// <summary>How long a session may take, 5 to 30 minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>What they have to train with, besides the floor, a wall and a chair.</summary>
    public Kit? Kit { get; init; }

    /// <summary>The level they train at.</summary>
    public Level? Level { get; init; }

    /// <summary>The day since which they train at it.</summary>
    public LocalDate? LevelSince { get; init; }

    /// <summary>Strength sessions done at it.</summary>
    public int SessionsAtLevel { get; init; }

    /// <summary>What stirs their back up: bending, leaning back, both or neither.</summary>
    public AvoidCodes? Stirs { get; init; }

    /// <summary>What else to go easy on: wrists, shoulders, knees, balance.</summary>
    public AvoidCodes? GoEasy { get; init; }

    /// <summary>The weekdays on which they want to train, a bit per day from Monday; all unless they chose.</summary>
    public int TrainingDays { get; init; } = EveryDay;

    /// <summary>From when nothing may be sent on its own, on the member's clock.</summary>
    public LocalTime QuietFrom { get; init; } = new(21, 30);

    /// <summary>Until when nothing may be sent on its own; the same as <see cref="QuietFrom"/> for no quiet hours at all.</summary>
    public LocalTime QuietUntil { get; init; } = new(7, 0);

    /// <summary>When training last began from the start after a clinician's clearance; what was before does not count.</summary>
    public Instant? StartedOver { get; init; }

    /// <summary>When a place was asked for in the settings, so that the next text may be one.</summary>
    public Instant? PlaceAskedAt { get; init; }

    /// <summary>Whether the first one-minute move was offered.</summary>
    public bool FirstMoveOffered { get; init; }

    /// <summary>Whether they did it.</summary>
    public bool FirstMoveDone { get; init; }

    /// <summary>
    /// What two profiles of one person come to: what was not asked yet is taken from the other, everything to go easy on stays, and
    /// where training began from the start after a clearance it does so for both.
    /// </summary>
    public static Profile Together(Profile chosen, Profile other)
    {
        var startedOver = MemberMerge.Later(chosen.StartedOver, other.StartedOver);
        // A level from before such a start would be too high; where there is none since, it is asked for.
        var level = other.StartedOver != startedOver || (chosen.StartedOver == startedOver && chosen.Level is not null) ? chosen : other;
        return chosen with
        {
            ConsentedAt = MemberMerge.Earlier(chosen.ConsentedAt, other.ConsentedAt),
            Age = Graver(chosen.Age, other.Age),
            Minutes = chosen.Minutes ?? other.Minutes,
            Kit = chosen.Kit ?? other.Kit,
            Level = level.Level,
            LevelSince = level.LevelSince,
            SessionsAtLevel = level.SessionsAtLevel,
            StartedOver = startedOver,
            Stirs = Both(chosen.Stirs, other.Stirs),
            GoEasy = Both(chosen.GoEasy, other.GoEasy),
            PlaceAskedAt = null,
            FirstMoveOffered = chosen.FirstMoveOffered || other.FirstMoveOffered,
            FirstMoveDone = chosen.FirstMoveDone || other.FirstMoveDone,
        };
    }

    /// <summary>Of two ages the one that safety is stricter about.</summary>
    private static AgeBand? Graver(AgeBand? one, AgeBand? other) => (one, other) switch
    {
        (AgeBand.UnderEighteen, _) or (_, AgeBand.UnderEighteen) => AgeBand.UnderEighteen,
        (AgeBand.Older, _) or (_, AgeBand.Older) => AgeBand.Older,
        _ => one ?? other,
    };

    private static AvoidCodes? Both(AvoidCodes? one, AvoidCodes? other) =>
        one is null ? other : other is null ? one : one | other;
}

/// <summary>As much about age as safety needs.</summary>
public enum AgeBand
{
    UnderEighteen,
    Adult,

    /// <summary>65 or older: starts at level 1, with seated options.</summary>
    Older,
}
