using LowerBack.Coaching.Members;
using LowerBack.Coaching.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>Who is in a team, for an admin who takes somebody out.</summary>
public sealed class TeamPeopleTests
{
    [Fact]
    public async Task All_of_a_full_team_can_be_reached_a_page_at_a_time()
    {
        await using var world = await TeamWorld.FullAsync();
        await OpenAsync(world.Ana);
        var seen = new List<string>();
        while (true)
        {
            seen.AddRange(world.Ana.LastLabels.Where(label => label.StartsWith("Friend ", StringComparison.Ordinal) || label.StartsWith("Member ", StringComparison.Ordinal)));
            if (!world.Ana.LastLabels.Contains("More"))
                break;
            await world.Ana.Presses("More");
        }

        Assert.Equal(Team.MostMembers - 1, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Contains("Previous", world.Ana.LastLabels);
        await world.Ana.Presses("Previous");
        Assert.Contains("More", world.Ana.LastLabels);
    }

    [Fact]
    public async Task Somebody_is_taken_out_only_once_it_was_asked_again()
    {
        await using var world = await TeamWorld.FullAsync();
        await OpenAsync(world.Ana);
        await world.Ana.Presses("More");
        await world.Ana.Presses("Friend 12");
        Assert.StartsWith("Take Friend 12 out of Spine Club?", world.Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(Team.MostMembers, await CountAsync(world));
        await world.Ana.Presses("Back");
        Assert.Equal(Team.MostMembers, await CountAsync(world));
        await world.Ana.Presses("More");
        await world.Ana.Presses("Friend 12");
        var take = world.Ana.TokenOf("Take them out").Text;
        await world.Ana.PressesToken(take);
        Assert.StartsWith("They are no longer in Spine Club.", world.Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(Team.MostMembers - 1, await CountAsync(world));
        // Once more takes nobody else.
        await world.Ana.PressesToken(take);
        Assert.StartsWith("Who is to be taken out of Spine Club?", world.Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(Team.MostMembers - 1, await CountAsync(world));
    }

    /// <summary>A changed client can press what was shown to an admin only.</summary>
    [Fact]
    public async Task Nobody_but_an_admin_takes_anybody_out_and_no_admin_themselves()
    {
        await using var world = await TeamWorld.FullAsync();
        await OpenAsync(world.Ana);
        await world.Ana.Presses("Friend 1");
        var tag = world.Ana.TokenOf("Take them out")[1];
        await using var db = await world.Coach.OpenAsync();
        var members = await db.Members.Include(member => member.Identities).Where(member => member.Identities.Any()).ToListAsync();
        var (ana, ben) = (members.Single(member => member.Identities[0].PersonId == "ana"), members.Single(member => member.Identities[0].PersonId == "ben"));
        var team = TeamTalk.Carried((await db.Teams.SingleAsync()).Id);
        await world.Ana.Says("/team invite");
        foreach (var action in (string[])["remove", "removed"])
        {
            await world.Ben.PressesToken($"1:{ben.Tag}:team:{action}:{team}:{tag}");
            Assert.DoesNotContain("Friend", world.Ben.LastWords, StringComparison.Ordinal);
            await world.Ana.PressesToken($"1:{ana.Tag}:team:{action}:{team}:{TeamTalk.Carried(ana.Id)[^8..]}");
            await world.Ana.PressesToken($"1:{ana.Tag}:team:{action}:{team}:nonsense");
            await world.Ana.PressesToken($"1:{ana.Tag}:team:people:{team}:99");
        }

        Assert.Equal(Team.MostMembers, await CountAsync(world));
    }

    private static async Task OpenAsync(Conversation admin)
    {
        await admin.Says("/team settings");
        await admin.Presses("People");
    }

    private static async Task<int> CountAsync(TeamWorld world)
    {
        await using var db = await world.Coach.OpenAsync();
        return await db.TeamMembers.CountAsync();
    }
}
