using System.Globalization;

namespace LowerBack.Chat;

/// <summary>Names a chat platform, such as "telegram". A string, so that a new platform needs no migration.</summary>
public readonly record struct PlatformId(string Value)
{
    /// <summary>As people write it: the id with a capital.</summary>
    public string Name => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Value);

    public override string ToString() => Value;
}

/// <summary>Where a conversation is held: all one must store to speak there first.</summary>
/// <param name="Platform">The platform the conversation lives on.</param>
/// <param name="Conversation">The platform's own id of the chat or channel.</param>
/// <param name="Thread">The thread or forum topic inside it, where the platform has them.</param>
public sealed record ChatAddress(PlatformId Platform, string Conversation, string? Thread = null);

/// <summary>Who wrote or pressed.</summary>
/// <param name="Id">The platform's own id of the person; unique within the platform, never shown.</param>
/// <param name="Name">The name others see. Somebody's own words: data, never markup or a log line.</param>
/// <param name="Language">The language the platform reports, as a BCP 47 tag ("en", "de-AT"), or null.</param>
public sealed record ChatPerson(string Id, string Name, string? Language = null);

/// <summary>Who can read what is said in a conversation.</summary>
public enum ChatScope
{
    /// <summary>One person and the coach.</summary>
    Private,

    /// <summary>Several people; nothing about anybody's health may appear here.</summary>
    Group,
}
