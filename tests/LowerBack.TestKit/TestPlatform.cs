using System.Collections.Concurrent;
using LowerBack.Chat;

namespace LowerBack.TestKit;

/// <summary>A platform that brings what the coach says first to the scripts of a test, or whatever else the test makes of it.</summary>
public sealed class TestPlatform : IChatPlatform
{
    /// <summary>The platform of every <see cref="Conversation"/>.</summary>
    public static readonly PlatformId Name = new("test");

    private readonly ConcurrentQueue<Outgoing> _sent = [];
    private readonly ConcurrentBag<Room> _rooms = [];

    public PlatformId Id => Name;

    /// <summary>Never, unless a test says so.</summary>
    public TimeSpan KnowsDoublesFor { get; set; } = TimeSpan.Zero;

    /// <summary>What becomes of a message; there is one unless a test says otherwise.</summary>
    public Func<Outgoing, DeliveryOutcome> Answers { get; set; } = _ => new Delivered();

    /// <summary>Happens while a message is on its way, before it arrives.</summary>
    public Func<Outgoing, Task> OnTheWay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Everything that was sent, in order, whatever came of it.</summary>
    public IReadOnlyList<Outgoing> Sent => [.. _sent];

    public Task WaitForRoomAsync(Recipient to, CancellationToken stop) => Task.CompletedTask;

    public async Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop)
    {
        await OnTheWay(message);
        _sent.Enqueue(message);
        var outcome = Answers(message);
        if (outcome is Delivered)
        {
            foreach (var room in _rooms)
                room.Heard(message);
        }

        return outcome;
    }

    internal void Joins(Room room) => _rooms.Add(room);
}
