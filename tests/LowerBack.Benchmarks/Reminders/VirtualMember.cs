using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>
/// A member of a simulation: the coach's own records and rules, without a store, texts or a plan. What a kind's content would
/// know (answered already, in a call) is remembered as the days and moments it depends on.
/// </summary>
internal sealed class VirtualMember
{
    private readonly MemberClock _clock;
    private readonly Dictionary<ReminderKind, LocalDate> _done = [];
    private OutreachFile _outreach = OutreachFile.Initial;
    private Reach _reach = Reach.Initial;
    private LocalDate _lastSeen;
    private Instant _quietUntil = Instant.MinValue;

    public VirtualMember(Guid id, int number, in MemberClock clock, ReminderFile file, double answers, Instant from)
    {
        (_clock, File, Answers, _lastSeen) = (clock, file, answers, from.InUtc().Date);
        Row = new AgendaRow { MemberId = id, Part = AgendaRow.PartOf(id), Platform = "virtual", Person = FormattableString.Invariant($"{number}"), Agenda = "" };
        Number = number;
        Lay(from, old: null);
    }

    public int Number { get; }

    /// <summary>As it would be stored; only the agenda itself is kept as what it means.</summary>
    public AgendaRow Row { get; }

    public Agenda Agenda { get; private set; } = null!;

    public ReminderFile File { get; private set; }

    /// <summary>The share of what comes that they answer; 0 once they fell silent.</summary>
    public double Answers { get; set; }

    /// <summary>Whether they shut the door.</summary>
    public bool HasBlocked { get; set; }

    /// <summary>The unsent message that a newer one replaces.</summary>
    public OutboxMessage? Open { get; private set; }

    /// <summary>From when on their chat takes another one.</summary>
    public Instant ChatFree { get; set; } = Instant.MinValue;

    /// <summary>What is due by now, as a sweep would write it.</summary>
    public IEnumerable<OutboxMessage> Sweep(Instant now)
    {
        var due = new List<DueMessage>();
        Agenda = AgendaRules.Sweep(Agenda, _clock, now, due);
        Row.NextDue = Agenda.NextDue();
        foreach (var one in due)
        {
            var message = LowerBack.Coaching.Reminders.Sweep.MessageOf(Row, one, now);
            if (message.NewestOnly)
            {
                if (Open is { State: OutboxState.Ready } older)
                    DeliveryRules.End(older, OutboxState.Dropped, nameof(Withheld.Replaced), now);
                Open = message;
            }

            yield return message;
        }
    }

    /// <summary>Whether a message leaves now; what comes of it is written on it and the member, as in the coach's own decision.</summary>
    /// <returns>Why not, and when to ask again; nothing where it leaves.</returns>
    public SendVerdict Leave(OutboxMessage message, ReminderKind kind, Instant now)
    {
        if (_reach.IsQuiet)
            return new(Withheld.Unreachable);
        var today = Today(now);
        var outreach = _outreach.On(today);
        var silent = Math.Max(0, Period.DaysBetween(_lastSeen, now.InUtc().Date));
        var pace = message.Asked ? Pace.Full : Throttle.Of(kind, outreach.Hearing(kind, silent));
        var verdict = SendCheck.Of(ReminderInitiative.Facts(kind, message, File, outreach, _clock, SafetyState.Cleared, pace, now));
        if (verdict.Why is not null)
            return verdict;
        if (pace == Pace.Note)
        {
            _outreach = outreach.With(kind, message.Id, now, counts: true, slower: false) with { NoteSent = true };
            return default;
        }

        if (_done.GetValueOrDefault(kind) == message.Day || (kind == ReminderKind.DeskNudge && _quietUntil > now && !message.Asked))
            return new(Withheld.Done);
        _outreach = outreach.With(kind, message.Id, now, counts: !message.Asked, slower: pace == Pace.SlowingDown);
        return default;
    }

    /// <summary>It could not be brought.</summary>
    public void Miss(Instant now) => _reach = _reach.Missed(now);

    /// <summary>They did something.</summary>
    /// <returns>Whether the agenda was laid anew.</returns>
    public bool Seen(Instant now)
    {
        var week = AgendaKeeper.WeekOf(_lastSeen);
        _lastSeen = now.InUtc().Date;
        _outreach = _outreach.Seen();
        if (AgendaKeeper.WeekOf(_lastSeen) == week)
            return false;
        Lay(now, Agenda);
        return true;
    }

    /// <summary>What a message asked for is done.</summary>
    public void Do(OutboxMessage message, ReminderKind kind) => _done[kind] = message.Day;

    /// <summary>They moved, and the desk counts from now.</summary>
    public void Move(Instant now)
    {
        (File, _quietUntil) = (File with { MovedAt = now }, Instant.MinValue);
        Lay(now, Agenda);
    }

    /// <summary>They are in a call for an hour, and then one break is still wanted for ten minutes.</summary>
    public OutboxMessage Call(OutboxMessage message, Instant now)
    {
        _quietUntil = now + Duration.FromHours(1);
        return Again(message, _quietUntil, _quietUntil + Duration.FromMinutes(10), message.PutOff);
    }

    /// <summary>They put it off; null where that cannot be.</summary>
    public OutboxMessage? PutOff(OutboxMessage message, ReminderKind kind, int minutes, Instant now) =>
        Snooze.Until(kind, minutes, message.PutOff, now, _clock, File.Sleep) is { } until
            ? Again(message, until, Lateness.NotAfter(kind, until, _clock, File.Sleep), message.PutOff + 1)
            : null;

    private static OutboxMessage Again(OutboxMessage message, Instant due, Instant notAfter, int putOff) => new()
    {
        MemberId = message.MemberId, Platform = message.Platform, Person = message.Person, Kind = message.Kind, Day = message.Day,
        Asked = true, PutOff = putOff, NewestOnly = message.NewestOnly, Rank = message.Rank, DueAt = due, NotAfter = notAfter, TryAt = due,
    };

    private void Lay(Instant now, Agenda? old)
    {
        Agenda = AgendaKeeper.Lay(File, _clock, _lastSeen, old, now);
        Row.NextDue = Agenda.NextDue();
    }

    private LocalDate Today(Instant now) => LocalNow.At(now, _clock.Zone, _clock.DayStart).Today;
}
