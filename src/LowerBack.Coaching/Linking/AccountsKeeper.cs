using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Linking;

/// <summary>Learns the private chat of each account of somebody who has several, so that they can be written to by any of them.</summary>
internal sealed class AccountsKeeper : ITurnEnd
{
    public ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        var accounts = turn.Member.Get<Accounts>();
        if (turn.IsPrivate && accounts.Linked.FirstOrDefault(account => account.Platform == turn.Said.At.Platform.Value) is { } here
            && here.Conversation != turn.Said.At.Conversation)
        {
            turn.Member.Set(accounts with { Linked = accounts.Linked.Replace(here, here with { Conversation = turn.Said.At.Conversation }) });
        }

        return ValueTask.FromResult(answer);
    }
}
