using System.Globalization;
using LowerBack.Chat;

namespace LowerBack.Coaching.Turns;

/// <summary>A command's arguments by option name, and what could not be fitted to any option.</summary>
public sealed class BoundArguments
{
    private readonly Dictionary<string, string> _values = [];

    private BoundArguments()
    {
    }

    /// <summary>A word that fits no option, as typed; null where all were understood.</summary>
    public string? Stray { get; private set; }

    /// <summary>The value of an option, or null.</summary>
    public string? this[string option] => _values.GetValueOrDefault(option);

    /// <summary>The value of a number option, or null where it is not given.</summary>
    public int? Number(string option) =>
        this[option] is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// Fits what came to a command's options: named values by name; loose words in any order, numbers to the number
    /// option, words to the choice they name or, failing that, begin, and all that is left to an option of words. The name of what a
    /// number counts says nothing.
    /// </summary>
    public static BoundArguments Bind(CommandDescriptor command, CommandArguments arguments)
    {
        var bound = new BoundArguments();
        foreach (var (name, value) in arguments.Named)
            bound.Fit(command.Options.FirstOrDefault(option => option.Name == name) is { } option ? [option] : [], value);

        if (command.Options.FirstOrDefault(option => option.Kind == OptionKind.Words) is { } words && command.Options.Length == 1)
        {
            if (arguments.Rest.Length > 0)
                bound._values[words.Name] = arguments.Rest;
            return bound;
        }

        foreach (var word in arguments.Rest.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            bound.Fit(command.Options, word);
        return bound;
    }

    private void Fit(IReadOnlyList<CommandOption> options, string word)
    {
        foreach (var option in options)
        {
            if (_values.ContainsKey(option.Name))
                continue;
            if (Read(option, word) is { } value)
            {
                _values[option.Name] = value;
                return;
            }
        }

        if (!options.Any(option => IsUnit(option, word)))
            Stray ??= word;
    }

    /// <summary>Whether a word only names what a number counts, as in "10 min" or "4 weeks".</summary>
    private static bool IsUnit(CommandOption option, string word) =>
        option.Kind == OptionKind.Number && word.Length >= 3 && option.Label.StartsWith(word.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static string? Read(CommandOption option, string word) => option.Kind switch
    {
        OptionKind.Number => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? word : null,
        OptionKind.Choice => (option.Choices.FirstOrDefault(choice => Is(choice, word))
            ?? option.Choices.FirstOrDefault(choice => word.Length >= 2 && Begins(choice, word)))?.Value,
        _ => word,
    };

    private static bool Is(OptionChoice choice, string word) =>
        choice.Value.Equals(word, StringComparison.OrdinalIgnoreCase) || choice.Label.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(OptionChoice choice, string word) =>
        choice.Label.StartsWith(word, StringComparison.OrdinalIgnoreCase) || choice.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
