using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LowerBack.Playground.Api;

/// <summary>Closing one's private conversation to what the coach says first, as people do by blocking a bot, and opening it.</summary>
internal static class DoorEndpoints
{
    public static void MapDoors(this IEndpointRouteBuilder api) => api.MapPost("/people/{person}/door", SetAsync);

    private static async Task<IResult> SetAsync(HttpContext http, string person, Body bodies, PlaygroundPlatform platform)
    {
        var (body, refused) = await Body.ReadAsync(http, PlaygroundJson.Readable.DoorRequest);
        if (body is null)
            return refused!;
        if (Cast.FindPerson(person) is not { } who)
            return Problems.NoSuchPerson();
        if (!bodies.InPace(http, who))
            return Problems.TooFast();
        if (body.Open is not { } open)
            return Problems.BadDoor();
        if (!Asking.TryEventId(body.Event, out var id))
            return Problems.BadEvent();
        await platform.SetDoorAsync(new Doing(who, Cast.PrivateOf(who), id, Asking.Language(http.Request)), open);
        return TypedResults.Json(Showing.Show(who, open), PlaygroundJson.Readable.PersonShape);
    }
}
