using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Benchmarks.Load;

/// <summary>What is true of a member, and so what is to become of a reminder of theirs.</summary>
internal enum Fate
{
    /// <summary>It is to be there, once.</summary>
    Wanted,

    /// <summary>They want two at about the same time, and hear of both in one.</summary>
    Paired,

    /// <summary>They cannot be written to.</summary>
    Unreachable,

    /// <summary>They turned it off.</summary>
    TurnedOff,

    /// <summary>A STOP keeps it from them.</summary>
    Locked,

    /// <summary>They are about to be erased.</summary>
    Leaving,
}

/// <summary>A reminder that falls due during the run.</summary>
internal sealed record DueOnce(Guid Member, string Platform, string Person, ReminderKind Kind, Instant Due, Fate Fate);

/// <summary>
/// Members whose reminders fall due one after the other over the run, check-ins and breaks at the desk. The coach itself lays
/// what is due when; here it is only wished for.
/// </summary>
internal static class ReminderPeople
{
    private const int AtOnce = 64;

    /// <summary>What is true of the member with this number; of a hundred, eighty-four want theirs and get it.</summary>
    public static Fate FateOf(int number) => (number % 100) switch
    {
        < 8 => Fate.Paired, 8 or 9 => Fate.Unreachable, 10 or 11 => Fate.TurnedOff, 12 or 13 => Fate.Locked, 14 or 15 => Fate.Leaving, _ => Fate.Wanted,
    };

    /// <summary>Stores them.</summary>
    /// <param name="services">The coach on the store.</param>
    /// <param name="platform">Where they are.</param>
    /// <param name="conversations">The private chat of each, by the platform's ids.</param>
    /// <param name="first">From when on something falls due.</param>
    /// <param name="time">Over how long.</param>
    /// <param name="random">Draws when.</param>
    public static async Task SettleInAsync(
        IServiceProvider services, PlatformId platform, IReadOnlyList<(string Person, string Conversation)> conversations, Instant first, Duration time, Random random)
    {
        var zone = Afternoon(first);
        foreach (var some in conversations.Index().Chunk(500))
        {
            await using var db = await OpenAsync(services);
            db.Members.AddRange(some.Select(one => Wishing(platform, one.Item.Person, FateOf(one.Index), zone, first + (time * random.NextDouble()))));
            await db.SaveChangesAsync();
        }

        // A turn of each, after which the coach lays what is due when.
        var coach = services.GetRequiredService<ICoach>();
        await Parallel.ForEachAsync(conversations, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, stop) => await coach.HandleAsync(
            new ReachabilityChanged($"seed:{one.Person}", new ChatAddress(platform, one.Conversation), new ChatPerson(one.Person, "Ann", null), ChatScope.Private, true), stop));
        foreach (var some in conversations.Index().Where(one => FateOf(one.Index) > Fate.Unreachable).Chunk(500))
            await MeetFatesAsync(services, platform, some);
    }

    /// <summary>Everything that falls due by then.</summary>
    public static async Task<IReadOnlyList<DueOnce>> DueAsync(IServiceProvider services, Instant until)
    {
        await using var db = await OpenAsync(services);
        return
        [
            .. from row in await db.Agendas.AsNoTracking().ToListAsync()
               from slot in row.Read().Slots
               where slot.Due <= until
               select new DueOnce(
                   row.MemberId, row.Platform, row.Person, slot.Schedule.Kind, slot.Due!.Value, FateOf((int)(long.Parse(row.Person, CultureInfo.InvariantCulture) - Crowd.Number(0)))),
        ];
    }

    private static Task<CoachContext> OpenAsync(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();

    private static Member Wishing(PlatformId platform, string person, Fate fate, DateTimeZone zone, Instant due)
    {
        var member = Crowd.Ready(platform.Value, person, SystemClock.Instance.GetCurrentInstant());
        (member.ZoneId, member.SpeaksOn) = (zone.Id, platform.Value);
        var phase = MemberPhase.Of(member.Id);
        // Both are spread among members; so that it is due when it shall be, the wish is for a time before it.
        var checkIn = new DailyTime(ReminderKind.CheckIn, Weekdays.EveryDay, Minute(due - Duration.FromMinutes(3 * phase), zone));
        var opens = Minute(due - Duration.FromMinutes(10 * (1 + phase)), zone);
        var desk = new DeskWindow(Weekdays.EveryDay, new ClockHours(opens, opens.PlusHours(6)), 30);
        ReminderSchedule[] wishes = fate == Fate.Paired ? [checkIn, desk] : phase < 0.5 ? [checkIn] : [desk];
        member.Set(new ReminderFile { Wishes = [.. wishes], Changes = 1 });
        return member;
    }

    private static async Task MeetFatesAsync(IServiceProvider services, PlatformId platform, (int Index, (string Person, string Conversation) Item)[] some)
    {
        await using var db = await OpenAsync(services);
        var fates = some.ToDictionary(one => one.Item.Person, one => FateOf(one.Index));
        var people = fates.Keys.ToList();
        foreach (var identity in await db.Identities.Include(one => one.Member).Where(one => one.Platform == platform.Value && people.Contains(one.PersonId)).ToListAsync())
        {
            var member = identity.Member;
            switch (fates[identity.PersonId])
            {
                case Fate.TurnedOff:
                    member.Set(member.Get<ReminderFile>() with { Wishes = [] });
                    break;
                case Fate.Locked:
                    member.Set(member.Get<SafetyFile>() with { Verdict = Verdict.Stop });
                    break;
                case Fate.Leaving:
                    member.EraseAt = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);
                    break;
            }
        }

        await db.SaveChangesAsync();
    }

    private static LocalTime Minute(Instant moment, DateTimeZone zone) => TimeAdjusters.TruncateToMinute(moment.InZone(zone).TimeOfDay);

    /// <summary>A zone where it is after lunch and long before the evening.</summary>
    private static DateTimeZone Afternoon(Instant now)
    {
        var ahead = 14 - now.InUtc().Hour;
        return DateTimeZoneProviders.Tzdb[ahead == 0 ? "Etc/UTC" : FormattableString.Invariant($"Etc/GMT{(ahead > 0 ? '-' : '+')}{Math.Abs(ahead)}")];
    }
}
