using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>Many members who all want the same: a check-in at 08:30, breaks at the desk, a session and a wind-down, in one zone.</summary>
internal static class ReminderCrowd
{
    private const int PerSave = 1_000;

    /// <summary>The zone of them all.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static SleepTimes Sleep => new(new LocalTime(7, 0));

    private static ReminderSchedule[] Wishes { get; } =
    [
        new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, new LocalTime(8, 30)),
        DeskWindow.Usual,
        new DailyTime(ReminderKind.Session, Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, new LocalTime(18, 0)),
        new DailyTime(ReminderKind.WindDown, Weekdays.EveryDay, Sleep.WindDown),
    ];

    /// <summary>Stores members with their agendas, laid from a moment on.</summary>
    public static async Task SettleInAsync(IServiceProvider services, int members, Instant from)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<CoachContext>>();
        foreach (var some in Enumerable.Range(0, members).Chunk(PerSave))
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in some)
            {
                var member = new Member { Id = Guid.CreateVersion7(), JoinedAt = from, LastSeen = from.InUtc().Date, Language = "en", ZoneId = Zone.Id };
                db.Members.Add(member);
                db.Agendas.Add(Row(member.Id, number, from));
            }

            await db.SaveChangesAsync();
        }
    }

    private static AgendaRow Row(Guid member, int number, Instant from)
    {
        var clock = new MemberClock(Zone, new LocalTime(3, 0), ClockHours.UsualQuiet, MemberPhase.Of(member));
        var person = FormattableString.Invariant($"{100_000 + number}");
        var row = new AgendaRow
        {
            MemberId = member, Part = AgendaRow.PartOf(member), Platform = "telegram", Person = person, Conversation = person, Agenda = "",
        };
        row.Write(new Agenda
        {
            ZoneId = Zone.Id, DayStart = clock.DayStart, Quiet = clock.Quiet, Sleep = Sleep,
            Slots = [.. Wishes.Select(wish => AgendaSlot.Lay(wish, clock, from, default))],
        });
        return row;
    }
}
