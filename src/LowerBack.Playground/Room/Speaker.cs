using LowerBack.Chat;

namespace LowerBack.Playground.Room;

/// <summary>Says in the room what the coach says first. It is kept, and read by whoever opens the page later.</summary>
internal sealed class Speaker(PlaygroundRoom room) : IChatPlatform
{
    public PlatformId Id => Cast.Platform;

    /// <summary>For as long as the message is kept, which only a flood makes shorter than this.</summary>
    public TimeSpan KnowsDoublesFor => TimeSpan.FromHours(1);

    /// <summary>There is always room: it is this machine's memory.</summary>
    public Task WaitForRoomAsync(Recipient to, CancellationToken stop) => Task.CompletedTask;

    public Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop) => Task.FromResult(Send(message));

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop) => Task.FromResult<DeliveryOutcome>(new Refused("not yet"));

    private DeliveryOutcome Send(Outgoing message)
    {
        switch (message.To)
        {
            case ToPerson { Person: var id } when Cast.FindPerson(id) is { } person:
                if (!room.IsOpen(person))
                    return new Unreachable("closed");
                room.SayFirst(Cast.PrivateOf(person), new CoachWords(message.Message), message.Key);
                return new Delivered();
            case ToConversation { At: var at, Calling: var calling } when at.Platform == Id && Cast.FindConversation(at.Conversation) is { } where:
                var called = where.People.FirstOrDefault(person => person.Id == calling);
                room.SayFirst(where, new CoachWords(message.Message, called), message.Key);
                return new Delivered();
            default:
                return new Refused("nobody and no conversation of the Playground's");
        }
    }
}
