using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Outbox;

/// <summary>One kind of thing the coach says first. It decides late: with the member as they are when the message is about to leave.</summary>
public interface IInitiative
{
    /// <summary>What messages of the outbox call it, at most 16 letters. Never changes.</summary>
    string Kind { get; }

    /// <summary>How many days of the journal it reads.</summary>
    int JournalDays => 0;

    /// <summary>Whether it is for the member, by whichever of their accounts; else it is for that one account and nobody's other.</summary>
    bool ByAnyAccount => false;

    /// <summary>
    /// Decides what is said, or that nothing is. What it changes on the member is saved with the mark that the message leaves,
    /// and not at all where nothing is said.
    /// </summary>
    Decision Decide(Occasion occasion, OutboxMessage message);

    /// <summary>The same, for one that has to know more of the store than the member. It reads, and changes nothing but the member.</summary>
    Task<Decision> DecideAsync(CoachContext db, Occasion occasion, OutboxMessage message, CancellationToken stop) => Task.FromResult(Decide(occasion, message));
}

/// <summary>Whether something is said; a closed family.</summary>
public abstract record Decision;

/// <summary>It is.</summary>
/// <param name="Message">What.</param>
/// <param name="Quiet">Whether without a sound.</param>
public sealed record Speak(ChatMessage Message, bool Quiet = false) : Decision;

/// <summary>Nothing is said any more.</summary>
/// <param name="Why">The name of the reason, as it is stored and logged; at most 64 letters.</param>
public sealed record Drop(string Why) : Decision
{
    /// <summary>Its time was over before it could leave.</summary>
    public const string Late = "Late";

    /// <summary>They cannot be written to.</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>The account it was for is the member's no more.</summary>
    public const string Unlinked = "Unlinked";

    /// <summary>What it was to change is not there any more.</summary>
    public const string Gone = "Gone";

    /// <summary>They are about to be erased.</summary>
    public const string Leaving = "Leaving";
}

/// <summary>Not now, but later.</summary>
public sealed record Wait(NodaTime.Instant Until) : Decision;
