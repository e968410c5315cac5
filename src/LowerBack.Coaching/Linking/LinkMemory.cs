using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Linking;

/// <summary>Forgets codes that do not work any more.</summary>
internal sealed class LinkMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    public string What => "link codes";

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        return await db.LinkCodes.Where(code => code.Until <= now).ExecuteDeleteAsync(stop);
    }
}

/// <summary>The code of a member that is open. It goes with a merge, whoever made it.</summary>
internal sealed class HeldLinkCodes() : HeldRows<LinkCode>(
    "linkCodes", (words, count) => words.Count(LinkText.HeldCodes, count), (db, member) => db.LinkCodes.Where(code => code.MemberId == member))
{
    public override async Task MergeAsync(MemberMerge merge, CancellationToken stop) => merge.Db.RemoveRange(
        await merge.Db.LinkCodes.Where(code => code.MemberId == merge.Keeper.Id || code.MemberId == merge.Other.Id).ToListAsync(stop));
}
