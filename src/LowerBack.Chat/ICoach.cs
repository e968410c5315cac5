using System.Collections.Immutable;

namespace LowerBack.Chat;

/// <summary>
/// The port: the one thing a chat platform's adapter talks to. The adapter turns what people do into events, awaits the
/// answer (by then everything is saved), acknowledges the event to its platform, and delivers the replies.
/// </summary>
public interface ICoach
{
    /// <summary>
    /// Handles an event and answers once its effects are committed. The same event id twice is handled once; the second
    /// time the answer is empty. One event at a time per conversation, in parallel across conversations. Does not throw
    /// for anything a person can send; a fault inside is answered with an apology and nothing is saved.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled before the commit.</exception>
    Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop);

    /// <summary>
    /// Takes note of something that happened to a conversation; it is kept when this returns. The same again changes nothing.
    /// Throws for nothing that a platform can tell: a fault inside is logged, and nothing is kept.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled before the commit.</exception>
    Task ChatChangedAsync(ChatChanged change, CancellationToken stop);

    /// <summary>Offers at most 25 values for an option that is being typed. Reads only.</summary>
    Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop);

    /// <summary>The commands in a language, for the platform's menu.</summary>
    /// <param name="language">A BCP 47 tag; English where the coach does not speak it.</param>
    ImmutableArray<CommandDescriptor> Commands(string? language);
}

/// <summary>What to send back, in order. Empty: nothing.</summary>
public sealed record Answer(ImmutableArray<Reply> Replies)
{
    /// <summary>Nothing to say.</summary>
    public static readonly Answer Silence = new(ImmutableArray<Reply>.Empty);
}

/// <summary>One thing to do in the chat; a closed family.</summary>
public abstract record Reply;

/// <summary>A new message in the conversation, for everybody in it.</summary>
public sealed record Say(ChatMessage Message) : Reply;

/// <summary>
/// A new message only the person who wrote or pressed may read: in a private chat an ordinary message, in a group an
/// ephemeral one, or a direct message where the platform has none.
/// </summary>
public sealed record Whisper(ChatMessage Message) : Reply;

/// <summary>
/// Puts a message in the place of the one whose button was pressed, or opened the form. Where that is gone, or others read it too:
/// as <see cref="Whisper"/>.
/// </summary>
public sealed record Replace(ChatMessage Message) : Reply;

/// <summary>
/// Shows a form to whoever pressed a <see cref="FormButton"/>; an answer to nothing else. Where no form can be shown (any more),
/// the adapter says so.
/// </summary>
public sealed record Fill(ChatForm Form) : Reply;

/// <summary>
/// A short notice to the presser alone that the press did nothing, and why: a toast where the platform has one, else as
/// <see cref="Whisper"/>. At most 200 characters (Telegram's limit).
/// </summary>
public sealed record Refuse(string Notice) : Reply;
