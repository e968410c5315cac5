using LowerBack.Chat;

namespace LowerBack.Playground.Room;

/// <summary>Says in the room what the coach says first, and changes it. It is kept, and read by whoever opens the page later.</summary>
internal sealed class Speaker(PlaygroundRoom room) : IChatPlatform
{
    public PlatformId Id => Cast.Platform;

    /// <summary>For as long as the message is kept, which only a flood makes shorter than this.</summary>
    public TimeSpan KnowsDoublesFor => TimeSpan.FromHours(1);

    /// <summary>There is always room: it is this machine's memory.</summary>
    public Task WaitForRoomAsync(Recipient to, CancellationToken stop) => Task.CompletedTask;

    public Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop) => Task.FromResult(Send(message));

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop) => Task.FromResult(Edit(edit));

    private DeliveryOutcome Send(Outgoing message)
    {
        if (Where(message.To, out var obstacle) is not { } where)
            return obstacle;
        var called = message.To is ToConversation { Calling: { } calling } ? where.People.FirstOrDefault(person => person.Id == calling) : null;
        return new Delivered(room.SayFirst(where, new CoachWords(message.Message, called), message.Key).Id);
    }

    private DeliveryOutcome Edit(Edited edit)
    {
        if (Where(edit.To, out var obstacle) is not { } where)
            return obstacle;
        return room.Find(edit.Message) is { Content: CoachWords, OnlyFor: null } old && old.In == where && room.Edit(old, edit.Content) is not null
            ? new Delivered(edit.Message)
            : new Gone();
    }

    /// <summary>The conversation; null, and why, where the coach cannot speak there.</summary>
    private PlaygroundConversation? Where(Recipient to, out DeliveryOutcome obstacle)
    {
        obstacle = new Refused("nobody and no conversation of the Playground's");
        switch (to)
        {
            case ToPerson { Person: var id } when Cast.FindPerson(id) is { } person:
                obstacle = new Unreachable("closed");
                return room.IsOpen(person) ? Cast.PrivateOf(person) : null;
            case ToConversation { At: var at } when at.Platform == Id:
                return Cast.FindConversation(at.Conversation);
            default:
                return null;
        }
    }
}
