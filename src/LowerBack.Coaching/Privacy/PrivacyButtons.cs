using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Privacy;

/// <summary>Presses on the cards of <c>/privacy</c>. One that comes too late says how things stand now.</summary>
internal sealed class PrivacyButtons(PrivacyMessages messages, PrivacyExport export) : IButtons
{
    public string Slice => PrivacyMessages.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public Answer? Press(Turn turn, ButtonToken token) => token.Action switch
    {
        "card" => turn.Read(async (db, stop) => Answers.Show(turn, await messages.CardAsync(turn, db, stop))),
        "export" => turn.Read(async (db, stop) => Answers.Say(
            new ChatMessage(turn.Words.Say(PrivacyText.Exported), PrivacyMessages.WhatIsStored(turn)) { File = await export.FileAsync(turn, db, stop) })),
        "ask" => turn.Member.EraseAt is null ? Answers.Show(turn, PrivacyMessages.Ask(turn)) : AlreadyScheduled(turn),
        "erase" => turn.Member.EraseAt is null ? Erase(turn) : AlreadyScheduled(turn),
        "keep" => turn.Member.EraseAt is null ? Keep(turn) : AlreadyScheduled(turn),
        "undo" => turn.Member.EraseAt is null ? NothingScheduled(turn) : Undo(turn),
        _ => null,
    };

    private static Answer Erase(Turn turn)
    {
        turn.Member.EraseAt = turn.Now.Now + MemberEraser.TimeToUndo;
        turn.Member.EraseReceipt = Receipt.New();
        return Answers.Show(turn, PrivacyMessages.Scheduled(turn));
    }

    private static Answer Keep(Turn turn) =>
        Answers.Show(turn, new ChatMessage(turn.Words.Say(PrivacyText.Kept), PrivacyMessages.WhatIsStored(turn)));

    private static Answer Undo(Turn turn)
    {
        turn.Member.EraseAt = null;
        turn.Member.EraseReceipt = null;
        turn.GoOn();
        return Answers.Show(turn, new ChatMessage(
            turn.Words.Say(PrivacyText.Undone), new ButtonRow(turn.CommandButton(turn.Words.Plain(PrivacyText.TodaysSession), "routine"))));
    }

    /// <summary>As a new message: the one that was pressed may be the one with the receipt.</summary>
    private static Answer AlreadyScheduled(Turn turn) =>
        Answers.Refuse(turn.Words.Plain(PrivacyText.AlreadyScheduled), PrivacyMessages.Pending(turn));

    private Answer NothingScheduled(Turn turn) => turn.Read(async (db, stop) =>
        Answers.Refuse(turn.Words.Plain(PrivacyText.NothingScheduled), await messages.CardAsync(turn, db, stop)));
}
