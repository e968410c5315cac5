using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.Playground.Room;

/// <summary>One way to go on with a partly typed command.</summary>
/// <param name="Line">The whole line once it is chosen.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Detail">A word of explanation, or null.</param>
internal sealed record Suggestion(string Line, string Label, string? Detail);

/// <summary>Completes a command line: names first, then the values of its options.</summary>
internal sealed class Completion(ICoach coach)
{
    private const int Shown = 25;

    /// <summary>Suggests how a line may go on; nothing for a text that is no command.</summary>
    public async Task<ImmutableArray<Suggestion>> SuggestAsync(ChatPerson asker, string typed, CancellationToken stop)
    {
        var line = typed.TrimStart();
        if (line.Length == 0 || line[0] != '/')
            return [];
        var commands = coach.Commands(asker.Language);
        var end = line.IndexOfAny([' ', '\t', '\n']);
        if (end < 0)
            return Names(commands, line[1..]);
        var command = commands.FirstOrDefault(c => c.Name.Equals(line[1..end], StringComparison.OrdinalIgnoreCase));
        return command is null || command.Options.IsEmpty ? [] : await ValuesAsync(asker, command, line[end..], stop);
    }

    private static ImmutableArray<Suggestion> Names(ImmutableArray<CommandDescriptor> commands, string start) =>
    [
        .. commands
            .Where(command => command.Name.Contains(start, StringComparison.OrdinalIgnoreCase))
            .OrderBy(command => !command.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Take(Shown)
            .Select(command => new Suggestion(
                command.Options.IsEmpty ? $"/{command.Name}" : $"/{command.Name} ",
                string.Join(' ', command.Options.Select(option => $"[{option.Label}]").Prepend($"/{command.Name}")),
                command.Description)),
    ];

    private async Task<ImmutableArray<Suggestion>> ValuesAsync(
        ChatPerson asker, CommandDescriptor command, string rest, CancellationToken stop)
    {
        var words = rest.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var finished = words.Length == 0 || char.IsWhiteSpace(rest[^1]) ? words.Length : words.Length - 1;
        var place = Math.Min(finished, command.Options.Length - 1);
        var option = command.Options[place];
        // Only a last option made of words takes more than one of them.
        if (finished > place && option.Kind != OptionKind.Words)
            return [];
        var value = string.Join(' ', words[place..]);
        var known = option.Choices.IsDefaultOrEmpty
            ? await coach.SuggestAsync(new SuggestionsAsked(asker, command.Name, option.Name, value), stop)
            : [.. option.Choices.Where(choice => Starts(choice.Value, value) || Starts(choice.Label, value))];
        var before = string.Join(' ', words[..place].Prepend($"/{command.Name}"));
        return [.. known.Take(Shown).Select(choice => new Suggestion($"{before} {choice.Value}", choice.Label, option.Description))];
    }

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
