using System.Collections.Immutable;
using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Coaching.Tests.Reminders;

/// <summary>What an agenda holds once it was swept or laid anew.</summary>
public sealed class AgendaTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 6, 1, 12, 0);
    private static readonly MemberClock Clock = new(DateTimeZone.Utc, new LocalTime(3, 0), ClockHours.UsualQuiet, Phase: 0);
    private static readonly DailyTime CheckIn = new(ReminderKind.CheckIn, Weekdays.EveryDay, new LocalTime(8, 30));
    private static readonly DailyTime Stretch = new(ReminderKind.Stretch, Weekdays.EveryDay, new LocalTime(8, 20));

    [Theory]
    [InlineData(1, true)]
    [InlineData(8, true)]
    [InlineData(21, true)]
    [InlineData(22, false)]
    [InlineData(300, false)]
    public void Who_was_not_seen_for_three_weeks_is_not_looked_at(int days, bool isLookedAt)
    {
        var agenda = Lay(Monday, CheckIn) with { SeenOn = Monday.InUtc().Date };
        var (swept, due) = Sweep(agenda, Monday + Duration.FromDays(days));
        Assert.Equal((isLookedAt, isLookedAt ? 1 : 0), (swept.NextDue() is not null, due.Length));
    }

    [Fact]
    public void What_a_group_hears_sleeps_for_nobody()
    {
        var digest = new DailyTime(ReminderKind.TeamDigest, Weekdays.Sunday, new LocalTime(18, 0));
        var (swept, due) = Sweep(Lay(Monday, CheckIn, digest) with { SeenOn = Monday.InUtc().Date }, Monday + Duration.FromDays(100));
        Assert.Equal([(ReminderKind.CheckIn, false), (ReminderKind.TeamDigest, true)], swept.Slots.Select(slot => (slot.Schedule.Kind, slot.Due is not null)));
        Assert.Empty(due.Where(message => message.Kind != ReminderKind.TeamDigest));
    }

    [Fact]
    public void Laid_anew_between_being_due_and_the_sweep_nothing_is_lost()
    {
        var half = Monday + Duration.FromHours(20.5);
        var agenda = Lay(Monday, CheckIn, Stretch);
        // The stretch has merged into the check-in to come.
        var (merged, _) = Sweep(agenda, half - Duration.FromMinutes(9));
        var (swept, due) = Sweep(Lay(half + Duration.FromSeconds(3), merged, CheckIn, Stretch), half + Duration.FromSeconds(5));
        var message = Assert.Single(due);
        Assert.Equal((ReminderKind.CheckIn, half), (message.Kind, message.Due));
        Assert.Equal(ReminderKind.Stretch, Assert.Single(message.Also));
        Assert.All(swept.Slots, slot => Assert.True(slot.Due > half));
    }

    private static Agenda Lay(Instant now, params ReminderSchedule[] wishes) => Lay(now, old: null, wishes);

    private static Agenda Lay(Instant now, Agenda? old, params ReminderSchedule[] wishes) =>
        AgendaKeeper.Lay(new ReminderFile { Wishes = [.. wishes] }, Clock, now.InUtc().Date, old, now);

    private static (Agenda Swept, ImmutableArray<DueMessage> Due) Sweep(Agenda agenda, Instant now)
    {
        var due = new List<DueMessage>();
        return (AgendaRules.Sweep(agenda, Clock, now, due), [.. due]);
    }
}
