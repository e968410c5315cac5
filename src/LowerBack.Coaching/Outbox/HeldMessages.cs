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
    /// What waits because the other's agenda called for it goes, since there is one agenda now and the keeper's has its own; what
    /// safety or they themselves asked for stays, and so does what came to an end. Of one kind for one moment there is one.
    /// </summary>
    public override async Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        var mine = (await merge.Db.Outbox.Where(message => message.MemberId == merge.Keeper.Id).Select(message => new { message.Kind, message.DueAt }).ToListAsync(stop)).ToHashSet();
        foreach (var message in await merge.Db.Outbox.Where(message => message.MemberId == merge.Other.Id).ToListAsync(stop))
        {
            var isForgone = message is { State: OutboxState.Ready, Asked: false, Rank: not OutboxRank.Safety };
            if (isForgone || mine.Contains(new { message.Kind, message.DueAt }))
                merge.Db.Remove(message);
            else
                Move(merge, message);
        }
    }
}
