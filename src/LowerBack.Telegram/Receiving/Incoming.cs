using LowerBack.Chat;
using LowerBack.Telegram.Sending;

namespace LowerBack.Telegram.Receiving;

/// <summary>What an update is about; a closed family.</summary>
internal abstract record Incoming;

/// <summary>Something for the coach.</summary>
/// <param name="Event">What it is told.</param>
/// <param name="Place">Where it happened.</param>
/// <param name="Person">Who did it, which is also the id of their private chat.</param>
/// <param name="At">When, in Unix seconds, where Telegram says so.</param>
/// <param name="Query">A press waits to be answered under this id.</param>
/// <param name="Pressed">The message that was pressed, where it is still there.</param>
internal sealed record Happened(
    InboundEvent Event, ChatPlace Place, long Person, long? At, string? Query = null, PressedMessage? Pressed = null) : Incoming;

/// <summary>A press that means nothing but must be answered.</summary>
internal sealed record DeadPress(string Query) : Incoming;

/// <summary>Something without words, which the coach cannot read.</summary>
internal sealed record Wordless(ChatPlace Place, string? Language) : Incoming;

/// <summary>A command from somebody hidden behind the group.</summary>
internal sealed record Hidden(ChatPlace Place) : Incoming;

/// <summary>A chat took the bot in, or threw it out.</summary>
/// <param name="Event">What the coach is told, where it is somebody's private chat.</param>
/// <param name="Closed">What it is told, where it is a group that threw it out.</param>
internal sealed record ReachChanged(long Chat, bool CanWrite, ReachabilityChanged? Event = null, ChatClosed? Closed = null) : Incoming;

/// <summary>A group became a supergroup.</summary>
internal sealed record GroupMoved(long From, long To) : Incoming;

/// <summary>Nothing to do.</summary>
internal sealed record Nothing : Incoming
{
    public static readonly Nothing Instance = new();
}
