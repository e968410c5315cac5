using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Help;

/// <summary><c>/about</c>: what the coach is and is not, where it comes from, and what it keeps. Always open.</summary>
internal sealed class AboutCommand : ICommand
{
    internal const string Name = "about";

    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new(Name, words.Plain(HelpText.AboutDescription), []);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        var words = turn.Words;
        var disclaimer = Emergency(turn) is { } number ? words.Say(HelpText.About, ("number", number)) : words.Say(HelpText.AboutNoNumber);
        return Answers.Show(turn, new ChatMessage(
            disclaimer + words.Say(HelpText.Does) + words.Say(HelpText.Sources) + words.Say(HelpText.Privacy) + words.Say(HelpText.Licence),
            new ButtonRow(
                turn.CommandButton(words.Plain(HelpText.HelpButton), HelpCommand.Name),
                turn.CommandButton(words.Plain(HelpText.ReadACard), "learn"))));
    }

    /// <summary>The emergency number where the member lives, by their zone; null where it is not known.</summary>
    internal static string? Emergency(Turn turn) =>
        EmergencyLines.For(turn.Member.ZoneId is null ? null : turn.Now.Zone).Emergency;
}
