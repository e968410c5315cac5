using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;

namespace LowerBack.Coaching.Routine;

/// <summary>A reason why the routine looks as it does; words are found elsewhere. A closed family.</summary>
public abstract record PlanReason
{
    private protected PlanReason() { }
}

/// <summary>Pain of 6 or more now: recovery instead of training.</summary>
/// <param name="Pain">0-10.</param>
public sealed record MuchPainNow(int Pain) : PlanReason;

/// <summary>Pain of 4-5 now: mobility, walking and easy core only.</summary>
/// <param name="Pain">0-10.</param>
public sealed record SorePain(int Pain) : PlanReason;

/// <summary>Pain of 4-5 now on a day that trains nothing anyway.</summary>
/// <param name="Pain">0-10.</param>
public sealed record EasyDayAnyway(int Pain) : PlanReason;

/// <summary>Pain of 6 or more in the last 48 hours: the heavy hinges are left out.</summary>
public sealed record RecentPain : PlanReason;

/// <summary>Above the usual for a second morning, so this is mobility until it is back.</summary>
public sealed record StillUp : PlanReason;

/// <summary>A gentle day of a flare-up.</summary>
/// <param name="Flare">Where it stands.</param>
public sealed record InFlare(FlareDay Flare) : PlanReason;

/// <summary>A strength session was done today already, so this is mobility.</summary>
public sealed record TrainedToday : PlanReason;

/// <summary>Too soon after the last day that loaded the back, so this is mobility.</summary>
/// <param name="HoursSince">Whole hours since then.</param>
/// <param name="DaysSince">Days on the calendar since then.</param>
public sealed record TooSoonSoMobility(int HoursSince, int DaysSince) : PlanReason;

/// <summary>Enough days that loaded the back within seven, so this is mobility.</summary>
/// <param name="Days">How many there were.</param>
public sealed record EnoughHardDays(int Days) : PlanReason;

/// <summary>Comfort, kit and rest leave nothing to train today, so this is a walk.</summary>
public sealed record NothingToTrain : PlanReason;

/// <summary>A lighter week.</summary>
/// <param name="Why">What called for it.</param>
public sealed record Deload(DeloadWhy Why) : PlanReason;

/// <summary>Back after days off, so steps are lower.</summary>
/// <param name="Days">Days since the last training; 42 where it is longer than anybody remembers.</param>
public sealed record ComingBack(int Days) : PlanReason;

/// <summary>The first session.</summary>
public sealed record FirstSession : PlanReason;

/// <summary>The member asked for this kind of day.</summary>
/// <param name="Day">Which one.</param>
public sealed record DayAsked(DayKind Day) : PlanReason;

/// <summary>Training was due although the week has another day here.</summary>
/// <param name="Planned">What the week has.</param>
public sealed record Shifted(DayKind Planned) : PlanReason;

/// <summary>The week has this kind of day here.</summary>
/// <param name="Day">Which one.</param>
public sealed record DayByTable(DayKind Day) : PlanReason;

/// <summary>The week has strength here, but the member does not train on this weekday.</summary>
public sealed record NotATrainingDay : PlanReason;

/// <summary>The week has rest here.</summary>
public sealed record RestOnPlan : PlanReason;

/// <summary>Planned below the member's level because the screen said to go on with changes.</summary>
/// <param name="Used">The level it was planned for.</param>
public sealed record LevelCapped(Level Used) : PlanReason;

/// <summary>Moves swapped for comfort settings.</summary>
/// <param name="Count">How many.</param>
public sealed record SwapsForComfort(int Count) : PlanReason;

/// <summary>Moves swapped for lack of kit.</summary>
/// <param name="Count">How many.</param>
public sealed record SwapsForKit(int Count) : PlanReason;

/// <summary>Moves swapped because the same ones need more rest, or are not earned yet.</summary>
/// <param name="Count">How many.</param>
public sealed record SwapsForRest(int Count) : PlanReason;

/// <summary>Moves left out so that the day does not load the back too much.</summary>
/// <param name="Cap">The day's cap.</param>
public sealed record ExtLoadCapped(int Cap) : PlanReason;

/// <summary>Shortened so that the week does not grow by more than a fifth.</summary>
/// <param name="PercentAllowed">20.</param>
public sealed record VolumeCapped(int PercentAllowed) : PlanReason;

/// <summary>Some doses are a step lower so that the session fits the minutes.</summary>
/// <param name="Count">How many moves.</param>
public sealed record EasedForMinutes(int Count) : PlanReason;

/// <summary>Why a plan fills less than 80 % of the minutes.</summary>
public enum FewerWhy
{
    /// <summary>A lighter week is meant to be shorter.</summary>
    Deload,

    /// <summary>A day with much pain is meant to be short.</summary>
    Recovering,

    /// <summary>The week's growth is capped.</summary>
    WeeklyVolume,

    /// <summary>Comfort, kit and rest leave too few moves.</summary>
    FewMovesFit,

    /// <summary>The member chose a shorter move.</summary>
    MemberSwapped,
}

/// <summary>Fewer minutes than asked for.</summary>
/// <param name="Why">Why.</param>
public sealed record FewerMinutes(FewerWhy Why) : PlanReason;

/// <summary>More minutes than asked for, because the member chose a longer move.</summary>
public sealed record MoreMinutes : PlanReason;
