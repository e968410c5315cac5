using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary><c>/remind [what and when]</c>: all that the coach says first, to see and to set, in the member's words for time.</summary>
internal sealed class RemindCommand(NextReminders next) : ICommand, ITextListener
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
        if (arguments[What]?.Trim() is not { Length: > 0 } typed)
            return Answers.Show(turn, RemindDesk.List(turn));
        return Reminded.Read(typed) switch
        {
            { Kind: { } kind, Act: RemindAct.Test } when RemindDesk.Offered.Contains(kind) => RemindersButtons.Test(turn, kind),
            var asked => next.Show(turn, coming => RemindTyped.Do(turn, asked, coming)),
        };
    }

    /// <summary>A time typed while one is asked for.</summary>
    public Answer? Hear(Turn turn, string text)
    {
        var file = turn.Member.Get<ReminderFile>();
        return turn.IsPrivate && file.AsksFor is { } kind && turn.Now.Now - file.AskedAt < TimeIsAwaited && RemindTyped.MeansATime(turn, kind, text)
            ? next.Show(turn, coming => RemindTyped.Time(turn, kind, text, coming))
            : null;
    }
}
