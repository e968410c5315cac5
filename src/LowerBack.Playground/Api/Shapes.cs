using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LowerBack.Playground.Api;

/// <summary>What came in: something in somebody's name, perhaps under an id of its own.</summary>
internal abstract record TalkRequest(string? Person, string? Event);

/// <summary>What came in: a text or a command.</summary>
internal sealed record TypeRequest(string? Person, string? Text, string? Event) : TalkRequest(Person, Event);

/// <summary>What came in: a press on a button, by its token or, for people at a terminal, by its label.</summary>
internal sealed record PressRequest(string? Person, string? Message, string? Token, string? Label, string? Event) : TalkRequest(Person, Event);

/// <summary>What came in: a form, with a list of values for each field.</summary>
internal sealed record FormRequest(
    string? Person, string? Message, string? Token, Dictionary<string, string?[]?>? Values, string? Event) : TalkRequest(Person, Event);

/// <summary>What came in: whether the coach may speak first to somebody.</summary>
internal sealed record DoorRequest(bool? Open, string? Event);

/// <summary>What came in: how to move the clock, by a duration or to a time of day.</summary>
internal sealed record ClockRequest(string? Advance, string? To, string? Zone);

/// <summary>Who is there and where they talk.</summary>
internal sealed record PeopleShape(ImmutableArray<PersonShape> People, ImmutableArray<ConversationShape> Conversations);

/// <summary>Somebody; <c>Open</c> says whether the coach may speak first to them.</summary>
internal sealed record PersonShape(string Id, string Name, bool? Open = null);

internal sealed record ConversationShape(string Id, string Name, string Scope, ImmutableArray<string> People);

/// <summary>A conversation as one person sees it; <c>Sequence</c> is what to ask <c>after</c> the next time.</summary>
internal sealed record TranscriptShape(string Conversation, string Person, long Sequence, ImmutableArray<MessageShape> Messages);

/// <summary>What came of a text, a press or a form.</summary>
internal sealed record DoneShape(
    string Conversation, MessageShape? Said, ImmutableArray<MessageShape> Messages, ImmutableArray<string> Notices, FormShape? Form);

/// <summary>A form to fill in; the token, the message and the values are to be sent.</summary>
internal sealed record FormShape(string Title, string Token, string? Message, ImmutableArray<FieldShape> Fields);

/// <summary>Something to fill in: a choice, several choices or a text. Its values are those that stand there already.</summary>
internal sealed record FieldShape(string Name, string Label, string Kind, bool Optional, ImmutableArray<string> Values)
{
    public string? Hint { get; init; }

    /// <summary>What there is to choose from.</summary>
    public ImmutableArray<ChoiceShape>? Choices { get; init; }

    /// <summary>An example of a text.</summary>
    public string? Example { get; init; }

    /// <summary>The most characters of a text.</summary>
    public int? Longest { get; init; }

    /// <summary>Whether a text may have several lines.</summary>
    public bool? Long { get; init; }
}

/// <summary>A message: its words plain and in blocks, who is called before them, and what hangs on it.</summary>
internal sealed record MessageShape(
    string Id, long Sequence, long Changed, string Conversation, string From, string FromName, string At, bool Edited,
    string? OnlyFor, PersonShape? Calling, string Text, ImmutableArray<BlockShape> Blocks, ImmutableArray<ImmutableArray<ButtonShape>> Buttons,
    PictureShape? Picture, FileShape? File);

/// <summary>A paragraph, which has spans, or bullets, which have items.</summary>
internal sealed record BlockShape(string Kind, ImmutableArray<SpanShape>? Spans, ImmutableArray<ImmutableArray<SpanShape>>? Items);

internal sealed record SpanShape(string Text, string Style);

/// <summary>A button: an action, one that opens a form, or one without a token that leads to the private conversation.</summary>
internal sealed record ButtonShape(string Label, string Kind, string Look, string? Token);

internal sealed record PictureShape(string Svg, string Alt);

internal sealed record FileShape(string Url, string Name, string MediaType, int Bytes);

internal sealed record SuggestionsShape(ImmutableArray<SuggestionShape> Suggestions);

internal sealed record SuggestionShape(string Line, string Label, string? Detail);

internal sealed record CommandsShape(ImmutableArray<CommandShape> Commands);

internal sealed record CommandShape(string Name, string Description, ImmutableArray<OptionShape> Options);

internal sealed record OptionShape(string Name, string Description, string Kind, ImmutableArray<ChoiceShape> Choices);

internal sealed record ChoiceShape(string Value, string Label);

/// <summary>The coach's time, the same in a zone, and how far it is ahead of the real one.</summary>
internal sealed record ClockShape(string Now, string Local, string Zone, long AheadSeconds);

/// <summary>One piece of news on the event stream and those on the stream whom it concerns.</summary>
internal sealed record NewsShape(
    ImmutableArray<string>? For, MessageShape? Message, string? Conversation, bool? On, long? Sequence, ClockShape? Clock);

/// <summary>RFC 9457: what went wrong, in a sentence that says what to do.</summary>
internal sealed record ProblemShape(string Title, int Status, string Detail);

/// <summary>The JSON of the Playground.</summary>
[JsonSerializable(typeof(TypeRequest))]
[JsonSerializable(typeof(PressRequest))]
[JsonSerializable(typeof(DoorRequest))]
[JsonSerializable(typeof(FormRequest))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(PersonShape))]
[JsonSerializable(typeof(PeopleShape))]
[JsonSerializable(typeof(TranscriptShape))]
[JsonSerializable(typeof(DoneShape))]
[JsonSerializable(typeof(SuggestionsShape))]
[JsonSerializable(typeof(CommandsShape))]
[JsonSerializable(typeof(ClockShape))]
[JsonSerializable(typeof(NewsShape))]
[JsonSerializable(typeof(ProblemShape))]
internal sealed partial class PlaygroundJson : JsonSerializerContext
{
    /// <summary>
    /// Letters as they are, so that an answer can be read at a terminal in every language. Safe because nothing here is
    /// ever put into HTML: it travels as JSON with nosniff.
    /// </summary>
    public static readonly PlaygroundJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
