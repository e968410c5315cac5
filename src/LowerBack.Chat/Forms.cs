using System.Collections.Immutable;

namespace LowerBack.Chat;

/// <summary>
/// A few questions that are answered together and sent once. It is shown by <see cref="Fill"/>, and what was filled in comes
/// back as <see cref="FormSubmitted"/> under the token. Nothing tells the coach that somebody closed it.
/// </summary>
/// <exception cref="ArgumentException">It would not fit the smallest platform that shows forms; see <see cref="ChatLimits"/>.</exception>
public sealed record ChatForm
{
    public ChatForm(string title, ButtonToken token, params ImmutableArray<FormField> fields)
    {
        if (title.Length is 0 or > ChatLimits.FormTitle)
            throw new ArgumentException($"A title has {title.Length} characters; 1 to {ChatLimits.FormTitle} fit.", nameof(title));
        if (fields.Length is 0 or > ChatLimits.FormFields)
            throw new ArgumentException($"A form has {fields.Length} fields; 1 to {ChatLimits.FormFields} fit.", nameof(fields));
        if (fields.Select(field => field.Name).Distinct().Count() != fields.Length)
            throw new ArgumentException("Two fields have one name.", nameof(fields));
        (Title, Token, Fields) = (title, token, fields);
    }

    /// <summary>What it is about, at most <see cref="ChatLimits.FormTitle"/> characters.</summary>
    public string Title { get; }

    /// <summary>What comes back with the values; it names the slice like a button's.</summary>
    public ButtonToken Token { get; }

    /// <summary>What is asked, at most <see cref="ChatLimits.FormFields"/>.</summary>
    public ImmutableArray<FormField> Fields { get; }
}

/// <summary>One question of a form; a closed family.</summary>
/// <param name="Name">The same in every language, for what travels: at most <see cref="ChatLimits.FieldName"/> characters.</param>
/// <param name="Label">What is asked, at most <see cref="ChatLimits.FieldLabel"/> characters.</param>
public abstract record FormField(string Name, string Label)
{
    /// <summary>The same in every language, for what travels.</summary>
    public string Name { get; } = Fitting(Name, ChatLimits.FieldName, least: 1);

    /// <summary>What is asked.</summary>
    public string Label { get; } = Fitting(Label, ChatLimits.FieldLabel, least: 1);

    /// <summary>A word of help under the label, at most <see cref="ChatLimits.FieldHint"/> characters; empty for none.</summary>
    public string Hint
    {
        get;
        init => field = Fitting(value, ChatLimits.FieldHint);
    } = "";

    /// <summary>Whether it may be left empty. A changed client can leave any field empty.</summary>
    public bool IsOptional { get; init; }

    private protected static string Fitting(string text, int most, int least = 0) => text.Length >= least && text.Length <= most
        ? text
        : throw new ArgumentException($"A text of a form has {text.Length} characters; {least} to {most} fit.", nameof(text));

    private protected static ImmutableArray<OptionChoice> Fitting(ImmutableArray<OptionChoice> choices)
    {
        if (choices.Length is 0 or > ChatLimits.FieldChoices)
            throw new ArgumentException($"A field has {choices.Length} choices; 1 to {ChatLimits.FieldChoices} fit.", nameof(choices));
        foreach (var (value, label) in choices)
        {
            _ = Fitting(value, ChatLimits.FieldChoice, least: 1);
            _ = Fitting(label, ChatLimits.FieldChoice, least: 1);
        }

        return choices;
    }
}

/// <summary>One of several answers.</summary>
/// <param name="Choices">At most <see cref="ChatLimits.FieldChoices"/>.</param>
/// <param name="Chosen">The value that is chosen already; null for none.</param>
public sealed record ChoiceField(string Name, string Label, ImmutableArray<OptionChoice> Choices, string? Chosen = null) : FormField(Name, Label)
{
    /// <summary>What there is to choose from.</summary>
    public ImmutableArray<OptionChoice> Choices { get; } = Fitting(Choices);
}

/// <summary>Any number of several answers; at least one unless it is optional.</summary>
/// <param name="Choices">At most <see cref="ChatLimits.FieldChoices"/>.</param>
/// <param name="Chosen">The values that are chosen already.</param>
public sealed record ChoicesField(string Name, string Label, ImmutableArray<OptionChoice> Choices, params ImmutableArray<string> Chosen)
    : FormField(Name, Label)
{
    /// <summary>What there is to choose from.</summary>
    public ImmutableArray<OptionChoice> Choices { get; } = Fitting(Choices);
}

/// <summary>Words.</summary>
/// <param name="Text">What stands there already.</param>
/// <param name="Longest">The most characters it takes, at most <see cref="ChatLimits.FieldText"/>. A changed client can send more.</param>
public sealed record TextField(string Name, string Label, string Text = "", int Longest = ChatLimits.FieldText) : FormField(Name, Label)
{
    /// <summary>The most characters it takes.</summary>
    public int Longest { get; } = Longest is > 0 and <= ChatLimits.FieldText
        ? Longest
        : throw new ArgumentOutOfRangeException(nameof(Longest), Longest, $"1 to {ChatLimits.FieldText} fit.");

    /// <summary>What stands there already.</summary>
    public string Text { get; } = Fitting(Text, Longest);

    /// <summary>An example, shown while it is empty, at most <see cref="ChatLimits.FieldHint"/> characters.</summary>
    public string Example
    {
        get;
        init => field = Fitting(value, ChatLimits.FieldHint);
    } = "";

    /// <summary>Whether it has room for several lines.</summary>
    public bool IsLong { get; init; }
}
