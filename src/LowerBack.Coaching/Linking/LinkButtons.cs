using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Linking;

/// <summary>Presses on the cards of <c>/link</c>. A code in a button is tried like one that is typed.</summary>
internal sealed class LinkButtons(LinkJoin join) : IButtons
{
    public string Slice => LinkMessages.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public Answer? Press(Turn turn, ButtonToken token) => token.Action switch
    {
        "show" => turn.Read((db, stop) => LinkParting.ShowAsync(turn, db, stop)),
        "code" => turn.Read((db, stop) => LinkMaking.MakeAsync(turn, db, stop)),
        "join" => turn.Read((db, stop) => join.JoinAsync(turn, db, token[0], keepsHere: token[1] != LinkMessages.There, stop)),
        "part" => turn.Read((db, stop) => LinkParting.AskAsync(turn, db, token[0], stop)),
        "parted" => turn.Read((db, stop) => LinkParting.PartAsync(turn, db, token[0], stop)),
        _ => null,
    };
}
