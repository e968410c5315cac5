using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Exercises;

/// <summary>The way to a move without typing: kinds, then moves; and the answers where a name is not clear.</summary>
internal sealed class ExerciseMenu(MoveLibrary library, ExerciseCard card)
{
    private static readonly (MoveCategory Category, string Token, ExercisesText Label)[] Kinds =
    [
        (MoveCategory.WarmUp, "warm-up", ExercisesText.WarmUp), (MoveCategory.Strength, "strength", ExercisesText.Strength),
        (MoveCategory.Core, "core", ExercisesText.Core), (MoveCategory.Mobility, "mobility", ExercisesText.Mobility),
        (MoveCategory.Recovery, "recovery", ExercisesText.Recovery), (MoveCategory.DeskBreak, "desk-break", ExercisesText.DeskBreak),
    ];

    /// <summary>All kinds of moves.</summary>
    public static ChatMessage AllKinds(Turn turn) => new(turn.Words.Say(ExercisesText.Menu), KindButtons(turn));

    /// <summary>The moves of one kind; null where there is no such kind.</summary>
    public ChatMessage? Kind(Turn turn, string token)
    {
        var kind = Array.Find(Kinds, kind => kind.Token == token);
        if (kind.Token is null)
            return null;
        Button[] moves = [.. library.Moves.Where(move => move.Category == kind.Category).Select(move => card.Button(turn, move))];
        return new ChatMessage(
            turn.Words.Say(ExercisesText.Kind, ("kind", turn.Words.Plain(kind.Label))),
            Labels.Choices(moves, turn.Button(turn.Words.Plain(ExercisesText.AllKinds), ExerciseCard.Slice, "kinds")));
    }

    /// <summary>Several moves may be meant.</summary>
    public ChatMessage Which(Turn turn, IEnumerable<Move> moves) => new(
        turn.Words.Say(ExercisesText.Which), ButtonRow.Wrap([.. moves.Select(move => (Button)card.Button(turn, move))], 1));

    /// <summary>No move is called like that.</summary>
    public ChatMessage Unknown(Turn turn, string typed, IEnumerable<Move> nearest) => new(
        turn.Words.Say(ExercisesText.Unknown, ("typed", Excerpt.Of(typed))),
        [
            .. ButtonRow.Wrap([.. nearest.Select(move => (Button)card.Button(turn, move))], 1),
            new ButtonRow(turn.Button(turn.Words.Plain(ExercisesText.MoreMoves), ExerciseCard.Slice, "kinds")),
        ]);

    private static ImmutableArray<ButtonRow> KindButtons(Turn turn) => ButtonRow.Wrap(
        [.. Kinds.Select(kind => (Button)turn.Button(turn.Words.Plain(kind.Label), ExerciseCard.Slice, "kind", kind.Token))], 2);
}
