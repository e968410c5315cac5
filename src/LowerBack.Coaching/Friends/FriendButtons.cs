using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Friends;

/// <summary>The buttons about friends. Whom one means is only ever looked for among those who are in a team with the presser.</summary>
internal sealed class FriendButtons : IButtons
{
    public const string SliceName = "friend";

    public string Slice => SliceName;

    public CommandPlace Place => CommandPlace.Personal;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        return token.Action switch
        {
            "all" when Page() is { } page => Read(desk => desk.ListAsync(page)),
            "one" => Read(desk => desk.OneAsync(token[0])),
            "send" => Read(desk => desk.SendAsync(token[0])),
            "mute" => Read(desk => desk.MuteAsync(token[0])),
            "unmute" => Read(desk => desk.UnmuteAsync(token[0])),
            "muted" when Page() is { } page => Read(desk => desk.MutedAsync(page)),
            "gift" => turn.Read((db, stop) => new GiftDesk(turn, db, stop).AskAsync(token[0])),
            "give" => turn.Read((db, stop) => new GiftDesk(turn, db, stop).GiveAsync(token[0])),
            _ => null,
        };

        int? Page() => int.TryParse(token[0], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

        Answer Read(Func<FriendDesk, Task<Answer>> act) => turn.Read((db, stop) => act(new FriendDesk(turn, db, stop)));
    }
}
