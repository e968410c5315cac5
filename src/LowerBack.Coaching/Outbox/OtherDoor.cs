using LowerBack.Chat;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>
/// By which account of its member a message leaves, where they have several: by one of them and never by two. Each door is tried
/// once.
/// </summary>
public static class OtherDoor
{
    /// <summary>Where they speak by now, before a message leaves; null where it is there already, or may be known elsewhere.</summary>
    public static Account? BeforeLeaving(OutboxMessage message, Member member) =>
        message is { TriedOn: null, FlownAt: null } && message.Platform != member.SpeaksOn
            ? member.Get<Accounts>().On(member.SpeaksOn)
            : null;

    /// <summary>Where it is tried next, after it came back; null where there is no other door, or it may have come in by one.</summary>
    public static Account? After(OutboxMessage message, DeliveryOutcome outcome, Member member) =>
        outcome is Unreachable && message.TriedOn is null && message.FlownAt == message.TryAt
            ? member.Get<Accounts>().Besides(message.Platform)
            : null;

    /// <summary>Lets a message leave by another account, as if for the first time.</summary>
    public static void Take(OutboxMessage message, Account to, Instant now)
    {
        (message.Platform, message.Person, message.Conversation) = (to.Platform, to.Person, to.Conversation);
        (message.State, message.Sender, message.FlownAt, message.Attempts) = (OutboxState.Ready, null, null, 0);
        message.TryAt = now;
    }
}
