using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.Playground.Tests.Support;

/// <summary>
/// A coach that answers by the book: each word below leads to one kind of reply. Keeps what it was told, so that tests
/// can see what an adapter made of it, and handles an event id once, as the port demands.
/// </summary>
public sealed class ScriptedCoach : ICoach
{
    private readonly ConcurrentDictionary<string, bool> _handled = new();

    /// <summary>Everything the adapter brought, in order.</summary>
    public ConcurrentQueue<InboundEvent> Heard { get; } = new();

    /// <summary>What happened to conversations, in order.</summary>
    public ConcurrentQueue<ChatChanged> Changes { get; } = new();

    /// <summary>Held while a test wants the coach to think; released to let it answer.</summary>
    public TaskCompletionSource? Thinking { get; set; }

    /// <summary>How long it thinks about something.</summary>
    public Func<InboundEvent, Task> ThinksAbout { get; set; } = _ => Task.CompletedTask;

    public async Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
    {
        Heard.Enqueue(said);
        if (!_handled.TryAdd(said.EventId, true))
            return Answer.Silence;
        if (Thinking is { } thinking)
            await thinking.Task.WaitAsync(stop);
        await ThinksAbout(said);
        return said switch
        {
            CommandInvoked command => Command(command),
            ButtonPressed press => Press(press),
            TextReceived text => Text(text),
            FormSubmitted { Values: var values } => Answered(new Replace(new ChatMessage(Prose.Plain(
                $"Saved: {values["zone"]}, {values["minutes"]} minutes, {string.Join('+', values.All("days"))}. {values["note"]}"),
                new ButtonRow(new ActionButton("Undo", ButtonToken.Build("o", "t", "undo")))))),
            _ => Answer.Silence,
        };
    }

    public Task ChatChangedAsync(ChatChanged change, CancellationToken stop)
    {
        Changes.Enqueue(change);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop)
    {
        string[] names = ["bird-dog", "bridge", "cat camel", "dead bug", "side plank"];
        return Task.FromResult<ImmutableArray<OptionChoice>>(
            [.. names.Where(name => name.Contains(asked.Typed, StringComparison.OrdinalIgnoreCase)).Select(name => new OptionChoice(name, name))]);
    }

    public ImmutableArray<CommandDescriptor> Commands(string? language) =>
    [
        new("checkin", "How are you today?", []),
        new("exercise", "How to do a move", [new("name", "name", "The move", OptionKind.Words, [])]),
        new("help", language?.StartsWith("de", StringComparison.Ordinal) == true ? "Was ich kann" : "What I can do", []),
        new("routine", "Your session for today",
        [
            new("minutes", "minutes", "How long", OptionKind.Number, [new("5", "5 minutes"), new("10", "10 minutes"), new("20", "20 minutes")]),
            new("day", "day", "Which day", OptionKind.Choice, [new("today", "Today"), new("tomorrow", "Tomorrow")]),
        ]),
        new("start", "Begin", []),
    ];

    private static Answer Command(CommandInvoked said) => said.Name switch
    {
        "start" => Answered(new Say(Scenes.Welcome())),
        "routine" when said.Scope == ChatScope.Group => Answered(
            new Say(Scenes.Board()), new Whisper(Scenes.Card(new ChatPicture("bridge", "A person lying on the back with the hips lifted", () => Scenes.Bridge)))),
        "routine" => Answered(new Say(Scenes.Card(new ChatPicture("bridge", "A person lying on the back with the hips lifted", () => Scenes.Bridge)))),
        "checkin" => Answered(new Say(Scenes.Pain())),
        _ => Answered(new Whisper(new ChatMessage(Prose.Plain("I do not know that one.")))),
    };

    private static Answer Press(ButtonPressed press)
    {
        if (!ButtonToken.TryParse(press.Token, out var token))
            return Answered(new Refuse("That button is not mine."));
        return token.Action switch
        {
            "age" => Answered(new Replace(Scenes.Ready())),
            "shorter" => Answered(new Replace(Scenes.Card(null))),
            "swap" => Answered(new Refuse("That swap was for yesterday's session. Here is where you are today.")),
            "pain" => Answered(new Replace(new ChatMessage(new Prose([new Paragraph([new("Pain today: "), new(token[0], SpanStyle.Strong), new(" of 10. Thank you.")])])))),
            "form" => Answered(new Fill(Scenes.Form())),
            "fault" => throw new InvalidOperationException("what somebody typed"),
            _ => Answered(new Say(new ChatMessage(Prose.Plain($"Pressed {token.Action}.")))),
        };
    }

    private static Answer Text(TextReceived said) => said.Text switch
    {
        "whisper" => Answered(new Whisper(new ChatMessage(Prose.Plain("Between us: rest today.")))),
        "private" => Answered(new Say(new ChatMessage(Prose.Plain("This belongs in your own chat."), new ButtonRow(new PrivateChatButton("Open our chat"))))),
        "picture" => Answered(new Say(new ChatMessage(Prose.Plain("A bridge.")) { Picture = new ChatPicture("bridge", "The bridge, hips high", () => Scenes.Bridge) })),
        "file" => Answered(new Say(new ChatMessage(Prose.Plain("Your data, as you asked."))
        {
            File = new ChatFile("lowerback-export.json", "application/json", Encoding.UTF8.GetBytes("{\"days\":3}")),
        })),
        "form" => Answered(new Say(Scenes.Settings())),
        "long" => Answered(new Say(new ChatMessage(Prose.Plain(string.Concat(Enumerable.Repeat("word ", 380)))))),
        "fault" => throw new InvalidOperationException("what somebody typed"),
        "two" => Answered(new Say(new ChatMessage(Prose.Plain("One."))), new Say(new ChatMessage(Prose.Plain("Two.")))),
        "old button" => Answered(new Say(new ChatMessage(Prose.Plain("Try it."), new ButtonRow(new ActionButton("Swap", ButtonToken.Build("o", "t", "swap")))))),
        "broken button" => Answered(new Say(new ChatMessage(Prose.Plain("Try it."), new ButtonRow(new ActionButton("Break", ButtonToken.Build("o", "t", "fault")))))),
        var other => Answered(new Say(new ChatMessage(Prose.Plain($"You said: {other[..Math.Min(other.Length, 1_000)]}")))),
    };

    private static Answer Answered(params ImmutableArray<Reply> replies) => new(replies);
}
