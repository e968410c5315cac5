using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.CheckIn;

/// <summary>
/// What must come before a check-in: a question of the screen, and who they are. On hold it stays open, since what is noted
/// helps at the visit; a screen that is merely old can wait until the four taps are done.
/// </summary>
internal sealed class CheckInGate(SafetyScreen screen, PendingQuestions pending)
{
    /// <summary>The answer that must come first, or null.</summary>
    public Answer? Before(Turn turn)
    {
        var isOpen = SafetyScreen.State(turn) is SafetyState.Cleared or SafetyState.Modified or SafetyState.Hold && screen.Ask(turn) is null;
        if (!isOpen && screen.Locked(turn) is { } first)
            return Answers.Say(first);
        return pending.Ask(turn) is { } open
            ? Answers.Say(new ChatMessage(turn.Words.Say(CheckInText.FirstAQuestion) + open.Body, open.Buttons))
            : null;
    }
}
