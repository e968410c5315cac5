using LowerBack.Chat;

namespace LowerBack.Coaching.Turns;

/// <summary>Buttons that do what typing a command does, so that the next step is always one tap away.</summary>
public static class CommandButtons
{
    internal const string Slice = "cmd";

    /// <summary>A button that runs a command.</summary>
    public static ActionButton CommandButton(this Occasion occasion, string label, string command, params ReadOnlySpan<string> arguments) =>
        occasion.Button(label, Slice, command, arguments);

    /// <summary>The same, as the usual next step.</summary>
    public static ActionButton NextCommand(this Occasion occasion, string label, string command, params ReadOnlySpan<string> arguments) =>
        occasion.Primary(label, Slice, command, arguments);

    /// <summary>The command that a press stands for.</summary>
    internal static CommandInvoked Read(ButtonPressed pressed, ButtonToken token) => new(
        pressed.EventId, pressed.At, pressed.From, pressed.Scope, token.Action,
        CommandArguments.Typed(string.Join(' ', Enumerable.Range(0, token.Count).Select(at => token[at]))));
}
