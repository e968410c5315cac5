using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Teams;

/// <summary>
/// The buttons about teams. A team that a button names is only ever a wish: what may be done with it is asked of the store, and
/// of the platform, at the press.
/// </summary>
internal sealed class TeamButtons : IButtons
{
    public const string SliceName = "team";

    /// <summary>On a board, for everybody who reads it: what it joins is the team of the conversation it was pressed in.</summary>
    public static ButtonToken JoinHere { get; } = ButtonToken.ForAll(SliceName, "joinhere");

    public string Slice => SliceName;

    public CommandPlace Place => CommandPlace.Personal;

    public bool ForAll => true;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (token.IsForAll)
            return token.Action == JoinHere.Action ? Read(TeamEntry.JoinHereAsync) : null;
        var team = TeamTalk.Read(token[0]);
        return token.Action switch
        {
            "show" when team is { } id => Of(id, TeamDesk.ShowAsync),
            "invite" when team is { } id => Of(id, TeamEntry.InviteAsync),
            "leave" when team is { } id => Of(id, TeamEntry.AskToLeaveAsync),
            "left" when team is { } id => Of(id, TeamEntry.LeaveAsync),
            "named" when team is { } id => Of(id, talk => TeamEntry.NameMeAsync(talk, turn.Said.From.Name)),
            "unnamed" when team is { } id => Of(id, TeamEntry.UnnameMeAsync),
            "set" when team is { } id => Of(id, talk => TeamChanges.ShowAsync(talk, "")),
            "to" when team is { } id => Of(id, talk => TeamChanges.SetAsync(talk, token[1], token[2])),
            "people" when team is { } id => Of(id, talk => TeamChanges.PeopleAsync(talk, int.TryParse(token[1], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0)),
            "remove" when team is { } id => Of(id, talk => TeamChanges.AskToRemoveAsync(talk, token[1])),
            "removed" when team is { } id => Of(id, talk => TeamChanges.RemoveAsync(talk, token[1])),
            "export" when team is { } id => Of(id, TeamChanges.ExportAsync),
            "chat" when team is { } id => Of(id, TeamPlaces.InviteChatAsync),
            "all" => Read(TeamDesk.ListAsync),
            _ => null,
        };

        Answer Of(Guid id, Func<TeamTalk, Task<Answer>> act) => turn.Read((db, stop) => act(new TeamTalk(turn, db, stop, id)));

        Answer Read(Func<TeamTalk, Task<Answer>> act) => turn.Read((db, stop) => act(new TeamTalk(turn, db, stop)));
    }
}
