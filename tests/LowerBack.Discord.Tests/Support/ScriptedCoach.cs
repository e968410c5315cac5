using System.Collections.Concurrent;
using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.Discord.Tests.Support;

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

    /// <summary>How long it thinks about something.</summary>
    public Func<InboundEvent, Task> ThinksAbout { get; set; } = _ => Task.CompletedTask;

    public async Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
    {
        // What it was told to do when it heard this: a test that has seen it heard may already tell it something else.
        var thinking = Thinking;
        Heard.Enqueue(said);
        await thinking.WaitAsync(stop);
        await ThinksAbout(said);
        return _handled.TryAdd(said.EventId, true) ? Answers(said) : Answer.Silence;
    }

    public Task ChatChangedAsync(ChatChanged change, CancellationToken stop)
    {
        Changes.Enqueue(change);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop) =>
        Task.FromResult<ImmutableArray<OptionChoice>>([new("bridge", $"Bridge ({asked.Typed})")]);

    public ImmutableArray<CommandDescriptor> Commands(string? language) => language switch
    {
        "de" => [new("start", "Los geht's", []), Routine("Heute", "minuten", "tag", "Hüften"), new("exercise", "Übung", [Words("uebung")])],
        "es" => [new("start", "Empieza", []), Routine("Hoy", "minutos", "dia", "Caderas"), new("exercise", "Ejercicio", [Words("ejercicio")])],
        _ => [new("start", "Begin", []), Routine("Today", "minutes", "day", "Hips"), new("exercise", "A move", [Words("move")])],
    };

    private static CommandDescriptor Routine(string what, string minutes, string day, string hips) => new("routine", what,
    [
        new("minutes", minutes, minutes, OptionKind.Number, [new("5", "5"), new("10", "10"), new("15", "15")]),
        new("day", day, day, OptionKind.Choice, [new("b", hips)]),
    ]);

    private static CommandOption Words(string label) => new("move", label, label, OptionKind.Words, []);
}

/// <summary>Pictures that are ten bytes and a name.</summary>
internal sealed class StubPictures(bool available) : IPictures
{
    public string? Remedy => available ? null : "Install them.";

    public ReadOnlyMemory<byte>? Png(ChatPicture picture, int width = ChatLimits.PictureWidth) =>
        available ? new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes($"PNG of {picture.Svg}")) : default(ReadOnlyMemory<byte>?);
}
