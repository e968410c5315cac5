namespace LowerBack.Chat;

/// <summary>What came of a message the coach said first, or of a change to one; a closed family.</summary>
public abstract record DeliveryOutcome;

/// <summary>It is there.</summary>
/// <param name="Message">
/// The platform's own id of the message, by which it can be changed later (<see cref="IChatPlatform.EditAsync"/>); null where it
/// told none. Where a message had to be parted, it is the part with the words and the buttons.
/// </param>
public sealed record Delivered(string? Message = null) : DeliveryOutcome;

/// <summary>
/// What was to be changed is not there any more, or cannot be changed: deleted, too old, of another kind. Whoever still wants to
/// say it says it anew.
/// </summary>
public sealed record Gone : DeliveryOutcome;

/// <summary>Not now: this attempt certainly left nothing there. Of an earlier one under the same key it says nothing.</summary>
/// <param name="After">When the platform said to come back; null where it did not.</param>
public sealed record TryAgain(TimeSpan? After) : DeliveryOutcome;

/// <summary>Nobody knows whether it is there.</summary>
public sealed record OutcomeUnknown : DeliveryOutcome;

/// <summary>The conversation goes on under another address; the message is not there yet.</summary>
/// <param name="To">Where it goes on.</param>
public sealed record Moved(ChatAddress To) : DeliveryOutcome;

/// <summary>The coach may not write there: blocked, direct messages closed, removed from the chat.</summary>
/// <param name="Why">For the operator's log: the platform's code, never words of a person.</param>
public sealed record Unreachable(string Why) : DeliveryOutcome;

/// <summary>The platform will never take this message: a mistake of ours.</summary>
/// <param name="Why">For the operator's log: the platform's code, never words of a person.</param>
public sealed record Refused(string Why) : DeliveryOutcome;
