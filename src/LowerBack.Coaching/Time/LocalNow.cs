using NodaTime;

namespace LowerBack.Coaching.Time;

/// <summary>
/// One moment as a member lives it. Their day begins at their day start (03:00 unless they chose otherwise), so a check-in
/// at half past midnight still counts for the evening it belongs to.
/// </summary>
/// <remarks>
/// Where the clocks change: the day begins at the first moment that exists at or after the day start, and where that time comes
/// twice, at the first of the two. A date that a country skipped altogether (Samoa, 2011-12-30) is empty: it begins where
/// the next one does, and no moment belongs to it. So the days never overlap and leave no gap:
/// DayStartsAt(Today) &lt;= Now &lt; DayStartsAt(Today + 1), always.
/// </remarks>
public readonly record struct LocalNow
{
    private LocalNow(Instant now, DateTimeZone zone, LocalTime dayStart, LocalDate today, LocalDateTime wall)
    {
        Now = now;
        Zone = zone;
        DayStart = dayStart;
        Today = today;
        Wall = wall;
    }

    /// <summary>The day start of a member who chose none: 03:00.</summary>
    public static LocalTime UsualDayStart => new(3, 0);

    /// <summary>The latest day start allowed: 06:00. The earliest is 00:00.</summary>
    public static LocalTime LatestDayStart => new(6, 0);

    public Instant Now { get; }

    public DateTimeZone Zone { get; }

    /// <summary>When the member's day begins, 00:00 to 06:00.</summary>
    public LocalTime DayStart { get; }

    /// <summary>The member's date: before the day start it is still yesterday's.</summary>
    public LocalDate Today { get; }

    /// <summary>What a clock on the wall shows.</summary>
    public LocalDateTime Wall { get; }

    /// <summary>The moment in the member's zone, with the usual day start.</summary>
    public static LocalNow At(Instant now, DateTimeZone zone) => At(now, zone, UsualDayStart);

    /// <summary>The moment in the member's zone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day start is later than 06:00.</exception>
    public static LocalNow At(Instant now, DateTimeZone zone, LocalTime dayStart)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var wall = now.InZone(zone).LocalDateTime;
        var today = wall.Date;
        // By moments, not by the wall clock: when the clocks go back the wall can show an hour before a day start that has been.
        while (now < DayStartsAt(today, zone, dayStart))
            today = today.PlusDays(-1);
        while (DayStartsAt(today.PlusDays(1), zone, dayStart) <= now)
            today = today.PlusDays(1);
        return new LocalNow(now, zone, dayStart, today, wall);
    }

    /// <summary>When that date begins for this member.</summary>
    public Instant DayStartsAt(LocalDate date) => DayStartsAt(date, Zone, DayStart);

    /// <summary>When that date begins in a zone for somebody whose day starts at <paramref name="dayStart"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day start is later than 06:00.</exception>
    public static Instant DayStartsAt(LocalDate date, DateTimeZone zone, LocalTime dayStart)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayStart, LatestDayStart);
        return WallClock.FirstMomentFrom(date, dayStart, zone);
    }
}
