using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// An answer on one platform retires the question on the other: what the coach asked there first, and was answered here, is changed
/// to a line that says so, without buttons. Breaks at a desk are no question about a day; each is soon over by itself. Who has one
/// account costs nothing.
/// </summary>
internal sealed class RetiredQuestion(IEnumerable<IReminderContent> contents) : ITurnEnd, IInitiative
{
    /// <summary>An older question is worth no change, wherever it still stands.</summary>
    private static readonly Duration Keeps = Duration.FromDays(1);

    private readonly IReminderContent[] _contents = [.. contents];

    public string Kind => nameof(RetiredQuestion);

    public async ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        // A turn that makes one member of two writes down again what was answered before.
        if (turn.Member.Get<Accounts>().Linked.IsEmpty || db.ChangeTracker.Entries<MemberIdentity>().Any(identity => identity.State != EntityState.Unchanged))
            return answer;
        var answered = JournalChange.Of(db)
            .SelectMany(change => _contents.Where(content => content.IsAnsweredBy(turn, change)).Select(content => (Kind: content.Kind.ToString(), change.Entry.Day)))
            .ToHashSet();
        if (answered.Count > 0)
            await RetireAsync(db, turn, answered, stop);
        return answer;
    }

    public Decision Decide(Occasion occasion, OutboxMessage message)
    {
        var (accounts, speaksOn) = (occasion.Member.Get<Accounts>(), occasion.Member.SpeaksOn);
        var answeredOn = speaksOn == message.Platform ? accounts.Besides(message.Platform) : accounts.On(speaksOn);
        return accounts.On(message.Platform) is null || answeredOn is null
            ? new Drop(Drop.Unlinked)
            : new Speak(new ChatMessage(occasion.Words.Say(RemindersText.AnsweredElsewhere, ("platform", new PlatformId(answeredOn.Platform).Name))));
    }

    private async Task RetireAsync(CoachContext db, Turn turn, HashSet<(string Kind, LocalDate Day)> answered, CancellationToken stop)
    {
        var (member, here, now) = (turn.Member.Id, turn.Said.At.Platform.Value, turn.Now.Now);
        var (kinds, days) = (answered.Select(one => one.Kind).ToList(), answered.Select(one => one.Day).ToList());
        var known = await db.Outbox.AsNoTracking()
            .Where(message => message.MemberId == member && days.Contains(message.Day) && (kinds.Contains(message.Kind) || message.Kind == Kind)).ToListAsync(stop);
        var retired = known.Where(message => message.Kind == Kind).Select(message => message.DueAt).ToHashSet();
        foreach (var asked in known.Where(message => message.State == OutboxState.Sent && message.Platform != here && message.Message is not null
            && answered.Contains((message.Kind, message.Day))))
        {
            if (retired.Add(asked.DueAt))
                db.Outbox.Add(Of(asked, now));
        }

        turn.SpeakSoon();
    }

    /// <summary>For each moment at which something was asked there is one, whatever happens how often.</summary>
    private OutboxMessage Of(OutboxMessage asked, Instant now) => new()
    {
        MemberId = asked.MemberId,
        Platform = asked.Platform,
        Person = asked.Person,
        Conversation = asked.Conversation,
        Kind = Kind,
        Changes = asked.Message,
        Day = asked.Day,
        DueAt = asked.DueAt,
        TryAt = now,
        NotAfter = now + Keeps,
        Rank = OutboxRank.Daily,
    };
}
