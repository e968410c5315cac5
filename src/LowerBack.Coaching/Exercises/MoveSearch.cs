using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Exercises;

/// <summary>Finds moves by name, by another name or by id, however it is spelled, in every language of the library.</summary>
public sealed class MoveSearch(MoveLibrary library)
{
    private readonly NameSearch<Move> _names = new(library.Moves.SelectMany(move => Names(library, move)));

    /// <summary>The move that is meant, or the few that may be.</summary>
    public Found<Move> Find(string typed, Words words) => _names.Find(typed, words.Culture.Name, Fillers(words));

    /// <summary>What could be meant while somebody is still typing.</summary>
    public IEnumerable<Move> Complete(string typed, Words words) => _names.Complete(typed, words.Culture.Name);

    private static IEnumerable<SearchName<Move>> Names(MoveLibrary library, Move move)
    {
        yield return new SearchName<Move>(move, null, move.Id);
        foreach (var language in Text.Words.Languages)
        {
            var said = library.Words(language, move.Id);
            foreach (var name in said.Aliases.Prepend(said.Name))
                yield return new SearchName<Move>(move, language, name);
        }
    }

    private static ImmutableArray<string> Fillers(Words words) =>
        [.. words.Plain(ExercisesText.FillerWords).Split(',', StringSplitOptions.TrimEntries)];
}
