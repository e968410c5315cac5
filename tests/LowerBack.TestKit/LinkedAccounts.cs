using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.TestKit;

/// <summary>Sets the scene for somebody who is on two platforms.</summary>
public static class LinkedAccounts
{
    /// <summary>Lets the member of one account be known by another too, which was nobody's.</summary>
    public static async Task LinkAsync(this CoachContext db, Account known, Account also)
    {
        var identity = await db.Identities.Include(found => found.Member).SingleAsync(found => found.Platform == known.Platform && found.PersonId == known.Person);
        db.Identities.Add(new MemberIdentity { Platform = also.Platform, PersonId = also.Person, MemberId = identity.MemberId });
        identity.Member.Set(new Accounts { Linked = [known, also] });
        await db.SaveChangesAsync();
    }
}
