using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Coaching.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// When a member's reminders are due, with all that it takes to work out what comes after: whoever sweeps reads nothing else.
/// It follows from what the member wants and by what clock they live, and is laid anew when either changes.
/// </summary>
public sealed record Agenda
{
    /// <summary>A week for <see cref="Throttle"/>, a week for what comes weekly, a week for <see cref="SeenOn"/> being that old.</summary>
    private const int SleepsAfterDays = 3 * 7;

    /// <summary>The member's zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>When their day begins; as stored, midnight is left out, so it cannot be required.</summary>
    public LocalTime DayStart { get; init; }

    /// <summary>When nothing may be sent on its own; as stored, no such hours are left out.</summary>
    public ClockHours Quiet { get; init; }

    /// <summary>When they sleep, where they said so.</summary>
    public SleepTimes? Sleep { get; init; }

    /// <summary>
    /// The UTC date on which they were last seen, as it was when the agenda was laid; up to a week later they may have been seen
    /// again. Null in one that was laid before this was kept.
    /// </summary>
    public LocalDate? SeenOn { get; init; }

    /// <summary>A slot per reminder.</summary>
    public required ImmutableArray<AgendaSlot> Slots { get; init; }

    /// <summary>When something is due next; null where nothing ever is.</summary>
    public Instant? NextDue()
    {
        Instant? next = null;
        foreach (var slot in Slots)
            next = slot.Due is { } due && (next is null || due < next) ? due : next;
        return next;
    }

    /// <summary>
    /// Whether the member stayed away so long that nothing for them alone is looked at until they are seen. By then whatever comes
    /// weekly has said that it becomes quiet, and what was tried since was dropped: they are asleep, or cannot be written to.
    /// </summary>
    public bool SleepsAt(Instant now) => SeenOn is { } seen && Period.DaysBetween(seen, now.InUtc().Date) > SleepsAfterDays;

    /// <summary>The clock by which the member lives.</summary>
    public MemberClock ClockOf(Guid member) => new(DateTimeZoneProviders.Tzdb[ZoneId], DayStart, Quiet, MemberPhase.Of(member));
}

/// <summary>One reminder and when it is due next.</summary>
/// <param name="Schedule">When the member wants it.</param>
/// <param name="Due">When it is due next; null where it never is.</param>
/// <param name="Day">The member's day that one is about.</param>
/// <param name="Last">What came last.</param>
/// <param name="Also">What fell due shortly before and waits to be said with it.</param>
public sealed record AgendaSlot(ReminderSchedule Schedule, Instant? Due, LocalDate Day, LastTime Last, ImmutableArray<ReminderKind> Also)
{
    /// <summary>The slot laid from a moment on.</summary>
    public static AgendaSlot Lay(ReminderSchedule schedule, in MemberClock clock, Instant after, LastTime last) =>
        schedule.NextOccurrence(clock, after, last) is { } next
            ? new AgendaSlot(schedule, next.Due, next.Day, last, [])
            : new AgendaSlot(schedule, null, default, last, []);

    /// <summary>The slot after what was due.</summary>
    public AgendaSlot Next(in MemberClock clock) => Lay(
        Schedule, clock, Due!.Value, Schedule is DeskWindow ? new LastTime(null, Due) : new LastTime(Day, null));
}

/// <summary>An agenda as it is stored, one row a member: what a sweep finds is a column, the rest is JSON.</summary>
public sealed class AgendaRow
{
    /// <summary>Into so many parts the members are split, so that several workers can sweep side by side.</summary>
    public const int Parts = 4;

    public required Guid MemberId { get; init; }

    /// <summary>The part the member belongs to for life, 0 to <see cref="Parts"/> - 1.</summary>
    public required int Part { get; init; }

    /// <summary>The platform by which it is sent.</summary>
    public required string Platform { get; set; }

    /// <summary>That platform's id of the person.</summary>
    public required string Person { get; set; }

    /// <summary>That platform's id of their private chat, where anything ever came from there.</summary>
    public string? Conversation { get; set; }

    /// <summary>When something is due next; null where nothing ever is.</summary>
    public Instant? NextDue { get; set; }

    /// <summary>The agenda as JSON.</summary>
    public required string Agenda { get; set; }

    /// <summary>The part of a member.</summary>
    public static int PartOf(Guid member) => (int)(MemberPhase.Of(member) * 1000 % Parts);

    /// <summary>Reads the agenda.</summary>
    public Agenda Read() => JsonSerializer.Deserialize(Agenda, RemindersJson.Default.Agenda)!;

    /// <summary>Writes the agenda down.</summary>
    public void Write(Agenda agenda)
    {
        Agenda = Json(agenda);
        NextDue = agenda.NextDue();
    }

    /// <summary>An agenda as JSON.</summary>
    public static string Json(Agenda agenda) => JsonSerializer.Serialize(agenda, RemindersJson.Default.Agenda);
}

internal sealed class AgendaTable : IEntityTypeConfiguration<AgendaRow>
{
    public void Configure(EntityTypeBuilder<AgendaRow> table)
    {
        table.ToTable("agendas");
        table.HasKey(row => row.MemberId);
        table.Property(row => row.MemberId).ValueGeneratedNever();
        table.Property(row => row.Platform).HasMaxLength(32);
        table.Property(row => row.Person).HasMaxLength(64);
        table.Property(row => row.Conversation).HasMaxLength(64);
        table.HasIndex(row => new { row.Part, row.NextDue });
        table.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
