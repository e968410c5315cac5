using System.Collections.Immutable;
using System.Diagnostics;
using LowerBack.Chat;
using LowerBack.Playground.Room;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Playground.Api;

/// <summary>Turns what the room and the coach know into what travels.</summary>
internal static class Showing
{
    private const string CoachId = "coach";

    public static MessageShape Show(RoomMessage message)
    {
        var at = InstantPattern.ExtendedIso.Format(message.At);
        return message.Content switch
        {
            TypedWords typed => new MessageShape(
                message.Id, message.Sequence, message.Changed, message.In.Id, typed.From.Id, typed.From.Name, at,
                message.IsEdited, message.OnlyFor?.Id, null, typed.Text, Show(Prose.Plain(typed.Text)), [], null, null),
            CoachWords { Message: var said, Calling: var called } => new MessageShape(
                message.Id, message.Sequence, message.Changed, message.In.Id, CoachId, "Coach", at,
                message.IsEdited, message.OnlyFor?.Id, called is null ? null : Show(called),
                called is null ? said.Body.ToPlainText() : $"@{called.Name}\n{said.Body.ToPlainText()}", Show(said.Body),
                [.. said.Buttons.Select(row => row.Buttons.Select(Show).ToImmutableArray())],
                said.Picture is { } picture ? new PictureShape(picture.Svg, picture.Alt) : null,
                said.File is { } file
                    ? new FileShape($"/api/files/{message.Id}", file.Name, file.MediaType, file.Content.Length)
                    : null),
            _ => throw new UnreachableException(),
        };
    }

    public static PersonShape Show(PlaygroundPerson person, bool? open = null) => new(person.Id, person.Name, open);

    public static DoneShape Show(Done done) => new(
        done.In.Id, done.Said is { } said ? Show(said) : null, [.. done.Replies.Select(Show)], done.Notices,
        done.Form is { Form: var form, On: var on } ? new FormShape(form.Title, form.Token.Text, on?.Id, [.. form.Fields.Select(Show)]) : null);

    public static CommandShape Show(CommandDescriptor command) => new(
        command.Name, command.Description, [.. command.Options.Select(Show)]);

    public static ClockShape Show(PlaygroundClock clock, DateTimeZone zone)
    {
        // A little time passes between two readings, so both come from the same one.
        var ahead = clock.Ahead;
        var now = clock.GetCurrentInstant();
        var local = LocalDateTimePattern.GeneralIso.Format(now.InZone(zone).LocalDateTime);
        return new ClockShape(InstantPattern.ExtendedIso.Format(now), local, zone.Id, (long)ahead.TotalSeconds);
    }

    private static ImmutableArray<BlockShape> Show(Prose prose) => [.. prose.Blocks.Select(Show)];

    private static BlockShape Show(Block block) => block switch
    {
        Paragraph paragraph => new BlockShape("paragraph", Show(paragraph.Spans), null),
        Bullets bullets => new BlockShape("bullets", null, [.. bullets.Items.Select(Show)]),
        _ => throw new UnreachableException(),
    };

    private static ImmutableArray<SpanShape> Show(ImmutableArray<Span> spans) =>
        [.. spans.Select(span => new SpanShape(span.Text, Show(span.Style)))];

    private static string Show(SpanStyle style) => style switch
    {
        SpanStyle.Plain => "plain",
        SpanStyle.Strong => "strong",
        SpanStyle.Emphasis => "emphasis",
        SpanStyle.Code => "code",
        _ => throw new UnreachableException(),
    };

    private static ButtonShape Show(Button button) => button switch
    {
        ActionButton action => new ButtonShape(
            action.Label, "action", action.Look == ButtonLook.Primary ? "primary" : "normal", action.Token.Text),
        FormButton form => new ButtonShape(form.Label, "form", "normal", form.Token.Text),
        PrivateChatButton lead => new ButtonShape(lead.Label, "private", "normal", null),
        _ => throw new UnreachableException(),
    };

    private static OptionShape Show(CommandOption option) => new(
        option.Name, option.Description, option.Kind switch
        {
            OptionKind.Number => "number",
            OptionKind.Choice => "choice",
            OptionKind.Words => "words",
            _ => throw new UnreachableException(),
        },
        option.Choices.IsDefault ? [] : Show(option.Choices));

    private static FieldShape Show(FormField field) => field switch
    {
        ChoiceField one => Shape(one, "choice", one.Chosen is { } chosen ? [chosen] : []) with { Choices = Show(one.Choices) },
        ChoicesField many => Shape(many, "choices", many.Chosen) with { Choices = Show(many.Choices) },
        TextField text => Shape(text, "text", text.Text.Length > 0 ? [text.Text] : []) with
        {
            Example = OrNothing(text.Example), Longest = text.Longest, Long = text.IsLong,
        },
        _ => throw new UnreachableException(),
    };

    private static FieldShape Shape(FormField field, string kind, ImmutableArray<string> values) =>
        new(field.Name, field.Label, kind, field.IsOptional, values) { Hint = OrNothing(field.Hint) };

    private static ImmutableArray<ChoiceShape> Show(ImmutableArray<OptionChoice> choices) =>
        [.. choices.Select(choice => new ChoiceShape(choice.Value, choice.Label))];

    private static string? OrNothing(string text) => text.Length > 0 ? text : null;
}
