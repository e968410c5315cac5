using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>Who gets into a team, and who may change it.</summary>
public sealed class TeamAccessTests
{
    [Fact]
    public async Task A_code_lets_one_in_once_and_a_wrong_one_says_nothing_about_teams()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team invite");
        var code = TeamWorld.Code(world.Ana.LastWords);
        await world.Cleo.Says("/team " + code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.StartsWith("Welcome to Spine Club", world.Cleo.LastWords, StringComparison.Ordinal);
        await world.Dan.Says("/team join " + code);
        Assert.StartsWith("That code does not work", world.Dan.LastWords, StringComparison.Ordinal);
        Assert.Equal(2, await MembersAsync(world));
    }

    [Fact]
    public async Task A_code_ends_after_a_week_and_goes_with_whoever_made_it()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team invite");
        var old = TeamWorld.Code(world.Ana.LastWords);
        world.Coach.Clock.Advance(Duration.FromDays(TeamInvite.WorksDays));
        await world.Cleo.Says("/team " + old);
        Assert.StartsWith("That code does not work", world.Cleo.LastWords, StringComparison.Ordinal);

        await world.Ana.Says("/team invite");
        await world.Cleo.Says("/team " + TeamWorld.Code(world.Ana.LastWords));
        await world.Cleo.Says("/team invite");
        var hers = TeamWorld.Code(world.Cleo.LastWords);
        await world.Cleo.Says("/team leave");
        await world.Cleo.Presses("Leave");
        await world.Dan.Says("/team " + hers);
        Assert.StartsWith("That code does not work", world.Dan.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_tries_out_their_own_link_does_not_use_it_up()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team invite");
        var code = TeamWorld.Code(world.Ana.LastWords);
        await world.Ana.Says("/team " + code);
        Assert.StartsWith("You are in Spine Club already", world.Ana.LastWords, StringComparison.Ordinal);
        await world.Cleo.Says("/team " + code);
        Assert.StartsWith("Welcome", world.Cleo.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_of_a_group_changes_its_settings_in_words()
    {
        await using var world = await TeamWorld.TogetherAsync();
        foreach (var (typed, shown) in new[] { ("75", "kept when 75 %"), ("06:00", "closes at 06:00"), ("friday", "summed up: Friday"), ("none", "summed up: No summary"), ("5", "closes at 05:00") })
        {
            await world.CleoInCafe.Says("/team settings " + typed);
            Assert.Contains(shown, world.CleoInCafe.LastWords);
        }

        foreach (var wrong in new[] { "40", "101", "14:00", "02:30", "banana", "Europe/Paris" })
        {
            await world.CleoInCafe.Says("/team settings " + wrong);
            Assert.StartsWith("I changed nothing", world.CleoInCafe.LastWords, StringComparison.Ordinal);
            Assert.Contains("kept when 75 %", world.CleoInCafe.LastWords);
            Assert.Contains("closes at 05:00", world.CleoInCafe.LastWords);
        }

        await world.DanInCafe.Says("/team settings 100");
        Assert.StartsWith("Only an admin", world.DanInCafe.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_guesses_is_stopped_after_five_and_may_try_again_in_an_hour()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team invite");
        var code = TeamWorld.Code(world.Ana.LastWords);
        for (var guess = 0; guess < 50; guess++)
            await world.Dan.Says("/team join " + OneTimeCode.New());
        await world.Dan.Says("/team join " + code);
        Assert.StartsWith("Too many codes", world.Dan.LastWords, StringComparison.Ordinal);
        await world.Dan.Says($"/start {TeamEntry.LinkPrefix}_{code.Replace("-", "", StringComparison.Ordinal)}");
        Assert.StartsWith("Too many codes", world.Dan.LastWords, StringComparison.Ordinal);
        Assert.Equal(1, await MembersAsync(world));
        world.Coach.Clock.Advance(Duration.FromHours(1));
        await world.Dan.Says("/team join " + code);
        Assert.StartsWith("Welcome", world.Dan.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_lets_in_and_goes_on_with_the_questions_that_are_open()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team invite");
        var newcomer = world.Ana.With("Finn").Elsewhere();
        await newcomer.Says($"/start {TeamEntry.LinkPrefix}_{TeamWorld.Code(world.Ana.LastWords).Replace("-", "", StringComparison.Ordinal)}");
        Assert.StartsWith("Welcome to Spine Club", newcomer.Messages[^2].Body.ToPlainText(), StringComparison.Ordinal);
        Assert.Contains("I agree, I'm 18 to 64", newcomer.LastLabels);
    }

    [Fact]
    public async Task A_code_for_a_chat_lets_nobody_in_and_one_for_a_person_brings_no_board()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team chat");
        await world.Dan.Says("/team join " + TeamWorld.Code(world.Ana.LastWords));
        Assert.StartsWith("That code does not work", world.Dan.LastWords, StringComparison.Ordinal);
        await world.Ana.Says("/team invite");
        await world.CleoInCafe.Says("/team here " + TeamWorld.Code(world.Ana.LastWords));
        Assert.StartsWith("That code does not work", world.CleoInCafe.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_whoever_manages_a_chat_brings_a_team_there()
    {
        await using var world = await TeamWorld.StartAsync();
        await world.Ana.Says("/team new Spine Club");
        await world.Ana.Says("/team chat");
        await world.DanInCafe.Says("/team here " + TeamWorld.Code(world.Ana.LastWords));
        Assert.StartsWith("Only whoever manages this chat", world.DanInCafe.LastWords, StringComparison.Ordinal);
        await world.CleoInCafe.Says("/team here " + TeamWorld.Code(world.Ana.LastWords));
        Assert.StartsWith("Spine Club is shown here", world.CleoInCafe.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_of_a_chat_changes_the_team_there_and_only_as_long_as_they_manage_it()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.CleoInCafe.Says("/team name Strong Backs");
        Assert.StartsWith("The team is called Strong Backs", world.CleoInCafe.LastWords, StringComparison.Ordinal);
        world.CleoInCafe.Manages = false;
        await world.CleoInCafe.Says("/team name Weak Backs");
        Assert.StartsWith("Only an admin", world.CleoInCafe.LastWords, StringComparison.Ordinal);
        await world.Cleo.Says("/team settings");
        Assert.StartsWith("Only an admin", world.Cleo.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_press_changes_nothing_of_a_team_one_is_not_in()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await using var db = await world.Coach.OpenAsync();
        var team = TeamTalk.Carried((await db.Teams.SingleAsync()).Id);
        var stranger = world.Ana.With("Finn");
        await stranger.Says("/start");
        var before = await StateAsync(world);
        var tag = await db.Identities.Where(identity => identity.PersonId == "finn").Select(identity => identity.Member.Id).SingleAsync();
        var owner = (await db.Members.SingleAsync(member => member.Id == tag)).Tag;
        foreach (var action in (string[])["show", "invite", "leave", "left", "named", "unnamed", "set", "to:share:100", "to:close:6", "to:digest:0", "people", "export", "chat", "here"])
        {
            await stranger.PressesToken($"1:{owner}:team:{string.Join(':', action.Split(':') is [var head, .. var rest] ? [head, team, .. rest] : [])}");
            Assert.DoesNotContain("Spine Club", stranger.LastWords);
        }

        Assert.Equal(before, await StateAsync(world));
    }

    [Theory]
    [InlineData("  Spine\n\tClub ", "Spine Club")]
    [InlineData("\u202Eevil\u200B", "evil")]
    [InlineData("@everyone <b>*x*</b>", "@everyone <b>*x*</b>")]
    [InlineData("💪💪", "💪💪")]
    [InlineData("\u2066\u200D", null)]
    [InlineData("...", null)]
    [InlineData("a\ud800b", "ab")]
    public void A_name_is_one_line_of_what_can_be_seen(string typed, string? read) => Assert.Equal(read, TeamNames.Read(typed, Team.LongestName));

    [Fact]
    public void A_code_reads_the_same_however_it_is_typed()
    {
        var code = OneTimeCode.New();
        Assert.Equal(OneTimeCode.HashOf(code), OneTimeCode.HashOf(OneTimeCode.Shown(code).ToLowerInvariant()));
        Assert.Equal(OneTimeCode.HashOf("0101010101"), OneTimeCode.HashOf("oIoLo i0l01"));
        Assert.Null(OneTimeCode.HashOf("0101"));
        Assert.Null(OneTimeCode.HashOf("0101010101U"));
        Assert.Null(OneTimeCode.HashOf("<script>alert(1)"));
    }

    private static async Task<int> MembersAsync(TeamWorld world)
    {
        await using var db = await world.Coach.OpenAsync();
        return await db.TeamMembers.CountAsync();
    }

    private static async Task<string> StateAsync(TeamWorld world)
    {
        await using var db = await world.Coach.OpenAsync();
        var team = await db.Teams.AsNoTracking().SingleAsync();
        return $"{team.Name} {team.Threshold} {team.ClosesAt} {team.DigestOn} {await db.TeamMembers.CountAsync()} {await db.TeamChats.CountAsync()} {await db.TeamInvites.CountAsync()}";
    }
}
