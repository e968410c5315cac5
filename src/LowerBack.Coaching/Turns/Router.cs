using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;

namespace LowerBack.Coaching.Turns;

/// <summary>Finds who answers an event, from the descriptors of the commands and the slices of the buttons.</summary>
public sealed class Router
{
    private const string Help = "help";
    private const string Start = "start";

    /// <summary>What somebody who does not know what to type most likely wants.</summary>
    private static readonly ImmutableArray<(string Command, TurnsText Label)> Ways =
        [("routine", TurnsText.TodaysSession), ("checkin", TurnsText.CheckIn), (Help, TurnsText.Help)];

    /// <summary>Discord's limit.</summary>
    private const int MostSuggestions = 25;

    /// <summary>Who hears a text is known only when it is heard, so it reads as much as the hungriest listener.</summary>
    private readonly int _textJournalDays;
    private readonly Dictionary<string, ICommand> _commands;
    private readonly Dictionary<string, IButtons> _buttons;
    private readonly ITextListener[] _listeners;
    private readonly IPlaceListener[] _placeListeners;
    private readonly Dictionary<string, IDeepLink> _links;
    private readonly ITurnGuard[] _guards;
    private readonly PendingQuestions _pending;

    public Router(
        IEnumerable<ICommand> commands, IEnumerable<IButtons> buttons, IEnumerable<ITextListener> listeners,
        IEnumerable<IPlaceListener> placeListeners, IEnumerable<IDeepLink> links, IEnumerable<ITurnGuard> guards, PendingQuestions pending)
    {
        _commands = commands.ToDictionary(command => command.Describe(Words.In(null)).Name);
        _buttons = buttons.ToDictionary(handler => handler.Slice);
        _listeners = [.. listeners];
        _placeListeners = [.. placeListeners];
        _links = links.ToDictionary(link => link.Prefix);
        _guards = [.. guards];
        _pending = pending;
        _textJournalDays = _listeners.Select(listener => listener.JournalDays).Append(0).Max();
    }

    /// <summary>All commands in a language, in the order in which they were registered.</summary>
    public ImmutableArray<CommandDescriptor> Describe(Words words) => [.. _commands.Values.Select(command => command.Describe(words))];

    /// <summary>What could stand in an option, in the language the platform reports: nothing is read for a suggestion.</summary>
    public ImmutableArray<OptionChoice> Suggest(SuggestionsAsked asked) => _commands.TryGetValue(asked.Command, out var command)
        ? [.. command.Suggest(Words.In(asked.From.Language), asked.Option, asked.Typed).Take(MostSuggestions)]
        : [];

    /// <summary>How many days of the journal the turn needs, so that it is read together with the member.</summary>
    public int JournalDays(InboundEvent said) => said switch
    {
        CommandInvoked invoked => _commands.GetValueOrDefault(invoked.Name)?.JournalDays ?? 0,
        ButtonPressed pressed => JournalDays(pressed.Token),
        FormSubmitted form => JournalDays(form.Token),
        TextReceived text when Bare(text) is { } command => Math.Max(_textJournalDays, JournalDays(command)),
        TextReceived or LocationShared => _textJournalDays,
        _ => 0,
    };

    /// <summary>The answer, and whatever is still open after it, where the turn is to go on.</summary>
    public Answer GoOn(Turn turn, Answer answer) => turn.GoesOn && turn.IsPrivate && _pending.Ask(turn) is { } open
        ? new Answer(answer.Replies.Add(new Say(open)))
        : answer;

    /// <summary>Answers the turn: guards first, then whoever it is for.</summary>
    public Answer Route(Turn turn)
    {
        // Nobody waits for an answer to it, and no guard has to keep anybody from it.
        if (turn.Said is ReachabilityChanged)
            return Answer.Silence;
        foreach (var guard in _guards)
        {
            if (guard.Guard(turn) is not { } stopped)
                continue;
            Interrupt(turn);
            return stopped;
        }

        return turn.Said switch
        {
            CommandInvoked invoked => Command(turn, invoked),
            ButtonPressed pressed => Press(turn, pressed),
            FormSubmitted form => Submit(turn, form),
            TextReceived text => Hear(turn, text),
            LocationShared shared => Hear(turn, NearestZone.To(shared.Latitude, shared.Longitude)),
            _ => Answer.Silence,
        };
    }

    private Answer Command(Turn turn, CommandInvoked invoked)
    {
        if (invoked.Name == Start && invoked.Arguments.Rest.Split('_', 2) is [var prefix, var rest] && _links.TryGetValue(prefix, out var link))
            return link.Follow(turn, rest);
        if (!_commands.TryGetValue(invoked.Name, out var command))
            return Answers.Say(Lost(turn, turn.Words.Say(TurnsText.UnknownCommand, ("command", "/" + Shorten(invoked.Name)), ("commands", CommandNames()))));
        if (command.Place == CommandPlace.PrivateOnly && !turn.IsPrivate)
        {
            turn.LeaveNoTrace();
            return PrivateChat.Point(turn);
        }

        return command.Run(turn, BoundArguments.Bind(command.Describe(turn.Words), invoked.Arguments));
    }

    private Answer Press(Turn turn, ButtonPressed pressed) => Owned(turn, pressed.Token, token =>
        token.Slice == CommandButtons.Slice && _commands.ContainsKey(token.Action)
            ? Command(turn, CommandButtons.Read(pressed, token))
            : Handle(turn, token, handler => handler.Press(turn, token)));

    private Answer Submit(Turn turn, FormSubmitted form) => Owned(turn, form.Token, token =>
        Handle(turn, token, handler => handler.Submit(turn, token, form.Values)));

    /// <summary>What may be kept of a form that a guard stopped is its slice's to say; nothing is while all is to be erased.</summary>
    private void Interrupt(Turn turn)
    {
        if (turn is { Said: FormSubmitted form, IsPrivate: true, Member.EraseAt: null } && ButtonToken.TryParse(form.Token, out var token)
            && turn.Member.Owns(token.Owner) && _buttons.TryGetValue(token.Slice, out var handler))
        {
            handler.Interrupted(turn, token, form.Values);
        }
    }

    private Answer Owned(Turn turn, string carried, Func<ButtonToken, Answer> handle)
    {
        if (!ButtonToken.TryParse(carried, out var token))
            return Stale(turn);
        return turn.Member.Owns(token.Owner) || (token.IsForAll && _buttons.GetValueOrDefault(token.Slice) is { ForAll: true })
            ? handle(token)
            : NotTheirs(turn);
    }

    private Answer Handle(Turn turn, ButtonToken token, Func<IButtons, Answer?> handle)
    {
        if (!_buttons.TryGetValue(token.Slice, out var handler))
            return Stale(turn);
        if (handler.Place == CommandPlace.PrivateOnly && !turn.IsPrivate)
            return PrivateChat.Point(turn);
        return handle(handler) ?? Stale(turn);
    }

    private Answer Hear(Turn turn, TextReceived said)
    {
        var text = said.Text.Trim();
        foreach (var listener in _listeners)
        {
            if (listener.Hear(turn, text) is { } answer)
                return answer;
        }

        if (!turn.IsPrivate)
            return Answer.Silence;
        if (Bare(said) is { } command)
            return Command(turn, command);
        if (_pending.Ask(turn) is { } open)
            return Answers.Say(new ChatMessage(turn.Words.Say(TurnsText.OneQuestionOpen)), open);
        return Answers.Say(Lost(turn, turn.Words.Say(
            Words.IsOneOf(TurnsText.GreetingWords, text) ? TurnsText.Hello
            : Words.IsOneOf(TurnsText.ThanksWords, text) ? TurnsText.AnyTime
            : TurnsText.DidNotUnderstand)));
    }

    /// <summary>A command's name alone, typed without its slash: nothing else is meant by it where nobody asked anything.</summary>
    private CommandInvoked? Bare(TextReceived said) =>
        said.Text.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() is var name && _commands.ContainsKey(name)
            ? new CommandInvoked(said.EventId, said.At, said.From, said.Scope, name, CommandArguments.None)
            : null;

    /// <summary>In a private chat nobody else can press, so there the button is from before its owner was erased.</summary>
    private static Answer NotTheirs(Turn turn)
    {
        turn.LeaveNoTrace();
        return Answers.Refuse(turn.Words.Plain(turn.IsPrivate ? TurnsText.FormerButton : TurnsText.NotYourButton));
    }

    /// <summary>A place is for whoever asked for it; otherwise nothing is kept of it, and that is said.</summary>
    private Answer Hear(Turn turn, ZoneAnswer place)
    {
        if (!turn.IsPrivate)
            return Answer.Silence;
        foreach (var listener in _placeListeners)
        {
            if (listener.Hear(turn, place) is { } answer)
                return answer;
        }

        turn.GoOn();
        return Answers.Say(turn.Words.Say(TurnsText.PlaceNotAsked));
    }

    /// <summary>Words for somebody who is lost, with the ways on that there are.</summary>
    private ChatMessage Lost(Turn turn, Prose words)
    {
        Button[] ways = [.. Ways.Where(way => _commands.ContainsKey(way.Command)).Select(way => turn.CommandButton(turn.Words.Plain(way.Label), way.Command))];
        return ways.Length == 0 ? new ChatMessage(words) : new ChatMessage(words, new ButtonRow([.. ways]));
    }

    /// <summary>An old button answers with what holds now: the open question again, where there is one.</summary>
    private Answer Stale(Turn turn) =>
        Answers.Refuse(turn.Words.Plain(TurnsText.StaleButton), turn.IsPrivate ? _pending.Ask(turn) : null);

    private int JournalDays(string carried) => !ButtonToken.TryParse(carried, out var token) ? 0
        : token.Slice == CommandButtons.Slice ? _commands.GetValueOrDefault(token.Action)?.JournalDays ?? 0
        : _buttons.GetValueOrDefault(token.Slice)?.JournalDays ?? 0;

    private string CommandNames() => string.Join(", ", _commands.Keys.Select(name => "/" + name));

    private static string Shorten(string name) => name.Length <= 32 ? name : name[..32] + "…";
}
