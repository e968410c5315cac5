using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Linking;

/// <summary>Makes a code, in the place of the one before.</summary>
internal static class LinkMaking
{
    public static async Task<Answer> MakeAsync(Turn turn, CoachContext db, CancellationToken stop)
    {
        db.RemoveRange(await db.LinkCodes.Where(old => old.MemberId == turn.Member.Id).ToListAsync(stop));
        var code = OneTimeCode.New();
        db.Add(new LinkCode
        {
            Hash = OneTimeCode.HashOf(code)!, MemberId = turn.Member.Id, Platform = turn.Said.At.Platform.Value,
            Until = turn.Now.Now + Duration.FromMinutes(LinkCode.WorksMinutes),
        });
        return Answers.Show(turn, LinkMessages.Made(turn, code));
    }
}
