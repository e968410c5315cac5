using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Sending;

/// <summary>Makes Discord's form of the coach's.</summary>
internal static class FormWriter
{
    public static FormShape Write(ChatForm form) => new(form.Token.Text, form.Title, [.. form.Fields.Select(Write)]);

    private static LabelShape Write(FormField field) => new(field.Label, OrNothing(field.Hint), field switch
    {
        ChoiceField one => Menu(one, one.Choices, most: 1, one.Chosen is { } chosen ? [chosen] : []),
        ChoicesField many => Menu(many, many.Choices, many.Choices.Length, many.Chosen),
        TextField text => new FieldShape(FieldType.Text, text.Name, !text.IsOptional)
        {
            Style = text.IsLong ? TextStyle.Several : TextStyle.OneLine,
            Value = OrNothing(text.Text),
            Placeholder = OrNothing(text.Example),
            MaxLength = text.Longest,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static FieldShape Menu(FormField field, ImmutableArray<OptionChoice> choices, int most, ImmutableArray<string> chosen) =>
        new(FieldType.Menu, field.Name, !field.IsOptional)
        {
            Options = [.. choices.Select(choice => new MenuOption(choice.Label, choice.Value, chosen.Contains(choice.Value) ? true : null))],
            MinValues = field.IsOptional ? 0 : 1,
            MaxValues = most,
        };

    private static string? OrNothing(string text) => text.Length > 0 ? text : null;
}
