using LowerBack.Chat;
using LowerBack.Coaching.Help;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Privacy;

/// <summary>
/// While an erasure is to come nothing is touched, so that Undo brings everything back: whatever a member does is answered
/// with when it comes and with Undo. What stays open is /privacy, /help with its emergency number, and the safety screen,
/// since words of alarm come before this guard and their question must be answerable.
/// </summary>
internal sealed class ErasePending(SafetyTriggers safety) : ITurnGuard
{
    private static readonly string[] OpenCommands = [PrivacyCommand.Name, HelpCommand.Name];
    private static readonly string[] OpenButtons = [PrivacyMessages.Slice, SafetyMessages.Slice];

    public Answer? Guard(Turn turn)
    {
        if (turn.Member.EraseAt is null)
            return null;
        return turn.Said switch
        {
            TextReceived when !turn.IsPrivate => Answer.Silence,
            TextReceived text when safety.Hear(turn, text.Text.Trim()) is { } answer => answer,
            CommandInvoked command when OpenCommands.Contains(command.Name) => null,
            ButtonPressed pressed when IsOpen(turn, pressed) => null,
            _ when !turn.IsPrivate => PrivateChat.Point(turn),
            _ => Answers.Say(PrivacyMessages.Pending(turn)),
        };
    }

    /// <summary>Somebody else's button is refused as ever; an open one works.</summary>
    private static bool IsOpen(Turn turn, ButtonPressed pressed) =>
        ButtonToken.TryParse(pressed.Token, out var token)
        && (!turn.Member.Owns(token.Owner) || OpenButtons.Contains(token.Slice)
            || (token.Slice == CommandButtons.Slice && OpenCommands.Contains(token.Action)));
}
