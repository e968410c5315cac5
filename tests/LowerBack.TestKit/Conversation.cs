using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.TestKit;

/// <summary>
/// A script through the port: one person in one place. Others and the group are made from it, share its transcript, and
/// see what a real platform would show them.
/// </summary>
public sealed class Conversation
{
    private readonly ICoach _coach;
    private readonly Room _room;
    private InboundEvent? _latest;
    private (ChatForm Form, ChatMessage? On)? _opened;

    /// <summary>A private conversation of somebody with the coach.</summary>
    public Conversation(ICoach coach, string name = "Ana", string? language = "en")
        : this(coach, new Room(), TestPlatform.Name, new ChatPerson(name.ToLowerInvariant(), name, language))
    {
    }

    /// <summary>The same, where the coach may also speak first.</summary>
    public Conversation(TestCoach coach, string name = "Ana", string? language = "en")
        : this(coach.Coach, name, language)
    {
        coach.Platform.Joins(_room);
        coach.OtherPlatform.Joins(_room);
    }

    /// <param name="group">The group's id; null in private.</param>
    private Conversation(ICoach coach, Room room, PlatformId platform, ChatPerson person, string? group = null)
    {
        (_coach, _room, Person, Scope) = (coach, room, person, group is null ? ChatScope.Private : ChatScope.Group);
        At = new ChatAddress(platform, group ?? person.Id);
    }

    public ChatPerson Person { get; }

    public ChatAddress At { get; }

    public ChatScope Scope { get; }

    /// <summary>Whether they manage this conversation, whenever the coach asks.</summary>
    public bool Manages { get; set; }

    /// <summary>The messages of the coach that this person sees here, oldest first, as they stand after edits.</summary>
    public IReadOnlyList<ChatMessage> Messages => _room.Seen(At, Person);

    /// <summary>The newest of them.</summary>
    public ChatMessage Last => Messages.Count > 0 ? Messages[^1] : throw Failure("The coach has not said anything here.");

    /// <summary>The words of the newest message, plain.</summary>
    public string LastWords => Last.Body.ToPlainText();

    /// <summary>The labels under the newest message.</summary>
    public IReadOnlyList<string> LastLabels => [.. Last.Buttons.SelectMany(row => row.Buttons).Select(button => button.Label)];

    /// <summary>The tokens of the buttons under the newest message that do something at once, in order.</summary>
    public IReadOnlyList<ButtonToken> LastTokens =>
        [.. Last.Buttons.SelectMany(row => row.Buttons).OfType<ActionButton>().Select(button => button.Token)];

    /// <summary>The form before their eyes.</summary>
    public ChatForm Form => _opened?.Form ?? throw Failure("No form is open here.");

    /// <summary>The answer to the latest event.</summary>
    public Answer LastAnswer { get; private set; } = Answer.Silence;

    /// <summary>The whole script so far, everybody's, as readable text.</summary>
    public string Transcript => _room.Transcript;

    /// <summary>Somebody else's private conversation, in the same script.</summary>
    public Conversation With(string name, string? language = "en") =>
        new(_coach, _room, At.Platform, new ChatPerson(name.ToLowerInvariant(), name, language));

    /// <summary>Their private conversation on the other platform, in the same script: nobody there knows that it is them.</summary>
    public Conversation Elsewhere() => new(_coach, _room, TestPlatform.OtherName, Person);

    /// <summary>The same person in a group of their platform, which all share who name it the same.</summary>
    public Conversation InGroup(string group = "group") => new(_coach, _room, At.Platform, Person, group);

    /// <summary>The same conversation with another coach: after a restart.</summary>
    public Conversation After(ICoach restarted) =>
        new(restarted, _room, At.Platform, Person, Scope == ChatScope.Group ? At.Conversation : null) { Manages = Manages, _latest = _latest, _opened = _opened };

    /// <summary>Something happens to this conversation: it moves, or the coach is thrown out of it.</summary>
    public Task Happens(Func<ChatAddress, ChatChanged> change)
    {
        _room.Happened(change(At));
        return _coach.ChatChangedAsync(change(At), CancellationToken.None);
    }

    /// <summary>Types a text, or a command where it begins with a slash.</summary>
    public Task<Answer> Says(string text)
    {
        InboundEvent said = CommandLine.TryRead(text, out var name, out var arguments)
            ? new CommandInvoked(NewId(), At, Person, Scope, name, arguments)
            : new TextReceived(NewId(), At, Person, Scope, text);
        return DoAsync(said, $": {text}", pressed: null);
    }

    /// <summary>Shares where they are.</summary>
    public Task<Answer> Shares(double latitude, double longitude) =>
        DoAsync(new LocationShared(NewId(), At, Person, Scope, latitude, longitude), " shares a place", pressed: null);

    /// <summary>Closes their private chat to the coach, or opens it.</summary>
    public Task<Answer> SetsDoor(bool open) =>
        DoAsync(new ReachabilityChanged(NewId(), At, Person, Scope, open), open ? " opens the door" : " closes the door", pressed: null);

    /// <summary>Presses the button with a label on the newest message that has it.</summary>
    public Task<Answer> Presses(string label)
    {
        var pressed = Messages.LastOrDefault(message => Find(message, label) is not null)
            ?? throw Failure($"Nothing here has a button «{label}».");
        return Find(pressed, label) switch
        {
            var button when Carried(button) is { Text: var token } => DoAsync(new ButtonPressed(NewId(), At, Person, Scope, token), $" presses [{label}]", pressed),
            PrivateChatButton { Start: { } start } => With(Person.Name, Person.Language).Says($"/start {start}"),
            _ => With(Person.Name, Person.Language).Says("/start"),
        };
    }

    /// <summary>Presses the button that opens a form; it is before their eyes then.</summary>
    public async Task<ChatForm> Opens(string label)
    {
        _opened = null;
        await Presses(label);
        return Form;
    }

    /// <summary>
    /// Sends the form before their eyes, filled in by the names of the fields as their client lets them; several choices are
    /// parted by spaces. What is left out stays as it was shown.
    /// </summary>
    public Task<Answer> Fills(params (string Field, string Value)[] filled)
    {
        var (form, on) = _opened ?? throw Failure("No form is open here.");
        if (filled.FirstOrDefault(one => form.Fields.All(field => field.Name != one.Field)) is { Field: { } unknown })
            throw Failure($"The form has no field {unknown}.");
        _opened = null;
        var given = filled.ToDictionary(one => one.Field, one => one.Value);
        var values = new FormValues(form.Fields.Select(field => (field.Name, field.Values(given.GetValueOrDefault(field.Name)).AsEnumerable())));
        var shown = given.Count == 0 ? " sends the form as it is" : $" sends the form with {string.Join(", ", filled.Select(one => $"{one.Field}: {one.Value}"))}";
        return DoAsync(new FormSubmitted(NewId(), At, Person, Scope, form.Token.Text, values), shown, on);
    }

    /// <summary>Sends a form that nobody showed them, or values that no client would let them send.</summary>
    public Task<Answer> SendsForm(string token, params (string Field, string[] Values)[] filled) => DoAsync(
        new FormSubmitted(NewId(), At, Person, Scope, token, new FormValues(filled.Select(one => (one.Field, one.Values.AsEnumerable())))),
        " sends a form of their own", pressed: null);

    /// <summary>Presses the newest button that does this, whatever its label says: <c>("safe", "a", null, "RF1", "no")</c>.</summary>
    /// <param name="slice">The capability.</param>
    /// <param name="action">What it does there.</param>
    /// <param name="arguments">The arguments that matter, in order; null for one that does not.</param>
    public Task<Answer> PressesFor(string slice, string action, params string?[] arguments) => Doing(slice, action, arguments) is { } button
        ? Presses(button.Label)
        : throw Failure($"Nothing here has a button for {slice} {action} {string.Join(' ', arguments)}.");

    /// <summary>Whether the newest message has such a button.</summary>
    public bool Offers(string slice, string action, params string?[] arguments) =>
        Messages.Count > 0 && Last.Buttons.SelectMany(row => row.Buttons).Any(button => Does(button, slice, action, arguments));

    /// <summary>Sends a token as it is, from a message that may not exist (any more).</summary>
    public Task<Answer> PressesToken(string token, string shownAs = "a button of old")
    {
        var pressed = Messages.LastOrDefault(message => message.Buttons.SelectMany(row => row.Buttons).Any(button => Carried(button)?.Text == token));
        return DoAsync(new ButtonPressed(NewId(), At, Person, Scope, token), $" presses {shownAs}", pressed);
    }

    /// <summary>The platform delivers the latest event again.</summary>
    public Task<Answer> IsRedelivered() =>
        DoAsync(_latest ?? throw Failure("Nothing was done yet."), ": (the same again)", pressed: null);

    /// <summary>What is offered while an option is typed.</summary>
    public Task<ImmutableArray<OptionChoice>> Completes(string command, string option, string typed) =>
        _coach.SuggestAsync(new SuggestionsAsked(Person, command, option, typed), CancellationToken.None);

    /// <summary>The token of the button with a label on the newest message that has it.</summary>
    public ButtonToken TokenOf(string label) => Messages.Reverse().Select(message => Carried(Find(message, label)))
        .OfType<ButtonToken>().FirstOrDefault() ?? throw Failure($"Nothing here has a button «{label}».");

    private async Task<Answer> DoAsync(InboundEvent said, string shownAs, ChatMessage? pressed)
    {
        said = said with { ManagesChat = _ => Task.FromResult(Manages) };
        _latest = said;
        _room.Did(Person, Scope, At.Platform, shownAs);
        LastAnswer = await _coach.HandleAsync(said, CancellationToken.None);
        _room.Answered(LastAnswer, At, Person, Scope, pressed);
        if (LastAnswer.Replies.OfType<Fill>().LastOrDefault() is { Form: var form })
            _opened = (form, pressed);
        return LastAnswer;
    }

    private Button? Doing(string slice, string action, string?[] arguments) => Messages.Reverse()
        .SelectMany(message => message.Buttons.SelectMany(row => row.Buttons))
        .FirstOrDefault(button => Does(button, slice, action, arguments));

    private static bool Does(Button button, string slice, string action, string?[] arguments) =>
        Carried(button) is { } token && token.Slice == slice && token.Action == action
        && arguments.Index().All(argument => argument.Item is null || token[argument.Index] == argument.Item);

    private static ButtonToken? Carried(Button? button) => button switch
    {
        ActionButton action => action.Token,
        FormButton form => form.Token,
        _ => null,
    };

    private static Button? Find(ChatMessage message, string label) =>
        message.Buttons.SelectMany(row => row.Buttons).FirstOrDefault(button => button.Label == label);

    private static string NewId() => Guid.NewGuid().ToString("n");

    private Xunit.Sdk.FailException Failure(string why) => Xunit.Sdk.FailException.ForFailure($"{why}\n\nSo far:\n{Transcript}");
}
