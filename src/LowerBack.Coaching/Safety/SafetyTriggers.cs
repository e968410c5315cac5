using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// Reads every message and every field of a form for words that call for a question of the screen, before any command and in
/// the middle of anything. What was asked before is asked again afterwards.
/// </summary>
internal sealed class SafetyTriggers(SafetyContent content, SafetyScreen screen) : ITurnGuard, ITextListener
{
    private const string AgeQuestion = "AGE";

    public Answer? Guard(Turn turn)
    {
        if (content.Trigger(Written(turn.Said)) is not { } question)
            return null;
        if (question == AgeQuestion && SafetyScreen.State(turn) == SafetyState.TooYoung)
            return null;
        screen.Begin(turn, ScreenReason.Trigger, question);
        return turn.IsPrivate
            ? Answers.Say(SafetyMessages.With(turn, SafetyText.OneImportantQuestion, screen.Ask(turn)!))
            : PrivateChat.Point(turn, SafetyText.ImportantInPrivate);
    }

    /// <summary>Answers that are typed instead of tapped.</summary>
    public Answer? Hear(Turn turn, string text)
    {
        if (!turn.IsPrivate || turn.Member.Get<SafetyFile>().Current is not { } screening
            || content.Typed(turn.Words, text) is not { } answer)
        {
            return null;
        }

        return screening.Answer(answer, content.Screen) is { } next
            ? screen.Continue(turn, next)
            : Answers.Say(SafetyMessages.With(turn, SafetyText.TapAnAnswer, screen.Ask(turn)!));
    }

    private static IEnumerable<string> Written(InboundEvent said) => said switch
    {
        TextReceived text => [text.Text],
        FormSubmitted form => form.Values.Everything,
        CommandInvoked command => [string.Join(' ', command.Arguments.Named.Values.Prepend(command.Name).Append(command.Arguments.Rest))],
        _ => [],
    };
}
