using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Privacy;

/// <summary>
/// <c>/privacy [receipt]</c>: what is stored, or the proof of an erasure. Always open. A stranger who asks stays one.
/// </summary>
internal sealed class PrivacyCommand(PrivacyMessages messages) : ICommand
{
    internal const string Name = "privacy";

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(PrivacyText.Description),
        [new CommandOption("receipt", words.Plain(PrivacyText.ReceiptName), words.Plain(PrivacyText.ReceiptOption), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        turn.LeaveNoTrace();
        if (arguments["receipt"] is { } typed)
            return Proof(turn, typed);
        return turn.IsStranger
            ? Answers.Say(turn.Words.Say(PrivacyText.Stranger))
            : turn.Read(async (db, stop) => Answers.Show(turn, await messages.CardAsync(turn, db, stop)));
    }

    private Answer Proof(Turn turn, string typed)
    {
        var receipt = Receipt.Read(typed);
        if (receipt is null)
            return Answers.Say(NoSuchReceipt(turn));
        if (receipt == turn.Member.EraseReceipt)
        {
            var pending = PrivacyMessages.Pending(turn);
            return Answers.Say(new ChatMessage(turn.Words.Say(PrivacyText.ReceiptOfPending) + pending.Body, pending.Buttons));
        }

        return turn.Read(async (db, stop) =>
            await db.Erasures.AsNoTracking().SingleOrDefaultAsync(erasure => erasure.Receipt == receipt, stop) is { } erasure
                ? Answers.Say(messages.Proof(turn, erasure))
                : Answers.Say(NoSuchReceipt(turn)));
    }

    private static ChatMessage NoSuchReceipt(Turn turn)
    {
        var words = turn.Words.Say(PrivacyText.NoSuchReceipt);
        return turn.IsStranger ? new ChatMessage(words) : new ChatMessage(words, PrivacyMessages.WhatIsStored(turn));
    }
}
