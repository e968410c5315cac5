using NodaTime;
namespace LowerBack.Coaching.Time;
public readonly record struct LocalNow(Instant Now, DateTimeZone Zone, LocalDate Today, LocalDateTime Wall) { public static LocalNow At(Instant now, DateTimeZone zone, LocalTime s) => new(now, zone, now.InZone(zone).Date, now.InZone(zone).LocalDateTime); }
