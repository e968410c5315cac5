namespace LowerBack.Chat;

/// <summary>What came of a message the coach said first; a closed family.</summary>
public abstract record DeliveryOutcome;

/// <summary>It is there.</summary>
public sealed record Delivered : DeliveryOutcome;

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
