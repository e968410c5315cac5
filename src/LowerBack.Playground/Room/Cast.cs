using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.Playground.Room;

/// <summary>Somebody the page can speak as.</summary>
internal sealed record PlaygroundPerson(string Id, string Name);

/// <summary>A conversation and who is in it beside the coach.</summary>
internal sealed record PlaygroundConversation(
    string Id, string Name, ChatScope Scope, ImmutableArray<PlaygroundPerson> People)
{
    public ChatAddress Address => new(Cast.Platform, Id);

    /// <summary>Who manages it, as somebody does in every group: the first of them. In private nobody does.</summary>
    public PlaygroundPerson? Manager => Scope == ChatScope.Group ? People[0] : null;
}

/// <summary>The two people, their private conversations with the coach, and the group both are in.</summary>
internal static class Cast
{
    public static readonly PlatformId Platform = new("playground");
    public static readonly PlaygroundPerson Alex = new("alex", "Alex");
    public static readonly PlaygroundPerson Sam = new("sam", "Sam");
    public static readonly ImmutableArray<PlaygroundPerson> People = [Alex, Sam];

    public static readonly ImmutableArray<PlaygroundConversation> Conversations =
    [
        new("alex", "Alex and the coach", ChatScope.Private, [Alex]),
        new("group", "Back to back", ChatScope.Group, [Alex, Sam]),
        new("sam", "Sam and the coach", ChatScope.Private, [Sam]),
    ];

    public static PlaygroundPerson? FindPerson(string? id) => People.FirstOrDefault(person => person.Id == id);

    public static PlaygroundConversation? FindConversation(string? id) =>
        Conversations.FirstOrDefault(conversation => conversation.Id == id);

    public static PlaygroundConversation PrivateOf(PlaygroundPerson person) =>
        Conversations.First(conversation => conversation.Scope == ChatScope.Private && conversation.People.Contains(person));
}
