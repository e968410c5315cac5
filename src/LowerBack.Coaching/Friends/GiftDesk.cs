using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Friends;

/// <summary>
/// A freeze for a friend. Both journals say so in one save, which is run again where either of the two has changed meanwhile. Why
/// a friend cannot take one is theirs: the giver reads one sentence for all reasons.
/// </summary>
internal sealed class GiftDesk(Turn turn, CoachContext db, CancellationToken stop)
{
    /// <summary>Asks once more, since it costs something.</summary>
    public async Task<Answer> AskAsync(string tag)
    {
        if (await FindAsync(tag) is not { } mate)
            return await new FriendDesk(turn, db, stop).ListAsync(page: 0);
        var mine = await StreakAsync(turn);
        return Bar(mine, mate) ?? Answers.Show(turn, new ChatMessage(
            turn.Words.Say(FriendsText.GiftSure, ("name", mate.Name!), ("left", mine.Now.Freezes - 1)),
            new ButtonRow(
                turn.Primary(turn.Words.Plain(FriendsText.GiveIt), FriendButtons.SliceName, "give", mate.Tag),
                turn.Button(turn.Words.Plain(FriendsText.KeepIt), FriendButtons.SliceName, "one", mate.Tag))));
    }

    /// <summary>Gives it.</summary>
    public async Task<Answer> GiveAsync(string tag)
    {
        if (await FindAsync(tag) is not { } mate)
            return await new FriendDesk(turn, db, stop).ListAsync(page: 0);
        var mine = await StreakAsync(turn);
        if (Bar(mine, mate) is { } barred)
            return barred;
        var friend = await FriendPost.FindAsync(db, mate.Id, turn.Now.Now, stop);
        if (friend?.EraseAt is not null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(friend?.ZoneId ?? "") is not { } zone)
            return Show(FriendsText.GiftNotNow, mate);
        var theirs = new Occasion(friend!, LocalNow.At(turn.Now.Now, zone, friend!.DayStart), turn.Words);
        if (GiftRules.ToReceive((await StreakAsync(theirs)).Days, Streak.FactsOf(friend)) is not null)
            return Show(FriendsText.GiftNotNow, mate);

        Note(turn, received: false);
        Note(theirs, received: true);
        friend.Version++;
        await FriendPost.LayAsync(db, turn.Member, friend, isGift: true, turn.Now.Now, stop);
        turn.SpeakSoon();
        return Show(FriendsText.GiftGiven, mate, ("left", mine.Now.Freezes - 1));
    }

    private async Task<TeamMate?> FindAsync(string tag) =>
        (await TeamMates.OfAsync(db, turn.Member.Id, stop)).Find(mate => mate.Tag == tag && mate.Own is not null);

    private async Task<Streak> StreakAsync(Occasion occasion)
    {
        await Streak.ReadAsync(db, occasion.Member, stop);
        return Streak.Of(occasion);
    }

    /// <summary>What keeps the giver from it; their own, so it is told.</summary>
    private Answer? Bar(Streak mine, TeamMate mate)
    {
        var facts = Streak.FactsOf(turn.Member).ToList();
        return GiftRules.ToGive(mine.Days, facts) switch
        {
            null => null,
            GiftBar.Freezes => Show(FriendsText.GiftNone, mate),
            GiftBar.Lately => Show(FriendsText.GiftLately, mate, ("day", GiftRules.LastGift(facts)!.Value.PlusDays(GiftRules.DaysBetween))),
            _ => Show(FriendsText.GiftAway, mate),
        };
    }

    private static void Note(Occasion occasion, bool received) =>
        occasion.Member.Journal.Add(JournalEntry.Of(occasion.Member.Id, occasion.Now.Today, occasion.Now.Now, new FreezeGift(received)));

    private Answer Show(FriendsText text, TeamMate mate, params ReadOnlySpan<(string Name, object Value)> values) => Answers.Show(turn, new ChatMessage(
        turn.Words.Say(text, [("name", mate.Name!), .. values]),
        new ButtonRow(turn.Button(turn.Words.Plain(FriendsText.Back), FriendButtons.SliceName, "all", "0"))));
}
