using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Help;

/// <summary><c>/help</c>: every command in one line, how else to talk, and the way to advice in an emergency. Always open.</summary>
internal sealed class HelpCommand(CommandMenu menu) : ICommand
{
    internal const string Name = "help";

    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new(Name, words.Plain(HelpText.HelpDescription), []);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        var words = turn.Words;
        var commands = new Prose([new Bullets([.. menu(words).Select(command => Line(words, command))])]);
        var urgent = AboutCommand.Emergency(turn) is { } number
            ? words.Say(HelpText.HelpUrgent, ("number", number))
            : words.Say(HelpText.HelpUrgentNoNumber);
        return Answers.Show(turn, new ChatMessage(
            words.Say(HelpText.Help) + commands + words.Say(HelpText.HelpTyping) + urgent,
            new ButtonRow(turn.CommandButton(words.Plain(HelpText.AboutMe), AboutCommand.Name))));
    }

    private static ImmutableArray<Span> Line(Words words, CommandDescriptor command)
    {
        var typed = $"/{command.Name}{string.Concat(command.Options.Select(option => $" [{option.Label}]"))}";
        return ((Paragraph)words.Say(HelpText.Command, ("command", typed), ("does", command.Description)).Blocks[0]).Spans;
    }
}
