using System.Text.RegularExpressions;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>Ana and Ben on one platform, Cleo, Dan and Eve on the other; a group on each, in the hands of Ana and of Cleo.</summary>
internal sealed partial class TeamWorld : IAsyncDisposable
{
    private TeamWorld(TestCoach coach)
    {
        Coach = coach;
        Ana = new Conversation(coach);
        Ben = Ana.With("Ben");
        (Cleo, Dan, Eve) = (Ana.With("Cleo").Elsewhere(), Ana.With("Dan").Elsewhere(), Ana.With("Eve").Elsewhere());
        (AnaInPark, BenInPark) = (Ana.InGroup("park"), Ben.InGroup("park"));
        (CleoInCafe, DanInCafe) = (Cleo.InGroup("cafe"), Dan.InGroup("cafe"));
        (AnaInPark.Manages, CleoInCafe.Manages) = (true, true);
    }

    public TestCoach Coach { get; }

    public Conversation Ana { get; }

    public Conversation Ben { get; }

    public Conversation Cleo { get; }

    public Conversation Dan { get; }

    public Conversation Eve { get; }

    public Conversation AnaInPark { get; }

    public Conversation BenInPark { get; }

    public Conversation CleoInCafe { get; }

    public Conversation DanInCafe { get; }

    public IEnumerable<Conversation> Everybody => [Ana, Ben, Cleo, Dan, Eve];

    /// <summary>Everybody has come in and nobody is in a team.</summary>
    /// <param name="database">The database; an empty SQLite file unless given.</param>
    public static async Task<TeamWorld> StartAsync(TestDatabase? database = null)
    {
        var world = new TeamWorld(await TestCoach.StartAsync(database: database));
        foreach (var one in world.Everybody)
            await one.ComesInAsync("Berlin");
        return world;
    }

    /// <summary>The same, a day after all five came into «Spine Club», which both groups show.</summary>
    /// <param name="database">The database; an empty SQLite file unless given.</param>
    public static async Task<TeamWorld> TogetherAsync(TestDatabase? database = null)
    {
        var world = await StartAsync(database);
        await world.AnaInPark.Says("/team new Spine Club");
        await world.BenInPark.PressesToken(TeamButtons.JoinHere.Text);
        await world.Ana.Says("/team chat");
        await world.CleoInCafe.Says("/team here " + Code(world.Ana));
        foreach (var one in new[] { world.Cleo, world.Dan, world.Eve })
        {
            await world.Ana.Says("/team invite");
            await one.Says("/team " + Code(world.Ana));
        }

        foreach (var one in world.Everybody.Except([world.Eve]))
            await one.Says($"/team me {one.Person.Name}");
        await world.NextDayAsync();
        return world;
    }

    /// <summary>Ana's team with 29 others, every third of whom shows no name.</summary>
    public static async Task<TeamWorld> FullAsync()
    {
        var world = await StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await using var db = await world.Coach.OpenAsync();
        var team = await db.Teams.SingleAsync();
        for (var number = 1; number < Team.MostMembers; number++)
        {
            var member = new Member { Id = Guid.CreateVersion7(), JoinedAt = world.Coach.Clock.GetCurrentInstant(), Language = "en", LastSeen = new LocalDate(2026, 3, 2) };
            db.Add(member);
            db.Add(new TeamMember { TeamId = team.Id, MemberId = member.Id, JoinedOn = team.OpenDay.PlusDays(number), Name = number % 3 == 0 && number != 12 ? null : $"Friend {number}" });
        }

        await db.SaveChangesAsync();
        return world;
    }

    /// <summary>The code in the newest message of somebody's.</summary>
    public static string Code(Conversation of) => Code(of.LastWords);

    public static string Code(string words) => CodeForm().Matches(words)[^1].Value;

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();

    /// <summary>The next day at nine in Berlin, with everything that comes by itself until then.</summary>
    public async Task NextDayAsync()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var tomorrow = Coach.Clock.GetCurrentInstant().InZone(zone).Date.PlusDays(1);
        foreach (var hour in (int[])[3, 9])
        {
            Coach.Clock.Set(tomorrow.At(new LocalTime(hour, 30)).InZoneLeniently(zone).ToInstant());
            await Coach.SpeaksFirst();
        }
    }

    /// <summary>What somebody sees of the team in a conversation: its newest message there.</summary>
    public async Task<string> BoardAsync(Conversation where)
    {
        await Coach.SpeaksFirst();
        return where.LastWords;
    }

    /// <summary>Lets somebody live by another clock from now on.</summary>
    public async Task MovesToAsync(Conversation who, string zone)
    {
        await using var db = await Coach.OpenAsync();
        var member = await db.Identities.Where(identity => identity.PersonId == who.Person.Id).Select(identity => identity.Member).SingleAsync();
        member.ZoneId = zone;
        await db.SaveChangesAsync();
    }

    /// <summary>Erases somebody at once, who asked for it.</summary>
    public async Task ErasesAsync(Conversation who)
    {
        await using var db = await Coach.OpenAsync();
        var member = await db.Identities.Where(identity => identity.PersonId == who.Person.Id).Select(identity => identity.Member).SingleAsync();
        member.EraseAt = Coach.Clock.GetCurrentInstant();
        await db.SaveChangesAsync();
        await Coach.EraserAsync(member.Id);
    }

    public async Task<IReadOnlyList<TeamDay>> DaysAsync()
    {
        await using var db = await Coach.OpenAsync();
        return await db.TeamDays.AsNoTracking().OrderBy(day => day.Day).ToListAsync();
    }

    public ValueTask DisposeAsync() => Coach.DisposeAsync();
}

/// <summary>Short ways through a scene.</summary>
internal static class TeamScenes
{
    /// <summary>A check-in with one answer.</summary>
    public static async Task ChecksInAsync(this Conversation chat)
    {
        await chat.Says("/checkin");
        await chat.Says("2");
    }

    /// <summary>Erases a member who is due.</summary>
    public static async Task EraserAsync(this TestCoach coach, Guid member) =>
        Assert.True(await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<LowerBack.Coaching.Members.MemberEraser>(coach.Services).EraseAsync(member, CancellationToken.None));
}
