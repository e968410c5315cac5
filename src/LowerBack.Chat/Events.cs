namespace LowerBack.Chat;

/// <summary>Something a person did in a chat. A closed family: adapters make these, the coach answers them.</summary>
/// <param name="EventId">The platform's own id of the event; a redelivery carries the same one.</param>
/// <param name="At">Where it happened.</param>
/// <param name="From">Who did it.</param>
/// <param name="Scope">Whether others read along.</param>
public abstract record InboundEvent(string EventId, ChatAddress At, ChatPerson From, ChatScope Scope)
{
    /// <summary>
    /// Whether whoever did it manages the conversation, such as an administrator of a group; in a private chat nobody does. It is
    /// the platform that says so, as of this moment and not of an earlier one, so this may take a call. False where it cannot be
    /// found out.
    /// </summary>
    public Func<CancellationToken, Task<bool>> ManagesChat { get; init; } = NobodyDoes;

    private static Task<bool> NobodyDoes(CancellationToken stop) => Task.FromResult(false);
}

/// <summary>A command such as <c>/routine 10</c>.</summary>
/// <param name="Name">The command's name without the slash, in lower case.</param>
/// <param name="Arguments">What came with it.</param>
public sealed record CommandInvoked(
    string EventId, ChatAddress At, ChatPerson From, ChatScope Scope, string Name, CommandArguments Arguments)
    : InboundEvent(EventId, At, From, Scope);

/// <summary>Plain text, at most <see cref="ChatLimits.InboundText"/> characters; adapters cut the rest.</summary>
public sealed record TextReceived(
    string EventId, ChatAddress At, ChatPerson From, ChatScope Scope, string Text)
    : InboundEvent(EventId, At, From, Scope);

/// <summary>A press on one of the coach's buttons. The token is untrusted input.</summary>
/// <param name="Token">What the platform sent back; anything at all.</param>
public sealed record ButtonPressed(
    string EventId, ChatAddress At, ChatPerson From, ChatScope Scope, string Token)
    : InboundEvent(EventId, At, From, Scope);

/// <summary>Somebody sent a form. The token and the values are untrusted input.</summary>
/// <param name="Token">What the platform sent back; anything at all.</param>
/// <param name="Values">What was filled in.</param>
public sealed record FormSubmitted(
    string EventId, ChatAddress At, ChatPerson From, ChatScope Scope, string Token, FormValues Values)
    : InboundEvent(EventId, At, From, Scope);

/// <summary>Where somebody is, which they chose to share: for the time zone, and for nothing else.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public sealed record LocationShared(
    string EventId, ChatAddress At, ChatPerson From, ChatScope Scope, double Latitude, double Longitude)
    : InboundEvent(EventId, At, From, Scope);

/// <summary>Somebody closed or opened their private chat to the coach, such as by blocking it. Nothing is answered to it.</summary>
/// <param name="CanBeWrittenTo">Whether it is open now.</param>
public sealed record ReachabilityChanged(
    string EventId, ChatAddress At, ChatPerson From, ChatScope Scope, bool CanBeWrittenTo)
    : InboundEvent(EventId, At, From, Scope);

/// <summary>Somebody is typing a command's option and the platform asks what could come next. Changes nothing.</summary>
/// <param name="Command">The command's name without the slash.</param>
/// <param name="Option">The option's name.</param>
/// <param name="Typed">What stands there so far.</param>
public sealed record SuggestionsAsked(ChatPerson From, string Command, string Option, string Typed);
