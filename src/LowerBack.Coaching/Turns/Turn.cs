using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;

namespace LowerBack.Coaching.Turns;

/// <summary>One thing somebody did and everything needed to answer it. What is changed on it is saved when the turn ends.</summary>
public sealed class Turn(InboundEvent said, Member member, LocalNow now, Words words)
{
    /// <summary>What they did.</summary>
    public InboundEvent Said { get; } = said;

    /// <summary>Who did it.</summary>
    public Member Member { get; } = member;

    /// <summary>The moment and the member's own day, read once.</summary>
    public LocalNow Now { get; } = now;

    /// <summary>The coach's words in their language.</summary>
    public Words Words { get; } = words;

    /// <summary>Their profile.</summary>
    public Profile Profile
    {
        get => Member.Get<Profile>();
        set => Member.Set(value);
    }

    /// <summary>Whether only they read along.</summary>
    public bool IsPrivate => Said.Scope == ChatScope.Private;

    /// <summary>Whether the coach has not met them before.</summary>
    public bool IsStranger { get; init; }

    /// <summary>Whether a stranger stays one: the answer holds nothing of theirs, so nothing about them is stored.</summary>
    public bool LeavesNoTrace { get; private set; }

    /// <summary>What the answer waits for; see <see cref="Read"/>.</summary>
    public Func<CoachContext, CancellationToken, Task<Answer>>? Reading { get; private set; }

    /// <summary>Whether the open question, if there is one, follows the answer.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Answers a stranger without storing that they were here. The answer must have no button of theirs.</summary>
    public void LeaveNoTrace() => LeavesNoTrace = true;

    /// <summary>Answers with what else is in the store: read after the guards and before the save, and the whole answer.</summary>
    public Answer Read(Func<CoachContext, CancellationToken, Task<Answer>> read)
    {
        Reading = read;
        return Answer.Silence;
    }

    /// <summary>Lets the conversation go on where it stood: whatever is still open is asked after this turn's answer.</summary>
    public void GoOn() => GoesOn = true;

    /// <summary>A button for this member.</summary>
    public ActionButton Button(string label, string slice, string action, params ReadOnlySpan<string> arguments) =>
        new(label, Token(slice, action, arguments));

    /// <summary>The same, as the usual next step.</summary>
    public ActionButton Primary(string label, string slice, string action, params ReadOnlySpan<string> arguments) =>
        new(label, Token(slice, action, arguments), ButtonLook.Primary);

    /// <summary>A button for this member whose press is answered with a form.</summary>
    public FormButton FormButton(string label, string slice, string action, params ReadOnlySpan<string> arguments) =>
        new(label, Token(slice, action, arguments));

    /// <summary>What a button or a form of this member carries.</summary>
    public ButtonToken Token(string slice, string action, params ReadOnlySpan<string> arguments) =>
        ButtonToken.Build(Member.Tag, slice, action, arguments);
}

/// <summary>Ways to write an answer.</summary>
public static class Answers
{
    /// <summary>New messages, in order.</summary>
    public static Answer Say(params ReadOnlySpan<ChatMessage> messages)
    {
        var replies = new Reply[messages.Length];
        for (var i = 0; i < messages.Length; i++)
            replies[i] = new Say(messages[i]);
        return new Answer([.. replies]);
    }

    /// <summary>Words alone.</summary>
    public static Answer Say(Prose words) => Say(new ChatMessage(words));

    /// <summary>A message in the place of the one that was pressed, or opened the form; as a new one where nothing was pressed.</summary>
    public static Answer Show(Turn turn, ChatMessage message) =>
        turn.Said is ButtonPressed or FormSubmitted ? new Answer([new Replace(message)]) : Say(message);

    /// <summary>A form to fill in.</summary>
    public static Answer Fill(ChatForm form) => new([new Fill(form)]);

    /// <summary>A notice, and where things stand now.</summary>
    public static Answer Refuse(string notice, ChatMessage? standing = null) =>
        standing is null ? new Answer([new Refuse(notice)]) : new Answer([new Refuse(notice), new Say(standing)]);
}
