using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.TestKit.Contract;

/// <summary>
/// A coach with one word for each thing a platform must be able to show, for what the real coach does not say at will. It
/// handles an event once, as the port demands, and keeps what it heard.
/// </summary>
public sealed class WordCoach : ICoach
{
    public const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path d="M4 28h56" stroke="#276354" stroke-width="4"/></svg>""";
    public const string DrawingWords = "A line on the floor";

    /// <summary>What its links carry, and what does the same where somebody types it.</summary>
    public const string Word = "r-10_tomorrow", Typed = "/routine 10 tomorrow";

    private readonly ConcurrentDictionary<string, bool> _handled = new();

    /// <summary>Everything the adapter brought, in order.</summary>
    public ConcurrentQueue<InboundEvent> Heard { get; } = new();

    /// <summary>What happened to conversations, in order.</summary>
    public ConcurrentQueue<ChatChanged> Changes { get; } = new();

    /// <summary>What its /routine takes.</summary>
    public static ImmutableArray<CommandOption> RoutineOptions { get; } =
    [
        new("minutes", "minutes", "How long", OptionKind.Number, []),
        new("day", "day", "Which day", OptionKind.Words, []),
    ];

    /// <summary>As long as a message can be, and full of what markup is made of.</summary>
    public static string Longest { get; } = string.Concat(Enumerable.Repeat("a<b>&\"c\" ", ChatLimits.MessageText))[..(ChatLimits.MessageText - 1)] + ".";

    public Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
    {
        Heard.Enqueue(said);
        return Task.FromResult(!_handled.TryAdd(said.EventId, true) ? Answer.Silence : said switch
        {
            CommandInvoked { Name: "whisper" or "private" or "aside" or "ask" or "invite" } command => Text(command.Name),
            CommandInvoked command => Says($"Command {command.Name}."),
            TextReceived text => Text(text.Text),
            ButtonPressed press => Press(press.Token),
            FormSubmitted form => new Answer([new Replace(Plain($"{form.Values["minutes"]}; {string.Join('+', form.Values.All("days"))}; {form.Values["note"]}"))]),
            _ => Answer.Silence,
        });
    }

    public Task ChatChangedAsync(ChatChanged change, CancellationToken stop)
    {
        Changes.Enqueue(change);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop) =>
        Task.FromResult(ImmutableArray<OptionChoice>.Empty);

    public ImmutableArray<CommandDescriptor> Commands(string? language) =>
    [
        new("start", "Begin", []), new("routine", "Your session for today", RoutineOptions), new("whisper", "Between us", []),
        new("invite", "The way to our chat, with a word", []), new("aside", "Between us, with buttons", []), new("ask", "Between us, with a form", []), new("private", "The way to our chat", []),
    ];

    private static Answer Text(string text) => text switch
    {
        "two" => new Answer([new Say(Plain("One.")), new Say(Plain("Two."))]),
        "nothing" => Answer.Silence,
        "whisper" => new Answer([new Whisper(Plain("Between us."))]),
        "aside" => new Answer([new Whisper(Buttons("Choose between us."))]),
        "form" => new Answer([new Say(Form("Tell me."))]),
        "ask" => new Answer([new Whisper(Form("Tell me alone."))]),
        "buttons" => new Answer([new Say(Buttons("Choose."))]),
        "private" => new Answer([new Say(new ChatMessage(Prose.Plain("Not here."), new ButtonRow(new PrivateChatButton("Open our chat"))))]),
        "invite" => new Answer([new Say(new ChatMessage(Prose.Plain("Join us."), new ButtonRow(new PrivateChatButton("Join", Word))))]),
        "link" => new Answer([new Say(Link(intoGroup: false))]),
        "group link" => new Answer([new Say(Link(intoGroup: true))]),
        "longest" => Says(Longest),
        "strong" => new Answer([new Say(new ChatMessage(new Prose(
            [new Paragraph([new Span("Hold "), new Span("<5> & \"more\"", SpanStyle.Strong), new Span(" breaths.")]), new Bullets([[new Span("one")], [new Span("two")]])])))]),
        "picture" => new Answer([new Say(Plain("Look.") with { Picture = new ChatPicture("drawing", DrawingWords, () => Drawing) })]),
        "file" => new Answer([new Say(Plain("Yours.") with { File = new ChatFile("export.json", "application/json", Encoding.UTF8.GetBytes("""{"days":3}""")) })]),
        _ => Says(text.Length > 1000 ? $"{text.Length} characters." : $"You said: {text}"),
    };

    private static Answer Press(string token) => ButtonToken.TryParse(token, out var read) ? read.Action switch
    {
        "change" => new Answer([new Replace(Buttons("Changed."))]),
        "open" => new Answer([new Fill(new ChatForm(
            "About <you>", ButtonToken.Build("o", "t", "sent"),
            new ChoiceField("minutes", "Minutes", [new("10", "Ten & more"), new("20", "Twenty")], "10") { Hint = "A day" },
            new ChoicesField("days", "Days", [new("mon", "Mon"), new("tue", "Tue")], "mon", "tue"),
            new TextField("note", "Note", "*fine*", Longest: 40) { Example = "Slept well", IsOptional = true }))]),
        "refuse" => new Answer([new Refuse("That one is over.")]),
        _ => Says("Added."),
    } : new Answer([new Refuse("That button is not mine.")]);

    private static ChatMessage Form(string text) => new(
        Prose.Plain(text), new ButtonRow(new FormButton("All at once", ButtonToken.Build("o", "t", "open")), new ActionButton("Change", ButtonToken.Build("o", "t", "change"))));

    /// <summary>A message with buttons that do each one thing.</summary>
    public static ChatMessage Buttons(string text) => new(
        Prose.Plain(text),
        new ButtonRow(new ActionButton("Change", ButtonToken.Build("o", "t", "change"), ButtonLook.Primary), new ActionButton("Refuse", ButtonToken.Build("o", "t", "refuse"))),
        new ButtonRow(new ActionButton("Add <one> & more", ButtonToken.Build("o", "t", "add"))));

    private static ChatMessage Link(bool intoGroup) => new(new Prose([new Paragraph([new Span("Send this: "), new StartLink(Word, Typed, intoGroup)])]));

    private static Answer Says(string text) => new([new Say(Plain(text))]);

    private static ChatMessage Plain(string text) => new(Prose.Plain(text));
}
