using LowerBack.Coaching.Members;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Outbox;

/// <summary>What the coach said first to a member, or is to say.</summary>
internal sealed class HeldMessages : HeldRows<OutboxMessage>
{
    public HeldMessages()
        : base("messages", (words, count) => words.Count(OutboxText.Held, count), (db, member) => db.Outbox.Where(message => message.MemberId == member)) =>
        Kept = words => words.Plain(OutboxText.Kept, ("days", OutboxMessage.DaysKept));

    /// <summary>
    /// All of them are the keeper's. Only what was to be said to both goes: of a kind that the keeper hears or has heard about the
    /// same day, unless it was asked for, and of one kind for one moment.
    /// </summary>
    public override async Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        var mine = await merge.Db.Outbox.AsNoTracking().Where(message => message.MemberId == merge.Keeper.Id).ToListAsync(stop);
        foreach (var message in await merge.Db.Outbox.Where(message => message.MemberId == merge.Other.Id).ToListAsync(stop))
        {
            if (mine.Exists(own => own.Kind == message.Kind && (own.DueAt == message.DueAt || SaysTheSame(own, message))))
                merge.Db.Remove(message);
            else
                Move(merge, message);
        }
    }

    private static bool SaysTheSame(OutboxMessage own, OutboxMessage other) =>
        other is { State: OutboxState.Ready, Asked: false, Changes: null } && own.Day == other.Day
        && own.State is OutboxState.Ready or OutboxState.InFlight or OutboxState.Sent;
}
