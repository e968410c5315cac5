using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Answers that say what comes next: with what was laid and what waits to be sent, as it really will come.</summary>
internal sealed class NextReminders(IEnumerable<IReminderContent> contents)
{
    private readonly ImmutableDictionary<ReminderKind, IReminderContent> _contents = contents.ToImmutableDictionary(content => content.Kind);

    /// <summary>Shows a message that is written once it is known what waits.</summary>
    public Answer Show(Turn turn, Func<Coming, ChatMessage> write) => turn.Read(async (db, stop) =>
    {
        var (id, now) = (turn.Member.Id, turn.Now.Now);
        var row = await db.Agendas.AsNoTracking().FirstOrDefaultAsync(agenda => agenda.MemberId == id, stop);
        var waiting = await db.Outbox.AsNoTracking()
            .Where(message => message.MemberId == id && message.State == OutboxState.Ready && message.TryAt > now)
            .Select(message => new Waiting(message.Kind, message.Day, message.TryAt)).ToListAsync(stop);
        return Answers.Show(turn, write(new Coming(turn, row?.Read(), waiting, _contents)));
    });
}

/// <summary>A message that is to leave.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Day">The member's day that it is about.</param>
/// <param name="At">When it leaves.</param>
internal sealed record Waiting(string Kind, LocalDate Day, Instant At);

/// <summary>When each reminder of a member really comes next, past a pause, a call and whatever they put off.</summary>
internal sealed class Coming(
    Occasion occasion, Agenda? laid, IReadOnlyList<Waiting> waiting, IReadOnlyDictionary<ReminderKind, IReminderContent> contents)
{
    /// <summary>What waits past a pause is wanted for less than this.</summary>
    private static readonly Duration LongestWait = Duration.FromDays(1);

    /// <summary>More than a member hears of one kind in two days: what is still not wanted then never is, such as a wind-down after bed time.</summary>
    private const int MostPassedOver = 32;

    /// <summary>What their clock shows when a reminder comes next; null where it never does, or not as long as training is on hold.</summary>
    public LocalDateTime? Next(ReminderSchedule wish)
    {
        if (SendCheck.Locks(SafetyRules.State(occasion.Member.Get<SafetyFile>(), occasion.Profile), KindRules.Of(wish.Kind)))
            return null;
        var waits = waiting.Where(one => one.Kind == wish.Kind.ToString() && !IsSilent(wish.Kind, one.Day, one.At)).Select(one => (Instant?)one.At).Min();
        var next = Scheduled(wish);
        return waits is { } at && (next is null || at < next.Value.At) ? WallClock.At(at, occasion.Now.Zone) : next?.Wall;
    }

    private (Instant At, LocalDateTime Wall)? Scheduled(ReminderSchedule wish)
    {
        var (file, clock, now) = (occasion.Member.Get<ReminderFile>(), AgendaKeeper.ClockOf(occasion.Member), occasion.Now.Now);
        var speaksFrom = Instant.Max(now, file.PausedUntil ?? now);
        var last = AgendaKeeper.Last(wish, file, laid);
        var after = speaksFrom == now ? now : Instant.Max(now, speaksFrom - LongestWait);
        for (var passed = 0; passed < MostPassedOver && wish.NextOccurrence(clock, after, last) is { } next; passed++)
        {
            var at = Instant.Max(next.Due, speaksFrom);
            var waitsIntoQuiet = at > next.Due && KindRules.Of(wish.Kind).KeepsQuiet && clock.Quiet.Covers(at, clock.Zone);
            if (at <= Lateness.NotAfter(wish.Kind, next.Due, clock, file.Sleep) && !waitsIntoQuiet && !IsSilent(wish.Kind, next.Day, at))
                return (at, at > next.Due ? WallClock.At(at, clock.Zone) : next.Wall);
            after = next.Due;
        }

        return null;
    }

    private bool IsSilent(ReminderKind kind, LocalDate day, Instant at) => contents.GetValueOrDefault(kind)?.IsSilent(occasion, day, at) == true;
}
