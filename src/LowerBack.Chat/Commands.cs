using System.Collections.Immutable;

namespace LowerBack.Chat;

/// <summary>What a command is called and what it takes; each platform builds its command menu from these.</summary>
/// <param name="Name">Lower-case letters, without the slash.</param>
/// <param name="Description">One line in the reader's language, at most 100 characters (Discord's limit).</param>
/// <param name="Options">In the order in which they are typed.</param>
public sealed record CommandDescriptor(string Name, string Description, ImmutableArray<CommandOption> Options);

/// <summary>One thing a command takes.</summary>
/// <param name="Name">Lower-case letters; the same in every language, for what travels.</param>
/// <param name="Label">What it is called in the reader's language: one word in lower case, at most 32 letters.</param>
/// <param name="Description">One line in the reader's language, at most 100 characters.</param>
/// <param name="Kind">What may stand there.</param>
/// <param name="Choices">The fixed values, for <see cref="OptionKind.Choice"/> and, as suggestions, for numbers.</param>
public sealed record CommandOption(
    string Name, string Label, string Description, OptionKind Kind, ImmutableArray<OptionChoice> Choices);

/// <summary>A value of an option: what is sent, and what is shown.</summary>
public sealed record OptionChoice(string Value, string Label);

/// <summary>What may stand in an option.</summary>
public enum OptionKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of the option's choices.</summary>
    Choice,

    /// <summary>Words, completed by <see cref="ICoach.SuggestAsync"/>.</summary>
    Words,
}

/// <summary>
/// What came with a command: named values where the platform has them (Discord), else the words after the command
/// (Telegram, Playground), which the coach fits to the options.
/// </summary>
public sealed record CommandArguments(ImmutableDictionary<string, string> Named, string Rest)
{
    /// <summary>A command without anything behind it.</summary>
    public static readonly CommandArguments None = new(ImmutableDictionary<string, string>.Empty, "");

    /// <summary>The words after the command, as typed.</summary>
    public static CommandArguments Typed(string rest) => None with { Rest = rest.Trim() };
}

/// <summary>Splits what somebody typed into a command and its words, where a platform does not do so itself.</summary>
public static class CommandLine
{
    /// <summary>
    /// Reads <c>/name words</c>; the name in any case, an <c>@bot</c> suffix ignored. Answers false where the text is
    /// no command.
    /// </summary>
    public static bool TryRead(string text, out string name, out CommandArguments arguments)
    {
        (name, arguments) = ("", CommandArguments.None);
        var typed = text.AsSpan().Trim();
        if (typed.Length < 2 || typed[0] != '/')
            return false;
        var end = 1;
        while (end < typed.Length && !char.IsWhiteSpace(typed[end]))
            end++;
        var head = typed[1..end];
        var at = head.IndexOf('@');
        if (at >= 0)
            head = head[..at];
        foreach (var letter in head)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
                return false;
        }

        if (head.IsEmpty)
            return false;
        name = head.ToString().ToLowerInvariant();
        arguments = CommandArguments.Typed(typed[end..].ToString());
        return true;
    }
}
