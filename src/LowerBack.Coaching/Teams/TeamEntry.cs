using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>Into a team and out of it: starting, inviting, joining, how one is named, leaving.</summary>
internal static class TeamEntry
{
    /// <summary>What a link into a team carries before its code.</summary>
    public const string LinkPrefix = "team";

    /// <summary>Starts a team; in a conversation that they manage it is shown there at once.</summary>
    public static async Task<Answer> StartAsync(TeamTalk talk, string typed)
    {
        if (talk.Turn.Member.ZoneId is not { } zone)
            return talk.Show(TeamsText.StartFirst);
        if (talk.Mine.Teams.Length >= Team.MostTeams)
            return talk.Show(TeamsText.TooManyTeams, ("most", Team.MostTeams));
        if (TeamNames.Read(typed, Team.LongestName) is not { } name)
            return talk.Show(TeamsText.NameIt, ("most", Team.LongestName));
        var team = new Team { Name = name, ZoneId = zone, OpenDay = default, LookAt = default };
        team.OpenDay = team.At(talk.Turn.Now.Now).Today;
        team.LookAt = TeamRules.ClosesAt(team);
        talk.Db.Add(team);
        Enter(talk, team, isAdmin: true);
        var isShownHere = !talk.Turn.IsPrivate && await talk.OfThisChatAsync() is null && await talk.Turn.Said.ManagesChat(talk.Stop);
        if (isShownHere)
            TeamPlaces.Bring(talk, team);
        return talk.Show(new ChatMessage(
            talk.Words.Say(isShownHere ? TeamsText.StartedHere : TeamsText.Started, ("team", name)), Welcome(talk, team)));
    }

    /// <summary>Makes a code that lets one person in, and a link that does the same.</summary>
    public static async Task<Answer> InviteAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team || !await talk.MayAsync(TeamAct.Invite, team))
            return await TeamDesk.ListAsync(talk);
        if (team.Members.Count >= Team.MostMembers)
            return talk.Show(TeamsText.IsFull, ("team", team.Name), ("most", Team.MostMembers));
        if (await MakeAsync(talk, team, isForChat: false) is not { } code)
            return talk.Show(TeamsText.TooManyInvites, ("team", team.Name));
        var link = new StartLink($"{LinkPrefix}_{code}", $"/{TeamCommand.Name} {OneTimeCode.Shown(code)}");
        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.InviteMade, ("team", team.Name), ("days", TeamInvite.WorksDays))
            + new Prose([new Paragraph([link])]),
            new ButtonRow(talk.Button(TeamsText.InviteAnother, "invite", team), talk.Button(TeamsText.ToTeam, "show", team))));
    }

    /// <summary>Lets in whoever brings a code; one that is wrong is counted.</summary>
    public static async Task<Answer> JoinAsync(TeamTalk talk, string typed)
    {
        var now = talk.Turn.Now.Now;
        if (typed.Length == 0)
            return talk.Show(TeamsText.WhichCode);
        if (talk.Turn.Member.Get<Guesses>().MayAgainAt(now) is { } again)
            return talk.Show(TeamsText.TooManyGuesses, ("time", again.InZone(talk.Turn.Now.Zone).TimeOfDay));
        if (await InviteAsync(talk, typed, isForChat: false) is not { } invite || await talk.FindAsync(invite.TeamId) is not { } team)
            return talk.Show(TeamsText.WrongCode);

        var wasIn = talk.Membership(team) is not null;
        var answer = await JoinAsync(talk, team);
        // A link that somebody only tries out, or that comes when the team is full, still works.
        if (!wasIn && talk.Membership(team) is not null)
            talk.Db.Remove(invite);
        return answer;
    }

    /// <summary>Lets in whoever reads along where the team is.</summary>
    public static async Task<Answer> JoinHereAsync(TeamTalk talk) =>
        await talk.OfThisChatAsync() is { } team ? await JoinAsync(talk, team) : talk.Show(TeamsText.NoTeamHere);

    /// <summary>Puts a name on the board, or takes another one.</summary>
    public static async Task<Answer> NameMeAsync(TeamTalk talk, string typed)
    {
        if (await talk.MeantAsync() is not { } team || talk.Membership(team) is not { } me)
            return await TeamDesk.ListAsync(talk);
        if (TeamNames.Read(typed.Length == 0 ? talk.Turn.Said.From.Name : typed, TeamMember.LongestName) is not { } name)
            return talk.Show(TeamsText.NameNotUsed);
        me.Name = name;
        await TeamBoards.RefreshAsync(talk, team);
        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.Named, ("name", name), ("team", team.Name)),
            new ButtonRow(talk.Button(TeamsText.ToTeam, "show", team), talk.Button(TeamsText.UnnameMe, "unnamed", team))));
    }

    /// <summary>Takes a member's name from the board.</summary>
    public static async Task<Answer> UnnameMeAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team || talk.Membership(team) is not { } me)
            return await TeamDesk.ListAsync(talk);
        me.Name = null;
        await TeamBoards.RefreshAsync(talk, team);
        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.Unnamed, ("team", team.Name)),
            new ButtonRow(talk.Button(TeamsText.ToTeam, "show", team), talk.Button(TeamsText.NameMe, "named", team))));
    }

    /// <summary>Asks once more before somebody leaves.</summary>
    public static async Task<Answer> AskToLeaveAsync(TeamTalk talk) =>
        await talk.MeantAsync() is { } team && talk.Membership(team) is not null
            ? talk.Show(new ChatMessage(
                talk.Words.Say(team.Members.Count == 1 ? TeamsText.LeaveAsLast : TeamsText.LeaveSure, ("team", team.Name)),
                new ButtonRow(talk.Button(TeamsText.Leave, "left", team), talk.Button(TeamsText.Stay, "show", team))))
            : await TeamDesk.ListAsync(talk);

    /// <summary>Leaves; a team without anybody is gone.</summary>
    public static async Task<Answer> LeaveAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team || talk.Membership(team) is not { } me)
            return await TeamDesk.ListAsync(talk);
        await TeamLeaving.RemoveAsync(talk.Db, team, me, talk.Turn.Now.Now, talk.Stop);
        talk.Mine = talk.Mine with { Teams = talk.Mine.Teams.Remove(team.Id), Current = null };
        await TeamBoards.RefreshAsync(talk, team);
        return talk.Show(TeamsText.HasLeft, ("team", team.Name));
    }

    /// <summary>Makes a code; null where too many are open.</summary>
    public static async Task<string?> MakeAsync(TeamTalk talk, Team team, bool isForChat)
    {
        var now = talk.Turn.Now.Now;
        if (await talk.Db.TeamInvites.CountAsync(invite => invite.TeamId == team.Id && invite.Until > now, talk.Stop) >= TeamInvite.MostOpen)
            return null;
        var code = OneTimeCode.New();
        talk.Db.Add(new TeamInvite
        {
            Hash = OneTimeCode.HashOf(code)!, TeamId = team.Id, MadeBy = talk.Turn.Member.Id, IsForChat = isForChat, Until = now + Duration.FromDays(TeamInvite.WorksDays),
        });
        return code;
    }

    /// <summary>The invitation that a code stands for; null for one that does not work, which is counted.</summary>
    public static async Task<TeamInvite?> InviteAsync(TeamTalk talk, string typed, bool isForChat)
    {
        var now = talk.Turn.Now.Now;
        var hash = OneTimeCode.HashOf(typed);
        var invite = hash is null ? null : await talk.Db.TeamInvites.SingleOrDefaultAsync(found => found.Hash == hash, talk.Stop);
        if (invite is not null && invite.IsForChat == isForChat && invite.Until > now)
            return invite;
        talk.Turn.CountGuess();
        return null;
    }

    private static async Task<Answer> JoinAsync(TeamTalk talk, Team team)
    {
        if (talk.Membership(team) is not null)
            return talk.Show(TeamsText.AlreadyIn, ("team", team.Name));
        if (team.Members.Count >= Team.MostMembers)
            return talk.Show(TeamsText.IsFull, ("team", team.Name), ("most", Team.MostMembers));
        if (talk.Mine.Teams.Length >= Team.MostTeams)
            return talk.Show(TeamsText.TooManyTeams, ("most", Team.MostTeams));
        Enter(talk, team, isAdmin: false);
        // Of two who come at once one is counted first, so that the team is never too large.
        team.Version++;
        await TeamBoards.RefreshAsync(talk, team);
        talk.Turn.GoOn();
        if (talk.Turn.Member.ZoneId is null && !talk.Turn.IsPrivate)
        {
            return talk.Show(new ChatMessage(
                talk.Words.Say(TeamsText.JoinedUnknown, ("team", team.Name)), new ButtonRow(new PrivateChatButton(talk.Words.Plain(TeamsText.OpenCoach)))));
        }

        return talk.Show(new ChatMessage(talk.Words.Say(TeamsText.Joined, ("team", team.Name)), Welcome(talk, team)));
    }

    private static void Enter(TeamTalk talk, Team team, bool isAdmin)
    {
        // The team's last day may be over and not closed yet, and the member's own day may be ahead: nobody counts on a day they come in.
        var day = LocalDate.Max(LocalDate.Max(team.OpenDay, team.At(talk.Turn.Now.Now).Today), talk.Turn.Now.Today);
        team.Members.Add(new TeamMember { TeamId = team.Id, MemberId = talk.Turn.Member.Id, JoinedOn = day, IsAdmin = isAdmin });
        talk.Mine = talk.Mine with { Teams = talk.Mine.Teams.Add(team.Id), Current = team.Id };
    }

    private static ButtonRow Welcome(TeamTalk talk, Team team) => new(
        talk.Button(TeamsText.NameMe, "named", team), talk.Button(TeamsText.StayUnnamed, "show", team));
}
