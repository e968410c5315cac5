using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

/// <summary>Counts how often it was asked, on the member, so that what was saved can be told from what was run.</summary>
internal sealed class CountCommand : ICommand
{
    public int Runs { get; private set; }

    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new("count", "Counts.", []);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        Runs++;
        turn.Profile = turn.Profile with { SessionsAtLevel = turn.Profile.SessionsAtLevel + 1 };
        var again = turn.Button("Again", "count", "add", "1");
        return Answers.Say(new ChatMessage(Prose.Plain($"{turn.Profile.SessionsAtLevel}"), new ButtonRow(again)));
    }
}

/// <summary>The button of <see cref="CountCommand"/>; makes sense only of "add".</summary>
internal sealed class CountButtons(CommandPlace place = CommandPlace.Personal, bool forAll = false) : IButtons
{
    public string Slice => "count";

    public CommandPlace Place => place;

    public bool ForAll => forAll;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (token.Action != "add" || token.Count != 1 || token[0] != "1")
            return null;
        turn.Profile = turn.Profile with { SessionsAtLevel = turn.Profile.SessionsAtLevel + 1 };
        return Answers.Show(turn, new ChatMessage(
            Prose.Plain($"{turn.Profile.SessionsAtLevel}"), new ButtonRow(turn.Button("Again", "count", "add", "1"))));
    }
}

/// <summary>Breaks in the middle of its work, and its fault quotes what was said, as faults do.</summary>
internal sealed class BreakCommand : ICommand
{
    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) =>
        new("break", "Breaks.", [new CommandOption("words", "words", "Words.", OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        turn.Profile = turn.Profile with { Minutes = 30 };
        throw new InvalidOperationException($"cannot parse «{arguments["words"]}» of {turn.Said.From.Name}", new FormatException(arguments["words"]));
    }
}

/// <summary>Asks for minutes, days and a note in a form, and keeps the minutes.</summary>
internal sealed class AskButtons(CommandPlace place = CommandPlace.Personal) : ICommand, IButtons
{
    public string Slice => "ask";

    public CommandPlace Place => place;

    public CommandDescriptor Describe(Words words) => new("ask", "Asks.", []);

    public Answer Run(Turn turn, BoundArguments arguments) => Answers.Say(Standing(turn));

    public Answer? Press(Turn turn, ButtonToken token) => token.Action == "open"
        ? Answers.Fill(new ChatForm(
            "About you", turn.Token("ask", "send", "1"),
            new ChoiceField("minutes", "Minutes", [new("10", "Ten"), new("20", "Twenty")], "10") { Hint = "A day" },
            new ChoicesField("days", "Days", [new("mon", "Mon"), new("tue", "Tue")], "mon", "tue") { IsOptional = true },
            new TextField("note", "Note", Longest: 20) { Example = "Slept well", IsOptional = true, IsLong = true }))
        : null;

    public Answer? Submit(Turn turn, ButtonToken token, FormValues filled)
    {
        if (token.Action != "send" || !int.TryParse(filled["minutes"], out var minutes))
            return null;
        turn.Profile = turn.Profile with { Minutes = minutes };
        return Answers.Show(turn, new ChatMessage(Prose.Plain(
            $"{filled["minutes"]} minutes, {string.Join('+', filled.All("days"))}, «{Cut.To(filled["note"], 20)}»")));
    }

    private static ChatMessage Standing(Turn turn) => new(
        Prose.Plain("Ask me."), new ButtonRow(turn.FormButton("All at once", "ask", "open"), turn.Button("Nothing", "ask", "nothing")));
}

/// <summary>Is about health.</summary>
internal sealed class HealthCommand : ICommand
{
    public CommandPlace Place => CommandPlace.PrivateOnly;

    public CommandDescriptor Describe(Words words) => new("health", "About health.", []);

    public Answer Run(Turn turn, BoundArguments arguments) => Answers.Say(Prose.Plain("about your health"));

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) => [new(option, typed)];
}

/// <summary>Stops every turn with a word in it, and every command of that name.</summary>
internal sealed class WordGuard(string word) : ITurnGuard
{
    public Answer? Guard(Turn turn) => turn.Said switch
    {
        TextReceived said when said.Text.Contains(word, StringComparison.Ordinal) => Answers.Say(Prose.Plain("guarded")),
        CommandInvoked said when said.Name == word => Answers.Say(Prose.Plain("guarded")),
        _ => null,
    };
}

/// <summary>Holds up whoever opens the store for a person until the test lets them go on.</summary>
internal sealed class Gated(IDbContextFactory<CoachContext> inner) : IDbContextFactory<CoachContext>
{
    private readonly Lock _gate = new();
    private readonly Queue<(TaskCompletionSource Arrived, TaskCompletionSource Go)> _holds = [];

    /// <summary>Holds the next one to open the store.</summary>
    public (Task Arrived, TaskCompletionSource Go) HoldNext()
    {
        var hold = (Arrived: NewSource(), Go: NewSource());
        lock (_gate)
            _holds.Enqueue(hold);
        return (hold.Arrived.Task, hold.Go);
    }

    public CoachContext CreateDbContext() => inner.CreateDbContext();

    public async Task<CoachContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        (TaskCompletionSource Arrived, TaskCompletionSource Go) hold;
        bool held;
        lock (_gate)
            held = _holds.TryDequeue(out hold);
        if (held)
        {
            hold.Arrived.SetResult();
            await hold.Go.Task.WaitAsync(cancellationToken);
        }

        return await inner.CreateDbContextAsync(cancellationToken);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal static class Scene
{
    /// <summary>Puts <see cref="Gated"/> before the store.</summary>
    public static IServiceCollection AddGate(this IServiceCollection services)
    {
        var store = services.Last(service => service.ServiceType == typeof(IDbContextFactory<CoachContext>));
        services.AddSingleton(provider => new Gated(
            (IDbContextFactory<CoachContext>)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)));
        return services.AddSingleton<IDbContextFactory<CoachContext>>(provider => provider.GetRequiredService<Gated>());
    }

    public static CommandInvoked Command(string id, string person, string conversation, string name = "count", string rest = "") => new(
        id, new ChatAddress(new PlatformId("test"), conversation), new ChatPerson(person, person, "en"),
        ChatScope.Private, name, CommandArguments.Typed(rest));

    public static string Words(this Answer answer) => string.Join('|', answer.Replies.Select(reply => reply switch
    {
        Say say => say.Message.Body.ToPlainText(),
        Whisper whisper => whisper.Message.Body.ToPlainText(),
        Replace replace => replace.Message.Body.ToPlainText(),
        Refuse refuse => refuse.Notice,
        _ => "",
    }));
}
