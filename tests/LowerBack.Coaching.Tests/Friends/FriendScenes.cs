using LowerBack.Coaching.Friends;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Tests.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Friends;

/// <summary>Short ways through a scene between friends.</summary>
internal static class FriendScenes
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>The next time the clock shows that in Berlin, with everything that comes by itself until then.</summary>
    public static async Task UntilAsync(this TeamWorld world, int hour, int minute = 0)
    {
        var now = world.Coach.Clock.GetCurrentInstant().InZone(Berlin);
        var day = now.TimeOfDay < new LocalTime(hour, minute) ? now.Date : now.Date.PlusDays(1);
        await world.Coach.Lives(day.At(new LocalTime(hour, minute)).InZoneLeniently(Berlin).ToInstant() - now.ToInstant(), Duration.FromMinutes(10));
    }

    /// <summary>Whether somebody has heard a kind word from a friend of that name.</summary>
    public static bool HeardFrom(this Conversation chat, string name) => chat.Messages.Any(message =>
        message.Body.ToPlainText().Contains(name, StringComparison.Ordinal)
        && message.Buttons.SelectMany(row => row.Buttons).Any(button => button.Label == "Five minutes"));

    /// <summary>How many words from friends somebody has heard.</summary>
    public static int Heard(this Conversation chat) => chat.Messages.Count(message =>
        message.Buttons.SelectMany(row => row.Buttons) is var buttons && buttons.Any(button => button.Label == "Five minutes") && buttons.Any(button => button.Label == "Why this?"));

    /// <summary>Whom somebody muted has another mark by now; the one that was muted is a former one.</summary>
    public static async Task IsSinceLinkedAsync(this TeamWorld world, Conversation by, Conversation muted)
    {
        await using var db = await world.Coach.OpenAsync();
        var (reader, sender) = (await MemberAsync(db, by), await MemberAsync(db, muted));
        const string former = "formerly";
        reader.Set(reader.Get<FriendFile>() with { Muted = [former] });
        sender.Set(new Accounts { FormerTags = [former] });
        await db.SaveChangesAsync();
    }

    private static Task<Member> MemberAsync(CoachContext db, Conversation of) =>
        db.Members.SingleAsync(member => member.Identities.Any(identity => identity.PersonId == of.Person.Id));

    /// <summary>Somebody as they are stored, with their journal.</summary>
    public static async Task<Member> MemberAsync(this TeamWorld world, Conversation of)
    {
        await using var db = await world.Coach.OpenAsync();
        return await db.Members.Include(member => member.Journal).SingleAsync(member => member.Identities.Any(identity => identity.PersonId == of.Person.Id));
    }
}
