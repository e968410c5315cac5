using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Linking;

/// <summary>
/// The other end of a code: what would come of it, and once they agree one member out of two. The one who agrees stays. Whatever
/// a press brings is looked up again, since a code may have been used or have run out meanwhile.
/// </summary>
internal sealed class LinkJoin(MemberMerger merger)
{
    /// <summary>Says what would come of a code.</summary>
    public static async Task<Answer> PreviewAsync(Turn turn, CoachContext db, string typed, CancellationToken stop)
    {
        var found = await FindAsync(turn, db, typed, stop);
        if (found is not { Other: { } other, Code: { } code })
            return Answers.Show(turn, found.Problem!);
        var plan = new LinkPlan(
            OneTimeCode.Read(typed)!, code.Platform, await TellAsync(turn, db, turn.Member, stop), await TellAsync(turn, db, other, stop),
            MayChoose: IsSetUp(turn.Member) && IsSetUp(other));
        return Answers.Show(turn, LinkMessages.Preview(turn, plan));
    }

    /// <summary>Does it.</summary>
    public async Task<Answer> JoinAsync(Turn turn, CoachContext db, string typed, bool keepsHere, CancellationToken stop)
    {
        var found = await FindAsync(turn, db, typed, stop);
        if (found is not { Other: { } other, Code: { } code })
        {
            // Pressed twice: what is linked says it all.
            return turn.Member.Get<Accounts>().Linked.IsEmpty
                ? Answers.Show(turn, found.Problem!)
                : await LinkParting.ShowAsync(turn, db, stop);
        }

        var theirs = await AccountsAsync(db, other, stop);
        var mine = (await AccountsAsync(db, turn.Member, stop)).Select(account => account.Platform == turn.Account.Platform ? turn.Account : account);
        await merger.MergeAsync(new MemberMerge(db, turn.Member, other, Chosen(turn.Member, other, keepsHere), turn.Now.Now), stop);
        var accounts = turn.Member.Get<Accounts>();
        turn.Member.Set(accounts with
        {
            Linked = [.. mine, .. theirs],
            FormerTags = [.. accounts.FormerTags.Add(other.Tag).TakeLast(Accounts.MostFormerTags)],
            CodeFrom = code.Platform,
            LinkedAt = turn.Now.Now,
        });
        turn.Keep(LinkNotice.To(theirs.First(account => account.Platform == code.Platform), turn));
        turn.SpeakSoon();
        turn.GoOn();
        return Answers.Show(turn, LinkMessages.Joined(turn, code.Platform));
    }

    /// <summary>Whose settings stay: those that were chosen where both have any; else theirs who has gone further.</summary>
    private static Member Chosen(Member here, Member there, bool keepsHere) => (IsSetUp(here), IsSetUp(there)) switch
    {
        (true, true) => keepsHere ? here : there,
        (true, false) => here,
        (false, true) => there,
        _ => here.ZoneId is null ? there : here,
    };

    private static bool IsSetUp(Member member) => member.ZoneId is not null && member.Get<Profile>().Level is not null;

    private static async Task<Found> FindAsync(Turn turn, CoachContext db, string typed, CancellationToken stop)
    {
        var (now, here) = (turn.Now.Now, turn.Said.At.Platform.Value);
        if (turn.Member.Get<Guesses>().MayAgainAt(now) is { } again)
            return Problem(LinkText.TooManyGuesses, ("time", again.InZone(turn.Now.Zone).TimeOfDay));
        var hash = OneTimeCode.HashOf(typed);
        var code = hash is null ? null : await db.LinkCodes.SingleOrDefaultAsync(found => found.Hash == hash, stop);
        if (code is null || code.Until <= now)
        {
            turn.CountGuess();
            return Problem(LinkText.WrongCode, ("minutes", LinkCode.WorksMinutes));
        }

        if (code.Platform == here)
            return Problem(code.MemberId == turn.Member.Id ? LinkText.OwnCode : LinkText.SamePlatform, ("platform", LinkMessages.Named(here)));
        if (code.MemberId == turn.Member.Id)
            return Problem(LinkText.AlreadyOne);
        var other = await db.Members.SingleAsync(member => member.Id == code.MemberId, stop);
        if (other.EraseAt is not null)
            return Problem(LinkText.OtherLeaves, ("platform", LinkMessages.Named(code.Platform)));
        var platforms = await db.Identities.Where(identity => identity.MemberId == turn.Member.Id).Select(identity => identity.Platform).ToListAsync(stop);
        var twice = await db.Identities.Where(identity => identity.MemberId == other.Id).Select(identity => identity.Platform)
            .FirstOrDefaultAsync(platform => platform == here || platforms.Contains(platform), stop);
        if (twice is not null)
            return Problem(LinkText.OneEach, ("platform", LinkMessages.Named(twice)));
        return turn.Member.Get<TeamFile>().Teams.Union(other.Get<TeamFile>().Teams).Count() > Team.MostTeams
            ? Problem(LinkText.TooManyTeams, ("most", Team.MostTeams))
            : new Found(code, other);

        Found Problem(LinkText words, params ReadOnlySpan<(string Name, object Value)> values) =>
            new(Problem: new ChatMessage(turn.Words.Say(words, values), LinkMessages.Back(turn)));
    }

    /// <summary>How much somebody has told, in words; nothing where they have not told anything.</summary>
    private static async Task<string> TellAsync(Turn turn, CoachContext db, Member member, CancellationToken stop)
    {
        var days = await db.Journal.Where(entry => entry.MemberId == member.Id).Select(entry => entry.Day).Distinct().CountAsync(stop);
        var since = turn.Words.WriteInFull(member.JoinedAt.InZone(turn.Now.Zone).Date);
        return days == 0 ? turn.Words.Plain(LinkText.NothingYet) : turn.Words.Count(LinkText.DaysTold, days, ("since", since)).ToPlainText();
    }

    /// <summary>The accounts of a member, with their private chats as far as these are known.</summary>
    private static async Task<ImmutableArray<Account>> AccountsAsync(CoachContext db, Member member, CancellationToken stop)
    {
        var linked = member.Get<Accounts>().Linked;
        var agenda = await db.Agendas.FindAsync([member.Id], stop);
        return [.. (await db.Identities.Where(identity => identity.MemberId == member.Id).OrderBy(identity => identity.Platform).ToListAsync(stop)).Select(identity =>
            linked.FirstOrDefault(account => account.Platform == identity.Platform)
            ?? new Account(identity.Platform, identity.PersonId, agenda?.Platform == identity.Platform ? agenda.Conversation : null))];
    }

    /// <summary>A code that works and whose it is, or why it does not.</summary>
    private sealed record Found(LinkCode? Code = null, Member? Other = null, ChatMessage? Problem = null);
}
