using System.Collections.Frozen;

namespace LowerBack.Coaching.Teams;

/// <summary>What somebody can do with a team.</summary>
internal enum TeamAct
{
    Start,
    Join,
    See,
    SetOwnName,
    Invite,
    Leave,
    Nudge,
    Export,
    Change,
    RemoveMember,
    BringToChat,
    TakeFromChat,
}

/// <summary>Who may; each of them may also do what stands above.</summary>
internal enum TeamRight
{
    /// <summary>Everybody the coach talks to.</summary>
    Anybody,

    /// <summary>Who was invited, or reads along in a conversation of the team's.</summary>
    Invited,

    /// <summary>Who is in the team.</summary>
    Member,

    /// <summary>Who is an admin of the team, or manages the conversation in which they ask, as its platform says at that moment.</summary>
    AdminOrManager,

    /// <summary>Who is an admin of the team.</summary>
    Admin,
}

/// <summary>Who may do what, as one table; the README shows the same one.</summary>
internal static class TeamRights
{
    public static readonly FrozenDictionary<TeamAct, TeamRight> Table = new Dictionary<TeamAct, TeamRight>
    {
        [TeamAct.Start] = TeamRight.Anybody,
        [TeamAct.Join] = TeamRight.Invited,
        [TeamAct.See] = TeamRight.Member,
        [TeamAct.SetOwnName] = TeamRight.Member,
        [TeamAct.Invite] = TeamRight.Member,
        [TeamAct.Leave] = TeamRight.Member,
        [TeamAct.Nudge] = TeamRight.Member,
        [TeamAct.Change] = TeamRight.AdminOrManager,
        [TeamAct.BringToChat] = TeamRight.AdminOrManager,
        [TeamAct.TakeFromChat] = TeamRight.AdminOrManager,
        [TeamAct.RemoveMember] = TeamRight.Admin,
        [TeamAct.Export] = TeamRight.Admin,
    }.ToFrozenDictionary();
}
