using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Benchmarks.Load;

/// <summary>Many members who have come in, answered everything and may train.</summary>
internal static class Crowd
{
    private const int PerSave = 500;

    /// <summary>Stores members, by their number as the platform's id of the person.</summary>
    public static async Task SettleInAsync(IServiceProvider services, string platform, int members)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<CoachContext>>();
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        foreach (var some in Enumerable.Range(0, members).Chunk(PerSave))
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.Members.AddRange(some.Select(number => Ready(platform, Id(number), now)));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>The platform's id of a member.</summary>
    public static string Id(int number) => FormattableString.Invariant($"{Number(number)}");

    /// <summary>The same as a number.</summary>
    public static long Number(int number) => 100_000 + number;

    /// <summary>A member who has come in, answered everything and may train.</summary>
    public static Member Ready(string platform, string person, Instant now)
    {
        var member = new Member
        {
            Id = Guid.CreateVersion7(), JoinedAt = now, LastSeen = now.InUtc().Date, Language = "en", ZoneId = "Europe/Berlin",
        };
        member.Identities.Add(new MemberIdentity { Platform = platform, PersonId = person, MemberId = member.Id });
        member.Set(new Profile
        {
            Age = AgeBand.Adult, ConsentedAt = now, Minutes = 10, Kit = Kit.None, Level = Level.Beginner, LevelSince = now.InUtc().Date,
            Stirs = AvoidCodes.None, GoEasy = AvoidCodes.None, FirstMoveOffered = true, FirstMoveDone = true,
        });
        member.Set(new SafetyFile { Verdict = Verdict.Clear, Since = now, ScreenedAt = now, Screens = 1 });
        return member;
    }
}
