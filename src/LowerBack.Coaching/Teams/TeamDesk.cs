using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Teams;

/// <summary>Shows somebody their teams.</summary>
internal static class TeamDesk
{
    /// <summary>The team that is meant, or what there is to choose from.</summary>
    public static async Task<Answer> ShowAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team)
            return await ListAsync(talk);
        if (talk.Membership(team) is null)
        {
            // They read along where the team is, so they may know that it is there, and join.
            return talk.Show(TeamsText.NotIn, ("team", team.Name));
        }

        return talk.Show(await CardAsync(talk, team));
    }

    /// <summary>A team for one of its members: its day, and what they can do.</summary>
    public static async Task<ChatMessage> CardAsync(TeamTalk talk, Team team)
    {
        talk.Mine = talk.Mine with { Current = team.Id };
        var board = TeamBoard.Of(talk.Words, await TeamView.ReadAsync(talk.Db, team, team.OpenDay, talk.Stop));
        List<Button> buttons = [talk.Button(TeamsText.Invite, "invite", team)];
        buttons.Add(talk.Membership(team) is { Name: null } ? talk.Button(TeamsText.NameMe, "named", team) : talk.Button(TeamsText.UnnameMe, "unnamed", team));
        buttons.Add(talk.Button(TeamsText.Settings, "set", team));
        buttons.Add(talk.Button(TeamsText.Leave, "leave", team));
        if (talk.Mine.Teams.Length > 1)
            buttons.Add(talk.Turn.Button(talk.Words.Plain(TeamsText.MyTeams), TeamButtons.SliceName, "all", "all"));
        var isElsewhere = !talk.Turn.IsPrivate && await talk.OfThisChatAsync() is null;
        return new ChatMessage(isElsewhere ? board.Body + talk.Words.Say(TeamsText.ShowHere) : board.Body, Labels.Rows(buttons));
    }

    /// <summary>All teams of a member; how to begin, where there is none.</summary>
    public static async Task<Answer> ListAsync(TeamTalk talk)
    {
        var ids = talk.Mine.Teams.ToArray();
        var teams = await talk.Db.Teams.Where(team => ids.Contains(team.Id)).OrderBy(team => team.Name).Select(team => new { team.Id, team.Name }).ToListAsync(talk.Stop);
        if (teams.Count == 0)
        {
            return talk.Show(new ChatMessage(
                talk.Words.Say(talk.Turn.IsPrivate ? TeamsText.Intro : TeamsText.IntroHere, ("most", Team.MostMembers))));
        }

        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.WhichTeam),
            Labels.Choices([.. teams.Select(team => (Button)talk.Turn.Button(Labels.Fitting(team.Name), TeamButtons.SliceName, "show", TeamTalk.Carried(team.Id)))])));
    }

    /// <summary>What was typed is nothing that can be done with a team.</summary>
    public static Answer NotUnderstood(TeamTalk talk, string typed) => talk.Show(TeamsText.NotUnderstood, ("typed", Excerpt.Of(typed)));
}
