using System.Runtime.InteropServices;
using LowerBack.Chat;

namespace LowerBack.Telegram.Sending;

/// <summary>Something to bring to a chat; a closed family.</summary>
internal abstract record Delivery
{
    /// <summary>What goes one after the other.</summary>
    public abstract Lane Lane { get; }
}

/// <summary>A new message.</summary>
/// <param name="IfUnreachable">What to bring instead where the chat takes nothing from the bot.</param>
internal sealed record NewMessage(ChatPlace To, ChatMessage Message, NewMessage? IfUnreachable = null) : Delivery
{
    public override Lane Lane => new(To.Chat);
}

/// <summary>A message in the place of one that was pressed in a private chat; a new one where that is gone.</summary>
internal sealed record Replacement(ChatPlace To, PressedMessage Old, ChatMessage Message) : Delivery
{
    public override Lane Lane => new(To.Chat);
}

/// <summary>The answer that ends the waiting on a pressed button; one for every press.</summary>
/// <param name="Notice">What the presser alone reads, at most 200 characters; null for nothing.</param>
/// <param name="IfTooLate">The notice as a message, where it can no longer be shown on the button.</param>
internal sealed record PressAnswer(string Query, string? Notice = null, NewMessage? IfTooLate = null) : Delivery
{
    /// <summary>A lane of its own: whoever pressed does not wait for what the chat still has to be told.</summary>
    public override Lane Lane => new(0, Query);
}

/// <summary>What is brought one after the other: all of a chat, and each press by itself.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Lane(long Chat, string? Query = null);
