using LowerBack.Chat;
using NodaTime;

namespace LowerBack.Playground.Room;

/// <summary>One message as the room keeps it.</summary>
/// <param name="Id">Never used twice, also not after a restart.</param>
/// <param name="Sequence">Its place among all messages of the room.</param>
/// <param name="Changed">The number of its last change: its own sequence, or a later one where it was edited.</param>
/// <param name="In">The conversation.</param>
/// <param name="Content">Who said what.</param>
/// <param name="OnlyFor">The one person who may read it, or null for everybody in the conversation.</param>
/// <param name="At">When, on the coach's clock.</param>
/// <param name="Mark">What it is known by if it comes again: the event of what people typed, the key of what the coach said first.</param>
internal sealed record RoomMessage(
    string Id, long Sequence, long Changed, PlaygroundConversation In, RoomContent Content, PlaygroundPerson? OnlyFor,
    Instant At, string? Mark = null)
{
    public bool IsEdited => Changed != Sequence;

    /// <summary>Whether more than one person reads it.</summary>
    public bool IsPublic => In.Scope == ChatScope.Group && OnlyFor is null;

    public bool IsFor(PlaygroundPerson person) =>
        In.People.Contains(person) && (OnlyFor is null || OnlyFor == person);
}

/// <summary>What was said: <see cref="TypedWords"/> or <see cref="CoachWords"/>.</summary>
internal abstract record RoomContent;

/// <summary>What a person typed, as it is.</summary>
internal sealed record TypedWords(PlaygroundPerson From, string Text) : RoomContent;

/// <summary>What the coach said.</summary>
/// <param name="Calling">Who is called by name before the words.</param>
internal sealed record CoachWords(ChatMessage Message, PlaygroundPerson? Calling = null) : RoomContent;

/// <summary>Something an open page wants to know of; a closed family.</summary>
internal abstract record RoomNews;

/// <summary>A new message.</summary>
internal sealed record MessageAdded(RoomMessage Message) : RoomNews;

/// <summary>A message that says something else now.</summary>
internal sealed record MessageEdited(RoomMessage Message) : RoomNews;

/// <summary>The coach started or stopped thinking about an answer.</summary>
internal sealed record TypingChanged(PlaygroundConversation In, bool On) : RoomNews;

/// <summary>Somebody moved the clock.</summary>
internal sealed record ClockMoved : RoomNews;
