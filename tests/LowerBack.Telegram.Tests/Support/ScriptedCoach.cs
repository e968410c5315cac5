using System.Collections.Concurrent;
using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.Telegram.Tests.Support;

/// <summary>A coach that answers what a test tells it to, keeps what it heard, and handles an event id once.</summary>
internal sealed class ScriptedCoach : ICoach
{
    private readonly ConcurrentDictionary<string, bool> _handled = new();

    public ConcurrentQueue<InboundEvent> Heard { get; } = new();

    /// <summary>What happened to conversations, in order.</summary>
    public ConcurrentQueue<ChatChanged> Changes { get; } = new();

    /// <summary>What it answers; by default it says what it heard.</summary>
    public Func<InboundEvent, Answer> Answers { get; set; } = said => new([new Say(new ChatMessage(Prose.Plain(said switch
    {
        TextReceived text => $"You said {text.Text}",
        CommandInvoked command => $"/{command.Name} {command.Arguments.Rest}".TrimEnd(),
        ButtonPressed => "Pressed",
        _ => said.GetType().Name,
    })))]);

    /// <summary>Held while a test wants the coach to think.</summary>
    public Task Thinking { get; set; } = Task.CompletedTask;

    public async Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
    {
        Heard.Enqueue(said);
        await Thinking.WaitAsync(stop);
        return _handled.TryAdd(said.EventId, true) ? Answers(said) : Answer.Silence;
    }

    public async Task ChatChangedAsync(ChatChanged change, CancellationToken stop)
    {
        Changes.Enqueue(change);
        await Thinking.WaitAsync(stop);
    }

    public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop) =>
        Task.FromResult(ImmutableArray<OptionChoice>.Empty);

    public ImmutableArray<CommandDescriptor> Commands(string? language) => language == "de"
        ? [new("start", "Los geht's", []), new("routine", "Heute", []), new("help", "Hilfe", [])]
        : [new("start", "Begin", []), new("routine", "Today", []), new("help", "What I can do", [])];
}

/// <summary>Pictures of a single dot, with the drawing behind it where its pixels would be.</summary>
internal sealed class StubPictures(bool available) : IPictures
{
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    public string? Remedy => available ? null : "Install them.";

    public ReadOnlyMemory<byte>? Png(ChatPicture picture, int width = ChatLimits.PictureWidth) =>
        available ? (byte[])[.. Dot, .. System.Text.Encoding.UTF8.GetBytes($"PNG of {picture.Svg}")] : default(ReadOnlyMemory<byte>?);
}
