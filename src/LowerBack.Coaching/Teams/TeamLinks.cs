using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Teams;

/// <summary>Follows a link into a team.</summary>
internal sealed class TeamJoinLink : IDeepLink
{
    public string Prefix => TeamEntry.LinkPrefix;

    public Answer Follow(Turn turn, string code) => turn.Read((db, stop) => TeamEntry.JoinAsync(new TeamTalk(turn, db, stop), code));
}

/// <summary>Follows a link that brings a team into a group.</summary>
internal sealed class TeamBoardLink : IDeepLink
{
    public string Prefix => TeamPlaces.LinkPrefix;

    public Answer Follow(Turn turn, string code) => turn.Read((db, stop) => TeamPlaces.BringAsync(new TeamTalk(turn, db, stop), code));
}
