using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Linking;

/// <summary>What is linked, and how it is unlinked: the history stays, and whoever speaks from the other account is a stranger from then on.</summary>
internal static class LinkParting
{
    /// <summary>
    /// So long only the account that a code was made in can unlink itself: somebody who got hold of another's code could else shut
    /// them out before they read of it. Our own figure: as long as the notice is worth sending.
    /// </summary>
    private static readonly Duration Protected = Duration.FromDays(1);

    /// <summary>What is linked, and what can be done.</summary>
    public static async Task<Answer> ShowAsync(Turn turn, CoachContext db, CancellationToken stop) =>
        Answers.Show(turn, LinkMessages.Standing(turn, [.. (await IdentitiesAsync(turn, db, stop)).Select(identity => identity.Platform)]));

    /// <summary>Asks once more before an account is unlinked.</summary>
    public static async Task<Answer> AskAsync(Turn turn, CoachContext db, string platform, CancellationToken stop)
    {
        if (IsProtected(turn, platform))
            return Protects(turn, platform);
        var all = await IdentitiesAsync(turn, db, stop);
        return all.Count > 1 && all.Exists(identity => identity.Platform == platform)
            ? Answers.Show(turn, LinkMessages.AskToPart(turn, platform))
            : await ShowAsync(turn, db, stop);
    }

    /// <summary>Unlinks an account, which may be the one it is done from.</summary>
    public static async Task<Answer> PartAsync(Turn turn, CoachContext db, string platform, CancellationToken stop)
    {
        if (IsProtected(turn, platform))
            return Protects(turn, platform);
        var all = await IdentitiesAsync(turn, db, stop);
        if (all.Count < 2 || all.Find(identity => identity.Platform == platform) is not { } leaving)
            return await ShowAsync(turn, db, stop);
        all.Remove(leaving);
        db.Remove(leaving);
        db.RemoveRange(await db.LinkCodes.Where(code => code.MemberId == turn.Member.Id).ToListAsync(stop));

        var accounts = turn.Member.Get<Accounts>();
        var rest = accounts.Linked.RemoveAll(account => account.Platform == platform);
        turn.Member.Set(accounts with { Linked = rest.Length > 1 ? rest : [] });
        var isFromHere = turn.Account.Platform == platform;
        if (isFromHere)
            turn.Account = rest[0];
        await SendElsewhereAsync(turn, db, platform, stop);
        return Answers.Show(turn, isFromHere
            ? LinkMessages.PartedFromHere(turn, rest[0].Platform)
            : LinkMessages.Parted(turn, platform));
    }

    /// <summary>
    /// What waits to be said to that account is said to the one that stays, unless it is about that account or what stands there, or
    /// may be there already;
    /// and nobody is called in a group of its platform.
    /// </summary>
    private static async Task SendElsewhereAsync(Turn turn, CoachContext db, string platform, CancellationToken stop)
    {
        var waiting = await db.Outbox
            .Where(message => message.MemberId == turn.Member.Id && message.Platform == platform && message.State == OutboxState.Ready).ToListAsync(stop);
        foreach (var message in waiting)
        {
            if (message.Changes is not null || message.FlownAt is not null || message.Kind == LinkNotice.Name)
                db.Remove(message);
            else
                (message.Platform, message.Person, message.Conversation) = (turn.Account.Platform, turn.Account.Person, turn.Account.Conversation);
        }

        if (turn.Member.Get<Reach>() is { Knock: { } knock } reach && knock.Platform == platform)
            turn.Member.Set(reach with { Knock = null });
    }

    private static bool IsProtected(Turn turn, string platform) =>
        turn.Member.Get<Accounts>() is { CodeFrom: { } from, LinkedAt: { } at } && from == platform && from != turn.Account.Platform && turn.Now.Now < at + Protected;

    private static Answer Protects(Turn turn, string platform) => Answers.Show(turn, new ChatMessage(
        turn.Words.Say(LinkText.PartThereOnly, ("platform", LinkMessages.Named(platform))), LinkMessages.Back(turn)));

    private static Task<List<MemberIdentity>> IdentitiesAsync(Turn turn, CoachContext db, CancellationToken stop) =>
        db.Identities.Where(identity => identity.MemberId == turn.Member.Id).OrderBy(identity => identity.Platform).ToListAsync(stop);
}
