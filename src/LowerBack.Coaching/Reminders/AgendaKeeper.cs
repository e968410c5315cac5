using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// Keeps the agenda in step with its member: after any turn that changed what they want, by what clock they live, where they
/// speak or that they moved, and after the first turn in a week, it is laid anew from that moment. And a member who is here has
/// answered.
/// </summary>
internal sealed class AgendaKeeper : ITurnEnd
{
    public async ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        var member = turn.Member;
        if (!answer.Replies.IsEmpty)
            member.Set(member.Get<OutreachFile>().Seen());
        var file = member.Get<ReminderFile>();
        if (member.ZoneId is null || (file.Wishes.IsEmpty && file.LaidFor is null))
            return answer;
        var laidFor = LaidFor(member, file);
        if (laidFor == file.LaidFor)
            return answer;

        var row = await db.Agendas.FindAsync([member.Id], stop);
        var laid = Lay(file, ClockOf(member), member.LastSeen, row?.Read(), turn.Now.Now);
        var at = Where(turn);
        if (row is null)
            db.Agendas.Add(row = new AgendaRow { MemberId = member.Id, Part = AgendaRow.PartOf(member.Id), Platform = at.Platform, Person = at.Person, Agenda = "" });
        if (row.Platform != at.Platform)
            (row.Platform, row.Person, row.Conversation) = (at.Platform, at.Person, null);
        row.Conversation = at.Conversation ?? row.Conversation;
        row.Write(laid);
        member.Set(file with { LaidFor = laidFor });
        return answer;
    }

    /// <summary>By which account they are written to: mostly the one they just used.</summary>
    private static Account Where(Turn turn) =>
        turn.Account.Platform != turn.Member.SpeaksOn && turn.Member.Get<Accounts>().On(turn.Member.SpeaksOn) is { } other ? other : turn.Account;

    /// <summary>The clock by which a member lives.</summary>
    internal static MemberClock ClockOf(Member member) => new(
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.ZoneId ?? "") ?? DateTimeZone.Utc, member.DayStart, Quiet(member), MemberPhase.Of(member.Id));

    /// <summary>The agenda of what a member wants, from a moment on.</summary>
    /// <param name="file">What they want.</param>
    /// <param name="clock">The clock by which they live.</param>
    /// <param name="seenOn">When they were last seen.</param>
    /// <param name="old">The agenda until now; null where there was none.</param>
    /// <param name="now">The moment.</param>
    internal static Agenda Lay(ReminderFile file, in MemberClock clock, LocalDate seenOn, Agenda? old, Instant now)
    {
        var slots = ImmutableArray.CreateBuilder<AgendaSlot>(file.Wishes.Length);
        foreach (var wish in file.Wishes)
            slots.Add(Lay(wish, file, clock, old, now));
        return new Agenda
        {
            ZoneId = clock.Zone.Id, DayStart = clock.DayStart, Quiet = clock.Quiet, Sleep = file.Sleep, SeenOn = seenOn, Slots = slots.MoveToImmutable(),
        };
    }

    /// <summary>The week of a day, for which it counts as seen: an agenda need not be written each day.</summary>
    internal static LocalDate WeekOf(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static AgendaSlot Lay(ReminderSchedule wish, ReminderFile file, in MemberClock clock, Agenda? old, Instant now)
    {
        var before = old?.Slots.FirstOrDefault(slot => slot.Schedule.Equals(wish));
        // What fell due since the last sweep is the next one's; but who is here needs no break at the desk this moment.
        return before?.Due <= now && wish is not DeskWindow
            ? before
            : AgendaSlot.Lay(wish, clock, now, Last(wish, file, old)) with { Also = before?.Also ?? [] };
    }

    /// <summary>What came last of a wish; of its kind, where the wish itself is new, so that a change of time brings no second one on a day.</summary>
    internal static LastTime Last(ReminderSchedule wish, ReminderFile file, Agenda? old)
    {
        var last = old?.Slots.FirstOrDefault(slot => slot.Schedule.Equals(wish))?.Last
            ?? (file.Wishes.Count(other => other.Kind == wish.Kind) == 1 ? old?.Slots.FirstOrDefault(slot => slot.Schedule.Kind == wish.Kind)?.Last : null)
            ?? default;
        return wish is DeskWindow && file.MovedAt is { } moved && (last.At is not { } at || at < moved) ? last with { At = moved } : last;
    }

    private static ClockHours Quiet(Member member)
    {
        var profile = member.Get<Profile>();
        return new ClockHours(profile.QuietFrom, profile.QuietUntil);
    }

    private static string LaidFor(Member member, ReminderFile file)
    {
        var quiet = Quiet(member);
        var moved = file.Wants(ReminderKind.DeskNudge) ? file.MovedAt?.ToUnixTimeSeconds() : null;
        return string.Create(CultureInfo.InvariantCulture,
            $"{file.Changes} {member.ZoneId} {member.DayStart:HHmm} {quiet.From:HHmm}-{quiet.Until:HHmm} {file.Sleep?.Wake:HHmm}/{file.Sleep?.GoalMinutes} {member.SpeaksOn} {moved} {WeekOf(member.LastSeen):uuuu-MM-dd}");
    }
}
