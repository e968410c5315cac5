using LowerBack.Chat;

namespace LowerBack.Playground.Room;

/// <summary>
/// What was said in the three conversations, in memory and bounded, and the pages that listen. Nothing here outlives the
/// process: what the coach remembers is in its own store.
/// </summary>
internal sealed class PlaygroundRoom(PlaygroundClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<RoomMessage>> _said = Cast.Conversations.ToDictionary(c => c.Id, _ => new List<RoomMessage>());
    private readonly Dictionary<string, int> _turns = Cast.Conversations.ToDictionary(c => c.Id, _ => 0);
    private readonly List<RoomListener> _listeners = [];
    private readonly HashSet<PlaygroundPerson> _closed = [];
    private long _changes;

    /// <summary>The number of the last change.</summary>
    public long Changes
    {
        get
        {
            lock (_gate)
                return _changes;
        }
    }

    /// <summary>Keeps what a person typed. The same event again adds nothing and answers the message that is there.</summary>
    public RoomMessage Type(PlaygroundConversation where, PlaygroundPerson from, string text, string eventId)
    {
        lock (_gate)
        {
            return _said[where.Id].Find(message => message.Mark == eventId)
                ?? Add(where, new TypedWords(from, text), onlyFor: null, eventId);
        }
    }

    /// <summary>Keeps what the coach said.</summary>
    public RoomMessage Say(PlaygroundConversation where, ChatMessage message, PlaygroundPerson? onlyFor)
    {
        lock (_gate)
            return Add(where, new CoachWords(message), onlyFor, mark: null);
    }

    /// <summary>Keeps what the coach says first. The same key again adds nothing and answers the message that is there.</summary>
    public RoomMessage SayFirst(PlaygroundConversation where, CoachWords words, string key)
    {
        lock (_gate)
            return _said[where.Id].Find(message => message.Mark == key) ?? Add(where, words, onlyFor: null, key);
    }

    /// <summary>Whether the coach may speak first in somebody's private conversation. What they do there is answered all the same.</summary>
    public bool IsOpen(PlaygroundPerson person)
    {
        lock (_gate)
            return !_closed.Contains(person);
    }

    /// <summary>Somebody closes their private conversation to the coach, or opens it.</summary>
    public void SetDoor(PlaygroundPerson person, bool open)
    {
        lock (_gate)
            _ = open ? _closed.Remove(person) : _closed.Add(person);
    }

    /// <summary>Puts other words into one of the coach's messages; null where it is gone.</summary>
    public RoomMessage? Edit(RoomMessage old, ChatMessage message)
    {
        lock (_gate)
        {
            var said = _said[old.In.Id];
            var place = said.FindIndex(other => other.Id == old.Id);
            if (place < 0)
                return null;
            said[place] = said[place] with { Changed = ++_changes, Content = new CoachWords(message) };
            Tell(new MessageEdited(said[place]));
            return said[place];
        }
    }

    /// <summary>What a person may read of a conversation and that changed after a change they know of.</summary>
    public IReadOnlyList<RoomMessage> Read(PlaygroundConversation where, PlaygroundPerson person, long after)
    {
        lock (_gate)
            return [.. _said[where.Id].Where(message => message.Changed > after && message.IsFor(person))];
    }

    /// <summary>Finds a message by its id in any conversation.</summary>
    public RoomMessage? Find(string id)
    {
        lock (_gate)
            return _said.Values.Select(said => said.Find(message => message.Id == id)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Says that the coach thinks about an answer until the result is disposed.</summary>
    public IDisposable Typing(PlaygroundConversation where)
    {
        lock (_gate)
        {
            if (_turns[where.Id]++ == 0)
                Tell(new TypingChanged(where, On: true));
        }

        return new TypingEnds(this, where);
    }

    /// <summary>Says that the clock was moved.</summary>
    public void TellClockMoved()
    {
        lock (_gate)
            Tell(new ClockMoved());
    }

    /// <summary>Opens an ear for what these people may know. Dispose it to stop listening.</summary>
    public RoomListener Listen(IReadOnlyList<PlaygroundPerson> people)
    {
        var listener = new RoomListener(people, Forget);
        lock (_gate)
            _listeners.Add(listener);
        return listener;
    }

    private RoomMessage Add(PlaygroundConversation where, RoomContent content, PlaygroundPerson? onlyFor, string? mark)
    {
        var sequence = ++_changes;
        var id = Guid.CreateVersion7().ToString("n");
        var added = new RoomMessage(id, sequence, sequence, where, content, onlyFor, clock.GetCurrentInstant(), mark);
        var said = _said[where.Id];
        said.Add(added);
        if (said.Count > PlaygroundLimits.MessagesKept)
            said.RemoveAt(0);
        Tell(new MessageAdded(added));
        return added;
    }

    private void Tell(RoomNews news)
    {
        foreach (var listener in _listeners)
            listener.Hear(news);
    }

    private void Forget(RoomListener listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    private void StopTyping(PlaygroundConversation where)
    {
        lock (_gate)
        {
            if (--_turns[where.Id] == 0)
                Tell(new TypingChanged(where, On: false));
        }
    }

    private sealed class TypingEnds(PlaygroundRoom room, PlaygroundConversation where) : IDisposable
    {
        public void Dispose() => room.StopTyping(where);
    }
}
