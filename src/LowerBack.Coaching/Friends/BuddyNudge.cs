using LowerBack.Chat;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Friends;

/// <summary>
/// A word from a friend as it is read: a kind one, dropped where its reader has shown up by then, or that a freeze came. It is
/// under the name that the board shows, which is asked for as it leaves: who left the team, hid their name or is gone says nothing.
/// </summary>
internal sealed class BuddyNudge : IReminderContent
{
    private TeamMate? From { get; init; }

    public ReminderKind Kind => ReminderKind.BuddyNudge;

    public int JournalDays => 1;

    public async Task<IReminderContent> ReadAsync(CoachContext db, Occasion occasion, LocalDate day, CancellationToken stop) =>
        occasion.Member.Get<FriendFile>().On(day) is { } word && await TeamMates.OneAsync(db, occasion.Member.Id, word.From, stop) is { Own: not null } mate
            ? new BuddyNudge { From = mate }
            : this;

    public ChatMessage? Write(Occasion occasion, LocalDate day)
    {
        var (file, words) = (occasion.Member.Get<FriendFile>(), occasion.Words);
        if (From is not { Name: { } name } || file.On(day) is not { } word || day != occasion.Now.Today || file.Muted.Contains(From.Tag))
            return null;
        var mute = occasion.Button(Labels.Fitting(words.Plain(FriendsText.Mute, ("name", name))), FriendButtons.SliceName, "mute", From.Tag);
        if (word.IsGift)
        {
            return new ChatMessage(
                words.Say(FriendsText.GiftCame, ("name", name)),
                new ButtonRow(occasion.CommandButton(words.Plain(FriendsText.MyStreak), "streak"), mute));
        }

        if (ShownUp.On(day, occasion.Member, occasion.Member.Journal) is not Showing.NotYet)
            return null;
        var chosen = KindWords.Choose(word.From, day, file.Heard);
        occasion.Member.Set(file with { Heard = new HeardWord(word.From, day, chosen) });
        return new ChatMessage(
            words.Say(KindWords.All[chosen], ("name", name)),
            new ButtonRow(occasion.NextCommand(words.Plain(FriendsText.FiveMinutes), "routine", "5"), mute));
    }
}
