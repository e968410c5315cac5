namespace LowerBack.Chat;

/// <summary>
/// A platform on which the coach can speak without having been spoken to. It sends one message at a time and says what came
/// of it; whether to try again, and when, is for whoever asked, who keeps the message where a crash cannot lose it.
/// </summary>
public interface IChatPlatform
{
    /// <summary>Which one it is.</summary>
    PlatformId Id { get; }

    /// <summary>
    /// For how long the platform recognises a message that comes twice under one <see cref="Outgoing.Key"/>, and shows it once;
    /// zero where it never does. Within this time a message whose fate is unknown may be sent again.
    /// </summary>
    TimeSpan KnowsDoublesFor { get; }

    /// <summary>
    /// Waits until a message may leave for there: the platform's limits allow it, and a fifth of them stays free for answers,
    /// which never wait for what the coach says first. Where one chat alone has to wait for long, nobody is held up by it:
    /// <see cref="SendAsync"/> says so.
    /// </summary>
    Task WaitForRoomAsync(Recipient to, CancellationToken stop);

    /// <summary>Sends one message, once. Throws for nothing that a platform can answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled; the message may or may not be there.</exception>
    Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop);

    /// <summary>
    /// Puts new content in the place of one of the coach's own earlier messages, once; nobody's phone tells them. Answers as
    /// <see cref="SendAsync"/> does, or <see cref="Gone"/>. To do it twice is to do it once, so one whose outcome is unknown may
    /// be repeated. <see cref="WaitForRoomAsync"/> comes before it, as before sending.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled; the message may or may not be changed.</exception>
    Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop);
}

/// <summary>A message the coach says first.</summary>
/// <param name="Key">Names this message and no other: the same one for every attempt. At most 25 letters, digits, hyphens and underscores (Discord's nonce).</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Language">The language of what the adapter itself may have to add, such as "de".</param>
/// <param name="Message">What it says.</param>
/// <param name="Quiet">Whether it arrives without a sound.</param>
public sealed record Outgoing(string Key, Recipient To, string Language, ChatMessage Message, bool Quiet = false);

/// <summary>One of the coach's own messages as it is to stand from now on.</summary>
/// <param name="To">Where it stands. A conversation's <see cref="ToConversation.Calling"/> says nothing here: nobody is called again.</param>
/// <param name="Message">The platform's own id of it, as <see cref="Delivered"/> told it.</param>
/// <param name="Language">The language of what the adapter itself may have to add, such as "de".</param>
/// <param name="Content">What it says now: all of it, buttons included.</param>
public sealed record Edited(Recipient To, string Message, string Language, ChatMessage Content);

/// <summary>Whom a message is for; a closed family.</summary>
public abstract record Recipient;

/// <summary>One person, in their private chat.</summary>
/// <param name="Person">The platform's own id of the person.</param>
/// <param name="Conversation">
/// The platform's own id of that chat, where anything ever came from there. Without it Discord has to be asked to open it, and
/// whoever asks that often is taken for a spammer.
/// </param>
public sealed record ToPerson(string Person, string? Conversation = null) : Recipient;

/// <summary>Everybody in a conversation.</summary>
/// <param name="At">Where.</param>
/// <param name="Calling">
/// The platform's own id of the one person who is called there, or null. Their name stands on a line of its own before the
/// words, and their phone tells them if they are still there.
/// </param>
public sealed record ToConversation(ChatAddress At, string? Calling = null) : Recipient;
