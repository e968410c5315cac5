using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Linking;

/// <summary><c>/link [code]</c>: what is linked and how to link more, or the other end of a code.</summary>
internal sealed class LinkCommand : ICommand
{
    public const string Name = "link";

    private const string Code = "code";

    /// <summary>A group only hears that this is private; but a code that others could read there must not work any more.</summary>
    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(LinkText.Description),
        [new CommandOption(Code, words.Plain(LinkText.OptionName), words.Plain(LinkText.Option), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (arguments[Code] is { } typed)
        {
            return turn.IsPrivate
                ? turn.Read((db, stop) => LinkJoin.PreviewAsync(turn, db, typed, stop))
                : turn.Read((db, stop) => BurnAsync(turn, db, typed, stop));
        }

        if (turn.IsStranger || !turn.IsPrivate)
            turn.LeaveNoTrace();
        return !turn.IsPrivate ? PrivateChat.Point(turn)
            : turn.IsStranger ? Answers.Say(turn.Words.Say(LinkText.Stranger))
            : turn.Read((db, stop) => LinkParting.ShowAsync(turn, db, stop));
    }

    private static async Task<Answer> BurnAsync(Turn turn, CoachContext db, string typed, CancellationToken stop)
    {
        if (OneTimeCode.HashOf(typed) is { } hash && await db.LinkCodes.SingleOrDefaultAsync(code => code.Hash == hash, stop) is { } seen)
            db.Remove(seen);
        else if (turn.Member.Get<Guesses>().MayAgainAt(turn.Now.Now) is null)
            turn.CountGuess();

        return PrivateChat.Point(turn, LinkText.NotInGroups);
    }
}
