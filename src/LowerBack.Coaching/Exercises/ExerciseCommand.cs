using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Exercises;

/// <summary><c>/exercise [move]</c>: how a move goes. Open to everybody but those who should train or read nothing now.</summary>
internal sealed class ExerciseCommand(MoveLibrary library, MoveSearch search, ExerciseCard card, ExerciseMenu menu, SafetyScreen screen) : ICommand
{
    private const string Option = "move";

    public CommandPlace Place => CommandPlace.Personal;

    public int JournalDays => MoveStandings.JournalDays;

    public CommandDescriptor Describe(Words words) => new(
        "exercise", words.Plain(ExercisesText.Description),
        [new CommandOption(Option, words.Plain(ExercisesText.MoveName), words.Plain(ExercisesText.MoveOption), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (screen.Closed(turn) is { } closed)
            return closed;
        if (arguments[Option] is not { } typed || string.IsNullOrWhiteSpace(typed))
            return Answers.Show(turn, ExerciseMenu.AllKinds(turn));
        return Answers.Show(turn, search.Find(typed, turn.Words) switch
        {
            FoundOne<Move> one => card.Show(turn, one.Item),
            FoundSeveral<Move> several => menu.Which(turn, several.Items),
            FoundNothing<Move> nothing => menu.Unknown(turn, typed, nothing.Nearest),
            _ => ExerciseMenu.AllKinds(turn),
        });
    }

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) => option == Option
        ? [.. search.Complete(typed, words).Select(move => library.Words(words.Culture.Name, move.Id).Name).Select(name => new OptionChoice(name, name))]
        : [];
}
