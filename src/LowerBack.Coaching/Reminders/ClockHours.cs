using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// A stretch of the clock on the wall, from the first time up to but without the second: quiet hours, a lunch, a desk window.
/// It may cross midnight. The same time twice is no stretch at all.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClockHours(LocalTime From, LocalTime Until)
{
    /// <summary>No stretch at all.</summary>
    public static ClockHours None => default;

    /// <summary>Quiet hours of a member who chose none.</summary>
    public static ClockHours UsualQuiet => new(new LocalTime(21, 30), new LocalTime(7, 0));

    /// <summary>When most people eat: no nudges.</summary>
    public static ClockHours UsualLunch => new(new LocalTime(12, 0), new LocalTime(13, 0));

    /// <summary>Whether it runs into the next date.</summary>
    [JsonIgnore]
    public bool CrossesMidnight => Until < From;

    /// <summary>How long it is on the clock, 0 to 1439 minutes.</summary>
    [JsonIgnore]
    public int Minutes => MinutesFrom(From, Until);

    /// <summary>Whether all of it lies in another stretch.</summary>
    public bool LiesIn(ClockHours other) => MinutesFrom(other.From, From) + Minutes <= other.Minutes;

    /// <summary>Whether any of it lies in another stretch.</summary>
    public bool Meets(ClockHours other) => Minutes > 0 && other.Minutes > 0 && (Covers(other.From) || other.Covers(From));

    /// <summary>Whether a time of day lies in it.</summary>
    public bool Covers(LocalTime time) => CrossesMidnight ? time >= From || time < Until : time >= From && time < Until;

    /// <summary>Whether the clock on the wall shows a time of it at that moment.</summary>
    public bool Covers(Instant moment, DateTimeZone zone) => Covers(WallClock.At(moment, zone).TimeOfDay);

    /// <summary>When it next ends after a moment.</summary>
    public Instant NextEnd(Instant after, DateTimeZone zone) => WallClock.Next(Until, after, zone);

    private static int MinutesFrom(LocalTime one, LocalTime other) =>
        (other.Hour - one.Hour) * 60 + other.Minute - one.Minute is var minutes && minutes < 0 ? minutes + (24 * 60) : minutes;
}
