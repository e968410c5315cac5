using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Teams;

/// <summary>The conversations in which a team shows its board.</summary>
internal static class TeamPlaces
{
    /// <summary>What a link that brings a team into a group carries before its code.</summary>
    public const string LinkPrefix = "board";

    /// <summary>Shows a team here: by the code of whoever may bring it elsewhere, or one's own team.</summary>
    public static async Task<Answer> BringAsync(TeamTalk talk, string typed)
    {
        if (talk.Turn.IsPrivate)
            return talk.Show(TeamsText.HereIsPrivate);
        if (!await talk.Turn.Said.ManagesChat(talk.Stop))
            return talk.Show(TeamsText.ManagersOnly);
        if (talk.Turn.Member.Get<Guesses>().MayAgainAt(talk.Turn.Now.Now) is { } again)
            return talk.Show(TeamsText.TooManyGuesses, ("time", again.InZone(talk.Turn.Now.Zone).TimeOfDay));
        if (await talk.OfThisChatAsync() is { } other)
        {
            if (!IsLostHere(talk, other))
                return talk.Show(TeamsText.ShownHereAlready, ("team", other.Name));
            // Whoever's it was: a conversation shows one team, and nothing of that one comes here any more.
            ForgetLost(talk, other);
        }

        var invite = typed.Length == 0 ? null : await TeamEntry.InviteAsync(talk, typed, isForChat: true);
        if (await (invite is null ? OwnAsync(talk) : talk.FindAsync(invite.TeamId)) is not { } team || (invite is null && typed.Length > 0))
            return talk.Show(typed.Length == 0 ? TeamsText.NoTeamToShow : TeamsText.WrongCode);
        ForgetLost(talk, team);
        if (team.Chats.Count >= TeamChat.Most)
            return talk.Show(TeamsText.TooManyChats, ("most", TeamChat.Most));
        if (invite is not null)
            talk.Db.Remove(invite);
        Bring(talk, team);
        return talk.Show(TeamsText.ShownHere, ("team", team.Name));
    }

    /// <summary>Makes a code that brings the team into another conversation, on any platform.</summary>
    public static async Task<Answer> InviteChatAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.BringToChat, team))
            return talk.Show(TeamsText.AdminsOnly);
        ForgetLost(talk, team);
        if (team.Chats.Count >= TeamChat.Most)
            return talk.Show(TeamsText.TooManyChats, ("most", TeamChat.Most));
        if (await TeamEntry.MakeAsync(talk, team, isForChat: true) is not { } code)
            return talk.Show(TeamsText.TooManyInvites, ("team", team.Name));
        var link = new StartLink($"{LinkPrefix}_{code}", $"/{TeamCommand.Name} {talk.Words.Plain(TeamsText.VerbHere).Split(',')[0]} {OneTimeCode.Shown(code)}", IntoGroup: true);
        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.ChatInviteMade, ("team", team.Name), ("days", TeamInvite.WorksDays)) + new Prose([new Paragraph([link])]),
            new ButtonRow(talk.Button(TeamsText.ToTeam, "show", team))));
    }

    /// <summary>Takes the board from this conversation.</summary>
    public static async Task<Answer> TakeAwayAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.TakeFromChat, team))
            return talk.Show(TeamsText.AdminsOnly);
        if (team.Chats.FirstOrDefault(chat => chat.Address == talk.Turn.Said.At) is not { } place)
            return talk.Show(TeamsText.NoTeamHere);
        talk.Db.Remove(place);
        team.Chats.Remove(place);
        team.Version++;
        return talk.Show(TeamsText.TakenAway, ("team", team.Name));
    }

    /// <summary>Shows a team where this turn happens, from now on.</summary>
    public static void Bring(TeamTalk talk, Team team)
    {
        var at = talk.Turn.Said.At;
        var chat = new TeamChat
        {
            TeamId = team.Id, Platform = at.Platform.Value, Conversation = at.Conversation, Thread = at.Thread ?? "", Language = talk.Turn.Member.Language,
        };
        team.Chats.Add(chat);
        team.Version++;
        TeamBoards.Tell(talk.Db, team, chat, [], isToday: true, talk.Turn.Now.Now);
        talk.Turn.SpeakSoon();
    }

    private static async Task<Team?> OwnAsync(TeamTalk talk) =>
        await talk.MeantAsync() is { } team && talk.Membership(team) is { IsAdmin: true } ? team : null;

    /// <summary>Whether a team is shown here that is only to be tried again: where it could not be written, it can be brought anew.</summary>
    private static bool IsLostHere(TeamTalk talk, Team team) => team.Chats.Any(chat => chat.Address == talk.Turn.Said.At && chat.IsLost);

    /// <summary>Conversations that could not be written to make room for others.</summary>
    private static void ForgetLost(TeamTalk talk, Team team)
    {
        foreach (var lost in team.Chats.Where(chat => chat.IsLost).ToList())
        {
            talk.Db.Remove(lost);
            team.Chats.Remove(lost);
            team.Version++;
        }
    }
}
