using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Turns;

/// <summary>One thing somebody did and everything needed to answer it. What is changed on it is saved when the turn ends.</summary>
public sealed class Turn(InboundEvent said, Member member, LocalNow now, Words words) : Occasion(member, now, words)
{
    private readonly List<object> _kept = [];

    /// <summary>What they did.</summary>
    public InboundEvent Said { get; } = said;

    /// <summary>Whether only they read along.</summary>
    public bool IsPrivate => Said.Scope == ChatScope.Private;

    /// <summary>Whether the coach has not met them before.</summary>
    public bool IsStranger { get; init; }

    /// <summary>The first day of which the member's journal was read with them; null where none was.</summary>
    public LocalDate? JournalSince { get; init; }

    /// <summary>By which account they can be written to from now on: the one they used, unless they have just given it up.</summary>
    public Account Account { get; set; } = new(
        said.At.Platform.Value, said.From.Id, said.Scope == ChatScope.Private ? said.At.Conversation : null);

    /// <summary>Whether a stranger stays one: the answer holds nothing of theirs, so nothing about them is stored.</summary>
    public bool LeavesNoTrace { get; private set; }

    /// <summary>What the answer waits for; see <see cref="Read"/>.</summary>
    public Func<CoachContext, CancellationToken, Task<Answer>>? Reading { get; private set; }

    /// <summary>What is saved with the turn beside its member; see <see cref="Keep"/>.</summary>
    public IReadOnlyList<object> Kept => _kept;

    /// <summary>Whether the open question, if there is one, follows the answer.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Whether what they typed or pressed was a code that does not work; see <see cref="CountGuess"/>.</summary>
    public bool HasGuessed { get; private set; }

    /// <summary>Whether something waits to be said elsewhere; see <see cref="SpeakSoon"/>.</summary>
    public bool SpeaksSoon { get; private set; }

    /// <summary>Answers a stranger without storing that they were here. The answer must have no button of theirs.</summary>
    public void LeaveNoTrace() => LeavesNoTrace = true;

    /// <summary>Answers with what else is in the store: read after the guards and before the save, and the whole answer.</summary>
    public Answer Read(Func<CoachContext, CancellationToken, Task<Answer>> read)
    {
        Reading = read;
        return Answer.Silence;
    }

    /// <summary>Saves a new row of a slice's own table with the turn.</summary>
    public void Keep(object row) => _kept.Add(row);

    /// <summary>Something that is due at once is saved with this turn, and whoever sends need not be found asleep.</summary>
    public void SpeakSoon() => SpeaksSoon = true;

    /// <summary>Counts a code that does not work against whoever tried it; see <see cref="Guesses"/>.</summary>
    public void CountGuess()
    {
        Member.Set(Member.Get<Guesses>().With(Now.Now));
        HasGuessed = true;
    }

    /// <summary>Lets the conversation go on where it stood: whatever is still open is asked after this turn's answer.</summary>
    public void GoOn() => GoesOn = true;
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
