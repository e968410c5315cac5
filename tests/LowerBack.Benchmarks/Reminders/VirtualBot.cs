using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>
/// One bot and its members in virtual time: a sweep each five seconds, the outbox in order of rank and time, the drain's batches,
/// the adapter's pace, and people who take what comes. Rules are the coach's own; queue, clock and people are made up.
/// </summary>
internal sealed class VirtualBot
{
    /// <summary>As the drain does: so many together, and a second before it looks again where nothing was due.</summary>
    private const int Batch = 64;

    private static readonly Duration Cadence = Duration.FromSeconds(5), Look = Duration.FromSeconds(1), Hour = Duration.FromHours(1);

    /// <summary>From a call to its answer.</summary>
    private static readonly Duration RoundTrip = Duration.FromMilliseconds(100);

    private readonly Population _population;
    private readonly VirtualMember[] _members;
    private readonly Places _places;
    private readonly PriorityQueue<VirtualMember, long> _agendas = new();
    private readonly PriorityQueue<OutboxMessage, long> _ready = new(), _later = new();
    private readonly PriorityQueue<Action<Instant>, long> _people = new();
    private readonly Queue<OutboxMessage> _batch = new(Batch);
    private readonly bool _changes;

    public VirtualBot(PlatformLimits limits, Scene scene, int members, Instant from, int seed)
    {
        _changes = scene == Scene.Usual;
        _population = new Population(scene, seed);
        _places = new Places(limits);
        _members = [.. Enumerable.Range(0, members).Select(number => _population.Next(number, from))];
        foreach (var member in _members)
            Await(member);
    }

    public Tally Tally { get; } = new();

    /// <summary>Calls that the platform would have refused.</summary>
    public int TooMany => _places.TooMany;

    /// <summary>Lets time pass from one moment to another.</summary>
    public void Live(Instant from, Instant until)
    {
        var (sweep, drain, upkeep, midnight) = (from, from, from + Hour, from + Duration.FromDays(1));
        while (true)
        {
            var people = _people.TryPeek(out _, out var ticks) ? Instant.FromUnixTimeTicks(ticks) : Instant.MaxValue;
            var now = Instant.Min(Instant.Min(sweep, drain), people);
            if (now >= until)
                return;
            if (now == people)
            {
                _people.Dequeue()(now);
            }
            else if (now == sweep)
            {
                Sweep(now);
                sweep += Cadence;
            }
            else
            {
                drain = Drain(now);
            }

            if (now >= upkeep)
            {
                EndLate(now);
                upkeep += Hour;
            }

            if (_changes && now >= midnight)
            {
                PassNight();
                midnight += Duration.FromDays(1);
            }
        }
    }

    private void Sweep(Instant now)
    {
        while (_agendas.TryPeek(out var member, out var due) && due <= now.ToUnixTimeTicks())
        {
            _agendas.Dequeue();
            // One that was laid anew meanwhile stands in the queue once more.
            if (member.Row.NextDue?.ToUnixTimeTicks() != due)
                continue;
            foreach (var message in member.Sweep(now))
                Queue(message);
            Await(member);
        }

        Tally.PeakQueue = Math.Max(Tally.PeakQueue, _ready.Count);
    }

    private void Await(VirtualMember member)
    {
        if (member.Row.NextDue is { } due)
            _agendas.Enqueue(member, due.ToUnixTimeTicks());
    }

    private void Queue(OutboxMessage message)
    {
        if (message.State == OutboxState.Ready)
            _ready.Enqueue(message, ((long)message.Rank << 56) + message.DueAt.ToUnixTimeTicks());
        else
            Tally.Dropped(KindOf(message), Withheld.Late);
    }

    /// <summary>One step of the drain.</summary>
    /// <returns>When the next is.</returns>
    private Instant Drain(Instant now)
    {
        if (_batch.Count == 0)
            Take(now);
        if (_batch.Count == 0)
            return now + Look;
        while (_batch.TryPeek(out var message))
        {
            var member = MemberOf(message);
            if (message.NotAfter < now)
            {
                DeliveryRules.End(message, OutboxState.Dropped, Drop.Late, now);
                Tally.Dropped(KindOf(message), Withheld.Late);
            }
            else if (member.ChatFree > now)
            {
                _later.Enqueue(message, member.ChatFree.ToUnixTimeTicks());
            }
            else if (_places.First > now)
            {
                return _places.First;
            }
            else
            {
                _places.TakeFirst(now);
                Bring(message, member, now);
            }

            _batch.Dequeue();
        }

        return now + RoundTrip;
    }

    private void Take(Instant now)
    {
        while (_later.TryPeek(out var message, out var at) && at <= now.ToUnixTimeTicks())
        {
            _later.Dequeue();
            Queue(message);
        }

        while (_batch.Count < Batch && _ready.TryDequeue(out var message, out _))
        {
            if (message.State == OutboxState.Ready)
                _batch.Enqueue(message);
            else
                Tally.Dropped(KindOf(message), Withheld.Replaced);
        }
    }

    private void Bring(OutboxMessage message, VirtualMember member, Instant now)
    {
        var kind = KindOf(message);
        var verdict = member.Leave(message, kind, now);
        if (verdict.Why is { } why)
        {
            Tally.Unused++;
            if (verdict.AskAgain is { } again)
            {
                _later.Enqueue(message, again.ToUnixTimeTicks());
                return;
            }

            DeliveryRules.End(message, OutboxState.Dropped, why.ToString(), now);
            Tally.Dropped(kind, why);
            return;
        }

        member.ChatFree = now + Look;
        (message.State, message.FlownAt, message.Attempts) = (OutboxState.InFlight, now, message.Attempts + 1);
        DeliveryRules.Take(message, member.HasBlocked ? new Unreachable("blocked") : new Delivered(), Duration.Zero, now);
        if (member.HasBlocked)
        {
            member.Miss(now);
            Tally.Unreachable++;
            return;
        }

        Tally.Sent(kind, now - message.DueAt);
        if (!_population.Answers)
            See(member, now);
        else if (_population.Falls(member.Answers))
            React(message, kind, member, now);
    }

    /// <summary>What they do about it, a while later: each tap is answered with a call.</summary>
    private void React(OutboxMessage message, ReminderKind kind, VirtualMember member, Instant now)
    {
        var answer = People.To(kind, _population);
        At(now + _population.Takes(answer.After), at =>
        {
            See(member, at);
            var again = answer.Does switch
            {
                Does.Move => Move(member, at),
                Does.Call => member.Call(message, at),
                Does.PutOff => member.PutOff(message, kind, answer.Minutes, at),
                _ => null,
            };
            if (answer.Does == Does.Do)
                member.Do(message, kind);
            if (again is not null)
                _later.Enqueue(again, again.TryAt.ToUnixTimeTicks());
            for (var tap = 0; tap < answer.Taps; tap++)
                At(at + (tap * answer.Between), then => Tally.Answered(_places.Answer(then)));
        });
    }

    private void See(VirtualMember member, Instant at)
    {
        if (member.Seen(at))
            Await(member);
    }

    private OutboxMessage? Move(VirtualMember member, Instant at)
    {
        member.Move(at);
        Await(member);
        return null;
    }

    /// <summary>What the drain never reached ends with its time.</summary>
    private void EndLate(Instant now)
    {
        var kept = new List<(OutboxMessage, long)>(_ready.Count);
        while (_ready.TryDequeue(out var message, out var order))
        {
            if (message.State != OutboxState.Ready)
            {
                Tally.Dropped(KindOf(message), Withheld.Replaced);
            }
            else if (message.NotAfter < now)
            {
                DeliveryRules.End(message, OutboxState.Dropped, Drop.Late, now);
                Tally.Dropped(KindOf(message), Withheld.Late);
            }
            else
            {
                kept.Add((message, order));
            }
        }

        _ready.EnqueueRange(kept);
    }

    /// <summary>Some fall silent, and a few shut the door.</summary>
    private void PassNight()
    {
        foreach (var member in _members)
        {
            if (_population.Falls(0.01))
                member.Answers = 0;
            member.HasBlocked |= _population.Falls(0.002);
        }
    }

    private void At(Instant moment, Action<Instant> does) => _people.Enqueue(does, moment.ToUnixTimeTicks());

    private VirtualMember MemberOf(OutboxMessage message) => _members[int.Parse(message.Person, System.Globalization.CultureInfo.InvariantCulture)];

    private static ReminderKind KindOf(OutboxMessage message) => Enum.Parse<ReminderKind>(message.Kind);
}
