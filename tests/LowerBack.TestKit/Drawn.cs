using System.Collections.Immutable;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.TestKit;

/// <summary>Writes messages so that a person can read them in a diff: *strong*, _emphasis_, `code`, - bullets, [buttons].</summary>
public static class Drawn
{
    /// <summary>A message, its picture and file named, its rows of buttons last.</summary>
    public static string Message(ChatMessage message)
    {
        var lines = new List<string>();
        if (message.Picture is { } picture)
            lines.Add($"(picture: {picture.Alt})");
        foreach (var block in message.Body.Blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    lines.AddRange(Spans(paragraph.Spans).Split('\n'));
                    break;
                case Bullets bullets:
                    lines.AddRange(bullets.Items.Select(item => "- " + Spans(item)));
                    break;
            }
        }

        if (message.File is { } file)
            lines.Add($"(file: {file.Name}, {file.MediaType}, {file.Content.Length} bytes)");
        lines.AddRange(message.Buttons.Select(row => string.Join(' ', row.Buttons.Select(Label))));
        return string.Join('\n', lines);
    }

    /// <summary>A form: its title, a line for each field with what stands in it, and what there is to choose from.</summary>
    public static string Form(ChatForm form) => string.Join('\n', form.Fields.Select(Field).Prepend($"*{form.Title}*"));

    /// <summary>The message or the form of a reply that has one.</summary>
    internal static string? Of(Reply reply) => reply switch
    {
        Fill fill => Form(fill.Form),
        Say say => Message(say.Message),
        Whisper whisper => Message(whisper.Message),
        Replace replace => Message(replace.Message),
        _ => null,
    };

    internal static string Indented(string text, string by)
    {
        var indented = new StringBuilder();
        foreach (var line in text.Split('\n'))
            indented.Append((by + line).TrimEnd()).Append('\n');
        return indented.ToString();
    }

    private static string Label(Button button) => button switch
    {
        PrivateChatButton { Start: { } start } => $"[{button.Label} -> /start {start}]",
        PrivateChatButton => $"[{button.Label} ->]",
        FormButton => $"[{button.Label} ...]",
        _ => $"[{button.Label}]",
    };

    private static string Field(FormField field)
    {
        var hint = (field.Hint.Length > 0 ? $" ({field.Hint})" : "") + (field.IsOptional ? " (optional)" : "");
        return $"{field.Label}{hint}: " + field switch
        {
            ChoiceField choice => string.Join(" | ", choice.Choices.Select(one => one.Value == choice.Chosen ? $"<{one.Label}>" : one.Label)),
            ChoicesField many => string.Join(" | ", many.Choices.Select(one => many.Chosen.Contains(one.Value) ? $"<{one.Label}>" : one.Label)),
            TextField { Text.Length: > 0 } text => $"<{text.Text}>",
            TextField text => $"<> {text.Example}".TrimEnd(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Spans(ImmutableArray<Span> spans) => string.Concat(spans.Select(span => span switch
    {
        StartLink link => $"<{(link.IntoGroup ? "startgroup" : "start")} {link.Payload}, or `{link.Text}`>",
        { Style: SpanStyle.Strong } => $"*{span.Text}*",
        { Style: SpanStyle.Emphasis } => $"_{span.Text}_",
        { Style: SpanStyle.Code } => $"`{span.Text}`",
        _ => span.Text,
    }));
}
