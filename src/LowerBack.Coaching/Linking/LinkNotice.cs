using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Linking;

/// <summary>Tells the account that a code came from that it was used, at once and whatever the hour: if that was not them, they can end it.</summary>
internal sealed class LinkNotice : IInitiative
{
    /// <summary>Our own figure: later than a day it is no news any more, and what is linked stands in /link.</summary>
    private static readonly Duration Keeps = Duration.FromDays(1);

    public string Kind => Name;

    /// <summary>What messages of the outbox call it.</summary>
    internal const string Name = "linked";

    /// <summary>The message to an account of a member.</summary>
    public static OutboxMessage To(Account account, Turn turn) => new()
    {
        MemberId = turn.Member.Id,
        Platform = account.Platform,
        Person = account.Person,
        Conversation = account.Conversation,
        Kind = Name,
        Day = turn.Now.Today,
        DueAt = turn.Now.Now,
        TryAt = turn.Now.Now,
        NotAfter = turn.Now.Now + Keeps,
        Rank = OutboxRank.Safety,
    };

    public Decision Decide(Occasion occasion, OutboxMessage message)
    {
        var linked = occasion.Member.Get<Accounts>().Linked;
        if (!linked.Any(account => account.Platform == message.Platform && account.Person == message.Person))
            return new Drop(Drop.Unlinked);
        var other = linked.First(account => account.Platform != message.Platform).Platform;
        return new Speak(new ChatMessage(
            occasion.Words.Say(LinkText.WasLinked, ("platform", LinkMessages.Named(other))),
            new ButtonRow(occasion.Button(
                occasion.Words.Plain(LinkText.Unlink, ("platform", LinkMessages.Named(other))), LinkMessages.Slice, "part", other))));
    }
}
