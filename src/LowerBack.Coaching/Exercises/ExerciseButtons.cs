using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Exercises;

/// <summary>Presses on the kinds and the moves.</summary>
internal sealed class ExerciseButtons(MoveLibrary library, ExerciseCard card, ExerciseMenu menu, SafetyScreen screen) : IButtons
{
    public string Slice => ExerciseCard.Slice;

    public CommandPlace Place => CommandPlace.Personal;

    public int JournalDays => MoveStandings.JournalDays;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (screen.Closed(turn) is { } closed)
            return closed;
        var message = token.Action switch
        {
            "kinds" => ExerciseMenu.AllKinds(turn),
            "kind" => menu.Kind(turn, token[0]),
            "show" => library.Find(token[0]) is { } move ? card.Show(turn, move) : null,
            _ => null,
        };
        return message is null ? null : Answers.Show(turn, message);
    }
}
