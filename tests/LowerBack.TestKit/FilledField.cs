using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.TestKit;

/// <summary>What somebody's client sends of one field: it offers no more than the field does.</summary>
internal static class FilledField
{
    /// <summary>The values of a field.</summary>
    /// <param name="given">What they filled in; several choices parted by spaces. Null: as it was shown.</param>
    /// <exception cref="InvalidOperationException">A client would not let that be sent.</exception>
    public static ImmutableArray<string> Values(this FormField field, string? given)
    {
        var values = Read(field, given);
        if (values.IsEmpty && !field.IsOptional)
            throw new InvalidOperationException($"{field.Name} must be filled in.");
        return values;
    }

    private static ImmutableArray<string> Read(FormField field, string? given) => field switch
    {
        ChoiceField one => Offered(one.Name, one.Choices, (given ?? one.Chosen) is { Length: > 0 } value ? [value] : []),
        ChoicesField many => Offered(many.Name, many.Choices, given?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray() ?? many.Chosen),
        TextField text => Written(text, given ?? text.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableArray<string> Offered(string name, ImmutableArray<OptionChoice> choices, ImmutableArray<string> values) =>
        values.FirstOrDefault(value => choices.All(choice => choice.Value != value)) is { } unknown
            ? throw new InvalidOperationException($"{name} does not offer {unknown}, only {string.Join(", ", choices.Select(choice => choice.Value))}.")
            : values;

    private static ImmutableArray<string> Written(TextField field, string text) => text.Length > field.Longest
        ? throw new InvalidOperationException($"{field.Name} takes {field.Longest} characters, not {text.Length}.")
        : text.Length > 0 ? [text] : [];
}
