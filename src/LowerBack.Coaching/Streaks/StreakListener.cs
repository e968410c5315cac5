using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Streaks;

/// <summary>"streak", typed: the same as <c>/streak</c>.</summary>
internal sealed class StreakListener(StreakCommand command) : ITextListener
{
    public int JournalDays => Streak.DaysRead;

    public Answer? Hear(Turn turn, string text) =>
        turn.IsPrivate && Words.IsOneOf(StreakText.TypedWords, text) ? command.Show(turn) : null;
}
