using System.Collections.Immutable;

namespace LowerBack.Discord.Api;

/// <summary>A form as the first answer to an interaction.</summary>
internal sealed record FormCallback(FormShape Data)
{
    public CallbackType Type { get; } = CallbackType.Form;
}

/// <summary>A form, which Discord calls a modal.</summary>
/// <param name="Components">At most five.</param>
internal sealed record FormShape(string CustomId, string Title, ImmutableArray<LabelShape> Components);

/// <summary>A label with what is to be filled in under it.</summary>
/// <param name="Description">A word of help.</param>
internal sealed record LabelShape(string Label, string? Description, FieldShape Component)
{
    public int Type { get; } = 18;
}

/// <summary>Something to fill in; what is null is left out.</summary>
internal sealed record FieldShape(FieldType Type, string CustomId, bool Required)
{
    /// <summary>Of a menu.</summary>
    public ImmutableArray<MenuOption>? Options { get; init; }

    /// <summary>Of a menu: how many must be chosen.</summary>
    public int? MinValues { get; init; }

    /// <summary>Of a menu: how many may be chosen.</summary>
    public int? MaxValues { get; init; }

    /// <summary>Of a text.</summary>
    public TextStyle? Style { get; init; }

    /// <summary>Of a text: what stands there already.</summary>
    public string? Value { get; init; }

    /// <summary>Of a text: an example, while nothing stands there.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Of a text.</summary>
    public int? MaxLength { get; init; }
}

/// <param name="Default">Whether it is chosen already.</param>
internal sealed record MenuOption(string Label, string Value, bool? Default);

/// <summary>By Discord's numbers.</summary>
internal enum FieldType
{
    Menu = 3,
    Text = 4,
}

/// <summary>By Discord's numbers.</summary>
internal enum TextStyle
{
    OneLine = 1,
    Several = 2,
}

/// <summary>A part of a form that was sent: a label with one component, or a row of them, as forms used to be.</summary>
internal sealed record FilledPart(FilledField? Component, ImmutableArray<FilledField?>? Components);

/// <summary>What was filled in: a text, or the values of a menu.</summary>
internal sealed record FilledField(string? CustomId, string? Value, ImmutableArray<string?>? Values);
