using LowerBack.Coaching.Friends;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Tests.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Tests.Friends;

/// <summary>Whom somebody will not hear.</summary>
public sealed class MutingTests
{
    /// <summary>Somebody muted must not take the place of somebody who is heard.</summary>
    [Fact]
    public async Task Whoever_is_muted_takes_no_turn_from_anybody_and_stays_muted_in_and_out_of_teams()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Cleo.Says("/nudge");
        await world.Cleo.Presses("Ana");
        await world.Cleo.Presses("Mute Ana");
        await world.Ana.Says("/nudge cleo");
        await world.Ben.Says("/nudge cleo");
        await world.UntilAsync(21, 0);
        Assert.False(world.Cleo.HeardFrom("Ana"));
        Assert.True(world.Cleo.HeardFrom("Ben"));

        await world.Cleo.Says("/team leave");
        await world.Cleo.Presses("Leave");
        await world.NextDayAsync();
        await world.CleoInCafe.PressesToken(TeamButtons.JoinHere.Text);
        await world.Cleo.Says("/team me Cleo");
        await world.NextDayAsync();
        await world.Ana.Says("/nudge cleo");
        Assert.StartsWith("Cleo will hear from you", world.Ana.LastWords, StringComparison.Ordinal);
        await world.UntilAsync(21, 0);
        Assert.False(world.Cleo.HeardFrom("Ana"));
    }

    /// <summary>Two accounts made one have one mark; the other one's is still theirs.</summary>
    [Fact]
    public async Task Who_was_muted_before_they_linked_accounts_still_is_and_can_be_heard_again()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Cleo.Says("/nudge ana");
        await world.Cleo.Says("/nudge");
        await world.Cleo.Presses("Ana");
        await world.Cleo.Presses("Mute Ana");
        await world.IsSinceLinkedAsync(world.Cleo, world.Ana);
        await world.Ana.Says("/nudge cleo");
        await world.UntilAsync(21, 0);
        Assert.False(world.Cleo.HeardFrom("Ana"));

        await world.Cleo.Says("/nudge");
        await world.Cleo.Presses("Ana");
        await world.Cleo.Presses("Hear Ana again");
        await world.NextDayAsync();
        await world.Ana.Says("/nudge cleo");
        await world.UntilAsync(21, 0);
        Assert.True(world.Cleo.HeardFrom("Ana"));
    }

    [Fact]
    public async Task Everybody_who_is_muted_is_listed_a_page_at_a_time()
    {
        await using var world = await TeamWorld.FullAsync();
        await using (var db = await world.Coach.OpenAsync())
        {
            var ana = await db.Members.SingleAsync(member => member.Identities.Any(identity => identity.PersonId == world.Ana.Person.Id));
            var others = await db.TeamMembers.Where(member => member.MemberId != ana.Id).Select(member => member.MemberId).ToListAsync();
            ana.Set(new FriendFile { Muted = [.. others.Select(Member.TagOf)] });
            await db.SaveChangesAsync();
        }

        await world.Ana.Says("/nudge");
        await world.Ana.Presses("Muted: 29");
        var seen = new List<string>();
        while (true)
        {
            seen.AddRange(world.Ana.LastLabels.Where(label => label.StartsWith("Hear ", StringComparison.Ordinal)));
            if (!world.Ana.LastLabels.Contains("More"))
                break;
            await world.Ana.Presses("More");
        }

        Assert.Equal(29, seen.Count);
    }
}
