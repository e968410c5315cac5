using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// Nudges while somebody sits: over a window, at an interval of time that truly passed, whatever the clocks do. The first one
/// comes between one and two thirds of the interval after the window opens, where in between is the member's phase, and then
/// they keep their beat; after a move the beat starts from it.
/// </summary>
/// <param name="Days">The member's days on which the window opens.</param>
/// <param name="Hours">The window on the wall clock; it may cross midnight.</param>
/// <param name="IntervalMinutes">One of <see cref="Intervals"/>, in minutes.</param>
/// <exception cref="ArgumentOutOfRangeException">The interval is another.</exception>
public sealed record DeskWindow(Weekdays Days, ClockHours Hours, int IntervalMinutes = DeskWindow.UsualInterval)
    : ReminderSchedule(ReminderKind.DeskNudge, Days)
{
    /// <summary>How often most are nudged, in minutes (the customer's figure, and Workrave's).</summary>
    public const int UsualInterval = 45;

    /// <summary>The intervals to choose from, in minutes.</summary>
    public static ImmutableArray<int> Intervals { get; } = [30, UsualInterval, 60];

    /// <summary>No nudge this close to the end: they are about to leave.</summary>
    private static readonly Duration LastBit = Duration.FromMinutes(15);

    /// <summary>Monday to Friday, 09:00 to 17:30, every 45 minutes.</summary>
    public static DeskWindow Usual { get; } = new(Weekdays.WorkingDays, new ClockHours(new LocalTime(9, 0), new LocalTime(17, 30)));

    /// <summary>How often it comes, in minutes.</summary>
    public int IntervalMinutes { get; init => field = Checked(value); } = Checked(IntervalMinutes);

    /// <summary>When to be quiet within it; noon to one unless they chose.</summary>
    public ClockHours Lunch { get; init; } = ClockHours.UsualLunch;

    /// <summary>The most nudges a window has; 8 unless they chose. The first ones come.</summary>
    public int Most { get; init; } = 8;

    /// <summary>Whether they sit at that time of a day on which it opens.</summary>
    public bool Covers(LocalTime time) => Hours.Covers(time) && !Lunch.Covers(time);

    private protected override Occurrence? FirstOn(LocalDate day, in MemberClock clock, Instant after, LastTime last)
    {
        if (Hours.From == Hours.Until || MomentOn(day, Hours.From, clock) is not { } opens)
            return null;
        var midnights = (Hours.From < clock.DayStart ? 1 : 0) + (Hours.CrossesMidnight ? 1 : 0);
        var until = WallClock.FirstMomentFrom(day.PlusDays(midnights), Hours.Until, clock.Zone) - LastBit;
        if (until <= after)
            return null;
        var interval = Duration.FromMinutes(IntervalMinutes);
        var spoken = 0;
        for (var beat = opens + First(clock.Phase); beat <= until && spoken < Most; beat += interval)
        {
            if (last.At is { } at && at < beat && beat < at + interval)
            {
                beat = at + interval;
                if (beat > until)
                    return null;
            }

            var wall = WallClock.At(beat, clock.Zone);
            if (Lunch.Covers(wall.TimeOfDay) || clock.Quiet.Covers(wall.TimeOfDay))
                continue;
            spoken++;
            if (beat > after)
                return new Occurrence(beat, day, wall);
        }

        return null;
    }

    /// <summary>How long after the window opens the first nudge comes, to the second.</summary>
    private Duration First(double phase) => Duration.FromSeconds((long)(IntervalMinutes * 60 * (1 + phase) / 3));

    private static int Checked(int minutes) => Intervals.Contains(minutes)
        ? minutes
        : throw new ArgumentOutOfRangeException(nameof(minutes), minutes, $"A desk nudge comes every {string.Join(", ", Intervals)} minutes.");
}
