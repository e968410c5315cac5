using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>
/// The two writes around a sending: that a message leaves, and what came of it. Each is fenced by the state the row had when
/// it was read, so that of two senders one finds it changed.
/// </summary>
public sealed partial class OutboxFlight(
    IDbContextFactory<CoachContext> contexts, IEnumerable<IInitiative> initiatives, Bell bell, IClock clock, ILogger<OutboxFlight> log)
{
    /// <summary>A member who does something meanwhile makes a decision stale, and it is taken anew.</summary>
    private const int Decisions = 5;

    private readonly Dictionary<string, IInitiative> _initiatives = initiatives.ToDictionary(initiative => initiative.Kind);

    /// <summary>Decides what is said, and writes down that it leaves. Null where nothing does; why is written down then.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else took it meanwhile.</exception>
    public async Task<Outgoing?> LeaveAsync(Guid id, Guid sender, IChatPlatform platform, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            if (await db.Outbox.SingleOrDefaultAsync(found => found.Id == id && found.State == OutboxState.Ready && found.Platform == platform.Id.Value, stop) is not { } message)
                return null;
            if (DeliveryRules.IsInDoubt(message, Duration.FromTimeSpan(platform.KnowsDoublesFor), clock.GetCurrentInstant()))
            {
                DeliveryRules.End(message, OutboxState.Unknown, null, clock.GetCurrentInstant());
                await db.SaveChangesAsync(stop);
                Log(message, null);
                return null;
            }

            var occasion = await OccasionAsync(db, message, stop);
            if (await IsUnlinkedAsync(db, message, occasion.Member, stop))
            {
                DeliveryRules.End(message, OutboxState.Dropped, Drop.Unlinked, occasion.Now.Now);
                LogDropped(message.Kind, message.Id, Drop.Unlinked);
                await db.SaveChangesAsync(stop);
                return null;
            }

            var elsewhere = ByAnyAccount(message) ? OtherDoor.BeforeLeaving(message, occasion.Member) : null;
            if (elsewhere is not null)
                OtherDoor.Take(message, elsewhere, occasion.Now.Now);
            var outgoing = elsewhere is null ? Leave(db, message, occasion, await DecideAsync(db, occasion, message, stop), sender) : null;
            try
            {
                // A stop that cut this off could leave the mark behind of a message that never left.
                await db.SaveChangesAsync(CancellationToken.None);
                if (elsewhere is not null)
                    bell.Ring();
                return outgoing;
            }
            catch (DbUpdateConcurrencyException met) when (attempt < Decisions && met.Entries.All(entry => entry.Entity is Member))
            {
                // What they did may change what there is to say.
            }
        }
    }

    /// <summary>Writes down what came of it.</summary>
    /// <returns>A knock elsewhere, where the member cannot be written to and has chosen a place for that; it is sent once and may be lost.</returns>
    public async Task<Outgoing?> LandAsync(Guid id, Guid sender, IChatPlatform platform, DeliveryOutcome outcome)
    {
        Outgoing? knock = null;
        Account? elsewhere = null;
        await ChangeAsync(id, OutboxState.InFlight, (message, member) =>
        {
            if (message.Sender != sender)
                return;
            var now = clock.GetCurrentInstant();
            if (ByAnyAccount(message) && (elsewhere = OtherDoor.After(message, outcome, member)) is not null)
            {
                message.TriedOn = message.Platform;
                OtherDoor.Take(message, elsewhere, now);
                member.SpeaksOn = elsewhere.Platform;
                return;
            }

            DeliveryRules.Take(message, outcome, Duration.FromTimeSpan(platform.KnowsDoublesFor), now);
            Log(message, outcome);
            // Whether something that stands there can be changed says nothing about whether they can be written to.
            if (message.Changes is not null)
                return;
            var reach = member.Get<Reach>();
            if (outcome is Unreachable)
                (knock, reach) = Knock(message, member, reach.Missed(now), now);
            else if (outcome is Delivered)
                reach = reach.Open();
            member.Set(reach);
        });
        if (elsewhere is not null)
        {
            LogElsewhere(id, platform.Id.Value, elsewhere.Platform);
            bell.Ring();
        }

        return knock;
    }

    /// <summary>Puts aside a message that could not be made ready, so that nothing waits for it.</summary>
    public Task SetAsideAsync(Guid id, Exception fault) => ChangeAsync(id, OutboxState.Ready, (message, _) =>
    {
        DeliveryRules.Fail(message, fault.GetType().Name, clock.GetCurrentInstant());
        Log(message, null);
    });

    private Outgoing? Leave(CoachContext db, OutboxMessage message, Occasion occasion, Decision decision, Guid sender)
    {
        var now = occasion.Now.Now;
        if (decision is not Speak speak)
        {
            // Nothing is said, so nothing that was prepared for it is kept.
            db.ChangeTracker.DetectChanges();
            db.ChangeTracker.AcceptAllChanges();
            if (decision is Wait wait && wait.Until <= message.NotAfter)
            {
                message.TryAt = wait.Until;
                return null;
            }

            var why = (decision as Drop)?.Why ?? Drop.Late;
            DeliveryRules.End(message, OutboxState.Dropped, why, now);
            LogDropped(message.Kind, message.Id, why);
            return null;
        }

        if (db.ChangeTracker.HasChanges())
            occasion.Member.Version++;
        message.State = OutboxState.InFlight;
        message.Sender = sender;
        message.Attempts++;
        message.TryAt = now;
        message.FlownAt ??= now;
        return new Outgoing(message.Key, new ToPerson(message.Person, message.Conversation), occasion.Member.Language, speak.Message, speak.Quiet);
    }

    /// <summary>An account that was linked once may be nobody's by now, or a stranger's; who never had another is not looked up.</summary>
    private static async Task<bool> IsUnlinkedAsync(CoachContext db, OutboxMessage message, Member member, CancellationToken stop) =>
        !member.Get<Accounts>().FormerTags.IsEmpty
        && !await db.Identities.AnyAsync(one => one.Platform == message.Platform && one.PersonId == message.Person && one.MemberId == member.Id, stop);

    private bool ByAnyAccount(OutboxMessage message) => _initiatives[message.Kind].ByAnyAccount;

    private async Task<Decision> DecideAsync(CoachContext db, Occasion occasion, OutboxMessage message, CancellationToken stop) =>
        message.NotAfter < occasion.Now.Now ? new Drop(Drop.Late)
        : occasion.Member.EraseAt is not null ? new Drop(Drop.Leaving)
        : occasion.Member.Get<Reach>().IsQuiet ? new Drop(Drop.Unreachable)
        : await _initiatives[message.Kind].DecideAsync(db, occasion, message, stop);

    private static (Outgoing? Knock, Reach Reach) Knock(OutboxMessage message, Member member, Reach reach, Instant now)
    {
        var today = now.InUtc().Date;
        if (reach.Knock is not { } place || place.Platform != message.Platform || reach.KnockedOn == today)
            return (null, reach);
        var words = Words.In(member.Language);
        var note = new ChatMessage(
            words.Say(OutboxText.Knock), new ButtonRow(new PrivateChatButton(words.Plain(OutboxText.OpenOurChat))));
        var at = new ChatAddress(new PlatformId(place.Platform), place.Conversation, place.Thread);
        return (new Outgoing(message.Key + "-k", new ToConversation(at, message.Person), member.Language, note, Quiet: true), reach with { KnockedOn = today });
    }

    private async Task<Occasion> OccasionAsync(CoachContext db, OutboxMessage message, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var since = now.InUtc().Date.PlusDays(-_initiatives[message.Kind].JournalDays - 1);
        var member = await db.Members.Include(found => found.Journal.Where(entry => entry.Day >= since)).SingleAsync(found => found.Id == message.MemberId, stop);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.ZoneId ?? "") ?? DateTimeZone.Utc;
        return new Occasion(member, LocalNow.At(now, zone, member.DayStart), Words.In(member.Language));
    }

    /// <summary>Changes a message and its member; again where the member does something at the same time.</summary>
    private async Task ChangeAsync(Guid id, OutboxState from, Action<OutboxMessage, Member> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            if (await db.Outbox.SingleOrDefaultAsync(found => found.Id == id && found.State == from) is not { } message)
                return;
            var member = await db.Members.SingleAsync(found => found.Id == message.MemberId);
            change(message, member);
            if (db.Entry(member).State == EntityState.Modified)
                member.Version++;
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Decisions)
            {
                // Read again; a message that is somebody else's by now is not found.
            }
        }
    }

    private void Log(OutboxMessage message, DeliveryOutcome? outcome)
    {
        if (message.State == OutboxState.Parked)
            LogParked(message.Kind, message.Id, message.Why);
        else if (message.State == OutboxState.Unknown)
            LogUnknown(message.Kind, message.Id);
        else if (outcome is Unreachable unreachable)
            LogUnreachable(message.Kind, message.Id, unreachable.Why);
    }

    [LoggerMessage(1211, LogLevel.Debug, "A message of kind {Kind} ({Id}) was not sent: {Why}")]
    private partial void LogDropped(string kind, Guid id, string why);

    [LoggerMessage(1212, LogLevel.Error, "A message of kind {Kind} ({Id}) was parked because of {Why}; a mistake of ours, and nothing else waits for it")]
    private partial void LogParked(string kind, Guid id, string? why);

    [LoggerMessage(1213, LogLevel.Warning, "Nobody knows whether a message of kind {Kind} ({Id}) arrived; it is not sent again")]
    private partial void LogUnknown(string kind, Guid id);

    [LoggerMessage(1215, LogLevel.Information, "The message {Id} could not be brought on {Platform} and goes to {Other}")]
    private partial void LogElsewhere(Guid id, string platform, string other);

    [LoggerMessage(1214, LogLevel.Information, "A message of kind {Kind} ({Id}) could not be brought: {Why}")]
    private partial void LogUnreachable(string kind, Guid id, string why);
}
