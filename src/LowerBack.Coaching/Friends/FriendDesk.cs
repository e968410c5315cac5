using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Friends;

/// <summary>Shows somebody their team-mates, sends one of them a kind word, and mutes them. What it says depends on nothing that only the other one may know.</summary>
internal sealed class FriendDesk(Turn turn, CoachContext db, CancellationToken stop)
{
    private Words Words => turn.Words;

    private FriendFile Mine
    {
        get => turn.Member.Get<FriendFile>();
        set => turn.Member.Set(value);
    }

    /// <summary>Who can be chosen, a page at a time.</summary>
    public async Task<Answer> ListAsync(int page) => Answers.Show(turn, await ListAsync(await TeamMates.OfAsync(db, turn.Member.Id, stop), page, notFound: null));

    /// <summary>Whom they named: sent at once where it is that name, else asked back.</summary>
    public async Task<Answer> NamedAsync(string typed)
    {
        var mates = await TeamMates.OfAsync(db, turn.Member.Id, stop);
        var known = mates.Where(mate => mate.Own is not null).ToList();
        return new NameSearch<TeamMate>(known.Select(mate => new SearchName<TeamMate>(mate, null, mate.Name!))).Find(typed, turn.Member.Language) switch
        {
            FoundOne<TeamMate> { Item: var one } when Folded.Of(one.Name!).Joined == Folded.Of(typed).Joined => await SendAsync(one),
            FoundOne<TeamMate> { Item: var one } => await CardAsync(one),
            FoundSeveral<TeamMate> { Items: var several } => Answers.Show(turn, new ChatMessage(
                Words.Say(FriendsText.WhichOne), Labels.Choices([.. several.Select(Choice)], Back()))),
            _ => Answers.Show(turn, await ListAsync(mates, page: 0, typed)),
        };
    }

    /// <summary>One of them, and what can be done.</summary>
    public async Task<Answer> OneAsync(string tag) => await FindAsync(tag) is { Own: not null } mate ? await CardAsync(mate) : await ListAsync(page: 0);

    /// <summary>Sends a kind word to one of them.</summary>
    public async Task<Answer> SendAsync(string tag) => await FindAsync(tag) is { Own: not null } mate ? await SendAsync(mate) : await ListAsync(page: 0);

    /// <summary>Nothing comes from somebody any more; the message it was pressed on stays.</summary>
    public async Task<Answer> MuteAsync(string tag)
    {
        if (await FindAsync(tag) is not { } mate)
            return Answers.Say(Words.Say(FriendsText.NoMate));
        Mine = Mine with { Muted = [.. Mine.Muted.Remove(mate.Tag), mate.Tag] };
        return Answers.Say(new ChatMessage(Words.Say(FriendsText.IsMuted, ("name", NameOf(mate))), new ButtonRow(Unmute(mate))));
    }

    /// <summary>They may be heard again.</summary>
    public async Task<Answer> UnmuteAsync(string tag)
    {
        if (await FindAsync(tag) is not { } mate)
            return await MutedAsync(page: 0);
        Mine = Mine.Hears(await MemberAsync(mate));
        return Answers.Show(turn, new ChatMessage(Words.Say(FriendsText.IsHeard, ("name", NameOf(mate))), new ButtonRow(Back())));
    }

    /// <summary>Who is muted, a page at a time, as far as they are in a team together: from others nothing can come.</summary>
    public async Task<Answer> MutedAsync(int page)
    {
        var muted = await MutedAsync(await TeamMates.OfAsync(db, turn.Member.Id, stop));
        return Answers.Show(turn, new ChatMessage(
            Words.Say(muted.Count == 0 ? FriendsText.NobodyMuted : FriendsText.MutedAre), Page([.. muted.Select(Unmute)], page, "muted", Back())));
    }

    private async Task<Answer> SendAsync(TeamMate mate)
    {
        if (Mine.SentOn >= turn.Now.Today)
            return Answers.Show(turn, new ChatMessage(Words.Say(FriendsText.SentToday), new ButtonRow(Back())));
        Mine = Mine with { SentOn = turn.Now.Today };
        if (await FriendPost.FindAsync(db, mate.Id, turn.Now.Now, stop) is { } friend)
            await FriendPost.LayAsync(db, turn.Member, friend, isGift: false, turn.Now.Now, stop);
        return Answers.Show(turn, new ChatMessage(Words.Say(FriendsText.Sent, ("name", mate.Name!)), new ButtonRow(Back())));
    }

    private async Task<TeamMate?> FindAsync(string tag) => (await TeamMates.OfAsync(db, turn.Member.Id, stop)).Find(mate => mate.Tag == tag);

    private async Task<ChatMessage> ListAsync(List<TeamMate> mates, int page, string? notFound)
    {
        var muted = (await MutedAsync(mates)).Count;
        ImmutableArray<Button> more = muted > 0 ? [turn.Button(Words.Plain(FriendsText.MutedPeople, ("count", muted)), FriendButtons.SliceName, "muted", "0")] : [];
        var known = mates.Where(mate => mate.Own is not null).ToList();
        if (known.Count == 0)
        {
            return new ChatMessage(
                Words.Say(mates.Count == 0 ? FriendsText.NoTeam : mates.Exists(mate => mate.Name is not null) ? FriendsText.NoNameOfYours : FriendsText.NobodyNamed),
                new ButtonRow([turn.CommandButton(Words.Plain(FriendsText.ToTeam), "team"), .. more]));
        }

        var body = notFound is null ? Words.Say(FriendsText.WhoIsIt) : Words.Say(FriendsText.NotFound, ("typed", Excerpt.Of(notFound)));
        if (mates.Count > known.Count)
            body += Words.Count(FriendsText.Unnamed, mates.Count - known.Count);
        return new ChatMessage(body, Page([.. known.Select(Choice)], page, "all", more));
    }

    private ImmutableArray<ButtonRow> Page(IReadOnlyList<Button> choices, int page, string action, params ImmutableArray<Button> last) => Labels.Page(
        Words, choices, page, (label, other) => turn.Button(label, FriendButtons.SliceName, action, other.ToString(CultureInfo.InvariantCulture)), last);

    /// <summary>Their row says under which marks they were muted.</summary>
    private async Task<Answer> CardAsync(TeamMate mate)
    {
        var isMuted = Mine.Mutes(await MemberAsync(mate));
        return Answers.Show(turn, new ChatMessage(
            Words.Say(FriendsText.Card, ("name", mate.Name!)),
            new ButtonRow(
                turn.Primary(Words.Plain(FriendsText.SendWord), FriendButtons.SliceName, "send", mate.Tag),
                turn.Button(Words.Plain(FriendsText.GiveFreeze), FriendButtons.SliceName, "gift", mate.Tag)),
            new ButtonRow(isMuted ? Unmute(mate) : turn.Button(Labels.Fitting(Words.Plain(FriendsText.Mute, ("name", mate.Name!))), FriendButtons.SliceName, "mute", mate.Tag), Back())));
    }

    private Task<Member> MemberAsync(TeamMate mate) => db.Members.AsNoTracking().SingleAsync(member => member.Id == mate.Id, stop);

    private ActionButton Choice(TeamMate mate) => turn.Button(Labels.Fitting(mate.Name!), FriendButtons.SliceName, "one", mate.Tag);

    private ActionButton Unmute(TeamMate mate) =>
        turn.Button(Labels.Fitting(Words.Plain(FriendsText.Unmute, ("name", NameOf(mate)))), FriendButtons.SliceName, "unmute", mate.Tag);

    private ActionButton Back() => turn.Button(Words.Plain(FriendsText.Back), FriendButtons.SliceName, "all", "0");

    /// <summary>Those of them who are muted, under whichever mark.</summary>
    private async Task<List<TeamMate>> MutedAsync(List<TeamMate> mates)
    {
        if (Mine.Muted.IsEmpty)
            return [];
        var ids = mates.Select(mate => mate.Id).ToList();
        var muted = (await db.Members.AsNoTracking().Where(member => ids.Contains(member.Id)).ToListAsync(stop)).Where(Mine.Mutes).Select(member => member.Id).ToHashSet();
        return mates.FindAll(mate => muted.Contains(mate.Id));
    }

    private string NameOf(TeamMate mate) => mate.Name ?? Words.Plain(FriendsText.Somebody);
}
