namespace LowerBack.Chat;

/// <summary>Something that happened to a conversation and that nobody is answered for; a closed family. It may come twice.</summary>
/// <param name="At">The conversation as it was known.</param>
public abstract record ChatChanged(ChatAddress At);

/// <summary>It goes on under another address: a Telegram group became a supergroup. What was said before cannot be changed there.</summary>
/// <param name="To">Where it goes on.</param>
public sealed record ChatMoved(ChatAddress At, ChatAddress To) : ChatChanged(At);

/// <summary>
/// The coach is not in it any more: it was removed, or the conversation is gone. All that was in it is meant, its threads
/// included. Not every platform tells; where it does not, a message there is <see cref="Unreachable"/>.
/// </summary>
public sealed record ChatClosed(ChatAddress At) : ChatChanged(At);
