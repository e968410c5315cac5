using System.Collections.Concurrent;
using System.Globalization;
using LowerBack.Chat;

namespace LowerBack.TestKit;

/// <summary>A platform that brings what the coach says first to the scripts of a test, or whatever else the test makes of it.</summary>
public sealed class TestPlatform(PlatformId id) : IChatPlatform
{
    /// <summary>The platform of every <see cref="Conversation"/> that names none.</summary>
    public static readonly PlatformId Name = new("test");

    /// <summary>The other one, on which the same people have other ids and other groups.</summary>
    public static readonly PlatformId OtherName = new("other");

    private static readonly Refused Elsewhere = new("a conversation of another platform's");

    private readonly ConcurrentQueue<Outgoing> _sent = [];
    private readonly ConcurrentQueue<Edited> _edited = [];
    private readonly ConcurrentDictionary<string, bool> _there = new();
    private readonly ConcurrentBag<Room> _rooms = [];
    private int _messages;

    public PlatformId Id => id;

    /// <summary>Never, unless a test says so.</summary>
    public TimeSpan KnowsDoublesFor { get; set; } = TimeSpan.Zero;

    /// <summary>What becomes of a message; there is one unless a test says otherwise. It has an id of its own where the test gives none.</summary>
    public Func<Outgoing, DeliveryOutcome> Answers { get; set; } = _ => new Delivered();

    /// <summary>What becomes of a change; null where it depends on whether the message was ever sent, as it does unless a test says otherwise.</summary>
    public Func<Edited, DeliveryOutcome?> AnswersEdit { get; set; } = _ => null;

    /// <summary>Happens while a message is on its way, before it arrives.</summary>
    public Func<Outgoing, Task> OnTheWay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Everything that was sent, in order, whatever came of it.</summary>
    public IReadOnlyList<Outgoing> Sent => [.. _sent];

    /// <summary>Every change that was asked for, in order, whatever came of it.</summary>
    public IReadOnlyList<Edited> Edits => [.. _edited];

    public Task WaitForRoomAsync(Recipient to, CancellationToken stop) => Task.CompletedTask;

    public async Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop)
    {
        await OnTheWay(message);
        _sent.Enqueue(message);
        var outcome = IsHere(message.To) ? Answers(message) : Elsewhere;
        if (outcome is not Delivered delivered)
            return outcome;
        var name = delivered.Message ?? Interlocked.Increment(ref _messages).ToString(CultureInfo.InvariantCulture);
        _there[name] = true;
        foreach (var room in _rooms)
            room.Heard(id, name, message);
        return new Delivered(name);
    }

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop)
    {
        _edited.Enqueue(edit);
        var outcome = IsHere(edit.To) ? AnswersEdit(edit) : Elsewhere;
        outcome ??= _there.ContainsKey(edit.Message) ? new Delivered(edit.Message) : new Gone();
        foreach (var room in outcome is Delivered ? _rooms : [])
            room.Changed(id, edit);
        return Task.FromResult(outcome);
    }

    private bool IsHere(Recipient to) => to is not ToConversation { At.Platform: var platform } || platform == id;

    internal void Joins(Room room) => _rooms.Add(room);
}
