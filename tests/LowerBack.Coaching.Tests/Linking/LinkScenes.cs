using System.Text.RegularExpressions;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Tests.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Tests.Linking;

/// <summary>Short ways through a scene.</summary>
internal static partial class LinkScenes
{
    /// <summary>A script with every code made the same, since they are random.</summary>
    public static string WithoutCodes(string script) => CodeForm().Replace(script, "K3F8A-29XMQ");

    /// <summary>A new code of somebody's.</summary>
    public static async Task<string> CodeAsync(this Conversation chat)
    {
        await chat.Says("/link");
        await chat.PressesFor("link", "code");
        return TeamWorld.Code(chat);
    }

    /// <summary>Types a code of one account by the other, and agrees.</summary>
    /// <param name="keep">The platform whose settings stay; null where there is no choice.</param>
    public static async Task LinksAsync(this Conversation maker, Conversation taker, string? keep)
    {
        await taker.Says("/link " + await maker.CodeAsync());
        await taker.PressesFor("link", "join", null, keep is null ? null : keep == taker.At.Platform.Value ? "here" : "there");
        if (!taker.LastWords.Contains("are linked", StringComparison.Ordinal))
            Assert.Fail(taker.Transcript);
    }

    /// <summary>Somebody about whom every slice has something, after one day.</summary>
    public static async Task LivesADayAsync(this Conversation chat, string city)
    {
        await chat.ComesInAsync(city);
        await chat.Says("/checkin 3");
        await chat.Says("/routine 20");
        await chat.Presses("Done");
        await chat.Presses("Working");
        await chat.Presses("3");
        await chat.Says("/learn pain");
        await chat.Says("/remind session 18:00");
        await chat.Says("/desk on");
        await chat.Says("/desk");
        await chat.Presses("A break now");
        await chat.Presses("Moved");
        await chat.Says("/team new " + city);
        await chat.Says("/team invite");
        await chat.Says("/pause 2 days");
        await chat.Says("/resume");
    }

    public static async Task<Member> MemberAsync(this TestCoach coach, Conversation of)
    {
        await using var db = await coach.OpenAsync();
        var (platform, person) = (of.At.Platform.Value, of.Person.Id);
        return await db.Members.AsNoTracking().Include(member => member.Identities)
            .SingleAsync(member => member.Identities.Any(identity => identity.Platform == platform && identity.PersonId == person));
    }

    public static async Task<List<JournalEntry>> JournalAsync(this TestCoach coach, Guid member)
    {
        await using var db = await coach.OpenAsync();
        return await db.Journal.AsNoTracking().Where(entry => entry.MemberId == member).OrderBy(entry => entry.Day).ThenBy(entry => entry.At).ToListAsync();
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
