using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Friends;

/// <summary><c>/nudge [friend]</c>: one kind word a day to somebody in a team with them.</summary>
internal sealed class NudgeCommand : ICommand
{
    public const string Name = "nudge";

    private const string Friend = "friend";

    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(FriendsText.Description),
        [new CommandOption(Friend, words.Plain(FriendsText.OptionName), words.Plain(FriendsText.Option), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (turn.Member.ZoneId is null)
        {
            if (turn.IsStranger)
                turn.LeaveNoTrace();
            return Answers.Say(turn.Words.Say(FriendsText.StartFirst));
        }

        return turn.Read((db, stop) => arguments[Friend] is { } typed
            ? new FriendDesk(turn, db, stop).NamedAsync(typed)
            : new FriendDesk(turn, db, stop).ListAsync(page: 0));
    }
}
