using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Learn;

/// <summary><c>/learn [topic]</c>: the next card, or the one somebody asks for. Open also on hold: reading is always fine.</summary>
internal sealed class LearnCommand(CardSearch search, CardMessages messages, SafetyScreen screen) : ICommand
{
    private const string Option = "topic";

    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new(
        "learn", words.Plain(LearnText.Description),
        [new CommandOption(Option, words.Plain(LearnText.TopicName), words.Plain(LearnText.TopicOption), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (screen.Closed(turn) is { } closed)
            return closed;
        if (arguments[Option] is not { } typed || string.IsNullOrWhiteSpace(typed))
            return Answers.Show(turn, messages.Next(turn));
        return Answers.Show(turn, search.Find(typed, turn.Words) switch
        {
            FoundOne<LearnAbout> { Item: AboutTopic about } => messages.Topic(turn, about.Topic),
            FoundOne<LearnAbout> { Item: AboutCard about } => messages.Show(turn, about.Card),
            FoundSeveral<LearnAbout> several => messages.Which(turn, several.Items),
            FoundNothing<LearnAbout> nothing => messages.Unknown(turn, typed, nothing.Nearest),
            _ => messages.Topics(turn),
        });
    }

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) => option == Option
        ? [.. search.Complete(typed, words).Select(card => messages.Title(words.Culture.Name, card)).Select(title => new OptionChoice(title, title))]
        : [];
}
