using LowerBack.Chat;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.TimeZones;

namespace LowerBack.Playground.Api;

/// <summary>Reads who asks, where, and in which language and zone.</summary>
internal static class Asking
{
    private const int LongestTag = 35;

    /// <summary>The person and the conversation, if both exist and the one is in the other; else why not.</summary>
    public static IResult? Place(string conversation, string? personId, out PlaygroundPerson person, out PlaygroundConversation where)
    {
        person = Cast.FindPerson(personId)!;
        where = Cast.FindConversation(conversation)!;
        if (where is null)
            return Problems.NoSuchConversation();
        if (person is null)
            return Problems.NoSuchPerson();
        return where.People.Contains(person) ? null : Problems.NotTheirs();
    }

    /// <summary>The event's id: the one given, so that a repeated request is one event, or a new one.</summary>
    public static bool TryEventId(string? given, out string id)
    {
        id = "";
        if (given is null)
            id = Guid.NewGuid().ToString("n");
        else if (Guid.TryParse(given, out var parsed))
            id = parsed.ToString("n");
        return id.Length > 0;
    }

    /// <summary>The first language the browser asks for, as a BCP 47 tag, or null.</summary>
    public static string? Language(HttpRequest request)
    {
        var tag = request.Headers.AcceptLanguage.ToString().Split(',', ';')[0].Trim();
        var isTag = tag.Length is > 1 and <= LongestTag && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        return isTag ? tag : null;
    }

    /// <summary>Somebody who asks but does nothing yet.</summary>
    public static ChatPerson Asker(PlaygroundPerson person, HttpRequest request) =>
        new(person.Id, person.Name, Language(request));

    /// <summary>The named zone, the host's where none is named, or null where there is no such zone.</summary>
    public static DateTimeZone? Zone(string? name)
    {
        if (!string.IsNullOrEmpty(name))
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        try
        {
            return DateTimeZoneProviders.Tzdb.GetSystemDefault();
        }
        catch (DateTimeZoneNotFoundException)
        {
            return DateTimeZone.Utc;
        }
    }
}
