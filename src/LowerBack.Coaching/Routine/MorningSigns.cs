using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>What a check-in said that plans look at.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Pain">0-10, or null where it was not said.</param>
/// <param name="ShortNight">Whether they slept under 6 hours.</param>
public sealed record Morning(LocalDate Day, int? Pain, bool ShortNight = false);

/// <summary>What the mornings up to a day say about it.</summary>
public sealed record MorningSigns
{
    /// <summary>That day's pain, 0-10, or null.</summary>
    public int? Pain { get; init; }

    /// <summary>The usual pain that the latest morning is held against, 0-10: while a rise lasts, the one from before it. Null where too little is known.</summary>
    public double? Usual { get; init; }

    /// <summary>Whether pain has been two points or more above the usual for a second morning, and is not back yet.</summary>
    public bool StillUp { get; init; }

    /// <summary>What calls for a lighter week, or null.</summary>
    public DeloadWhy? Lighter { get; init; }

    /// <summary>Whether this week's mean is two points or more above last week's: no step up.</summary>
    public bool WeekIsWorse { get; init; }

    /// <summary>Why a clinician should have a look, the most pressing reason, or null.</summary>
    public ClinicianWhy? Clinician { get; init; }
}

/// <summary>What calls for a lighter week.</summary>
public enum DeloadWhy
{
    /// <summary>It is the sixth week.</summary>
    Calendar,

    /// <summary>Three of the last five sessions were very hard.</summary>
    HardSessions,

    /// <summary>Three nights running under 6 hours.</summary>
    ShortNights,

    /// <summary>Pain rose three mornings running.</summary>
    RisingPain,

    /// <summary>A flare-up is just over.</summary>
    AfterFlare,
}

/// <summary>Why a clinician should have a look; never what it may be.</summary>
public enum ClinicianWhy
{
    /// <summary>This week is clearly above last week.</summary>
    WeekIsWorse,

    /// <summary>Not back to the usual within seven days.</summary>
    NotBackInAWeek,

    /// <summary>Pain of 6 or more two mornings running.</summary>
    MuchPainTwice,
}
