using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary><c>/remind [what and when]</c>: all that the coach says first, to see and to set, in the member's words for time.</summary>
internal sealed class RemindCommand : ICommand, ITextListener
{
    public const string Name = "remind";

    private const string What = "what";

    /// <summary>After this long a text is no longer taken for the time that was asked for.</summary>
    private static readonly Duration TimeIsAwaited = Duration.FromMinutes(10);

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(RemindersText.RemindDescription),
        [new CommandOption(What, words.Plain(RemindersText.RemindOptionName), words.Plain(RemindersText.RemindOption), OptionKind.Words, [])]);

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) =>
        [.. RemindDesk.Offered.Select(kind => ScheduleWords.Name(words, kind))
            .Where(name => Folded.Of(name).Joined.StartsWith(Folded.Of(typed).Joined, StringComparison.Ordinal))
            .Select(name => new OptionChoice(name, name))];

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (turn.Member.ZoneId is null)
            return Answers.Say(turn.Words.Say(RemindersText.PlaceFirst));
        return Answers.Show(turn, arguments[What] is { } typed ? RemindDesk.Typed(turn, typed) : RemindDesk.List(turn));
    }

    /// <summary>A time typed while one is asked for.</summary>
    public Answer? Hear(Turn turn, string text)
    {
        var file = turn.Member.Get<ReminderFile>();
        return turn.IsPrivate && file.AsksFor is { } kind && turn.Now.Now - file.AskedAt < TimeIsAwaited && RemindDesk.MeansATime(turn, kind, text)
            ? Answers.Say(RemindDesk.TypedFor(turn, kind, text))
            : null;
    }
}
