using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Reminders;

/// <summary>"Stop" is honoured at once: nothing comes by itself any more until whoever said it wants it again.</summary>
internal sealed class EnoughListener : ITextListener
{
    public Answer? Hear(Turn turn, string text) => turn.IsPrivate && Words.IsOneOf(RemindersText.StopWords, text)
        ? Answers.Say(PauseCommand.Stop(turn))
        : null;
}
