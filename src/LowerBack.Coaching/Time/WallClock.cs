using NodaTime;

namespace LowerBack.Coaching.Time;

/// <summary>
/// From what a clock on the wall shows to moments. A time that the clocks jump over is the first moment after it, and of a time
/// that comes twice it is the first.
/// </summary>
internal static class WallClock
{
    /// <summary>No zone's clock is further from UTC than this, nor was.</summary>
    private static readonly Duration FarthestOffset = Duration.FromHours(18);

    /// <summary>What the clock shows.</summary>
    public static LocalDateTime At(Instant moment, DateTimeZone zone) => moment.WithOffset(zone.GetUtcOffset(moment)).LocalDateTime;

    /// <summary>The first moment at which the clock shows that time or has passed it; null on a date that the country skipped (Samoa, 2011-12-30).</summary>
    public static Instant? FirstMoment(LocalDate date, LocalTime time, DateTimeZone zone)
    {
        var wall = date + time;
        var near = wall.WithOffset(Offset.Zero).ToInstant();
        var interval = zone.GetZoneInterval(near);
        // Far from any change of the clocks there is exactly one such moment. This is nearly every call, and allocates nothing.
        if ((!interval.HasStart || interval.Start + FarthestOffset < near - FarthestOffset)
            && (!interval.HasEnd || near + FarthestOffset < interval.End - FarthestOffset))
        {
            return wall.WithOffset(interval.WallOffset).ToInstant();
        }

        var map = zone.MapLocal(wall);
        if (map.Count > 0)
            return map.First().ToInstant();
        var skipped = map.EarlyInterval.IsoLocalEnd <= date.AtMidnight() && map.LateInterval.IsoLocalStart >= date.PlusDays(1).AtMidnight();
        return skipped ? null : map.LateInterval.Start;
    }

    /// <summary>The same, on the first date from this one on that the country has.</summary>
    public static Instant FirstMomentFrom(LocalDate date, LocalTime time, DateTimeZone zone) =>
        FirstMoment(date, time, zone) ?? FirstMomentFrom(date.PlusDays(1), time, zone);

    /// <summary>When the clock next shows that time, after a moment.</summary>
    public static Instant Next(LocalTime time, Instant after, DateTimeZone zone)
    {
        for (var date = At(after, zone).Date.PlusDays(-1); ; date = date.PlusDays(1))
        {
            if (FirstMoment(date, time, zone) is { } moment && moment > after)
                return moment;
        }
    }
}
