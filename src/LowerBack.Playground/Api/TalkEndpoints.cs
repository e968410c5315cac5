using LowerBack.Chat;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LowerBack.Playground.Api;

/// <summary>
/// Typing and pressing. A turn is not given up when the browser goes away or the program stops: what somebody sent is
/// answered, and found in the transcript.
/// </summary>
internal static class TalkEndpoints
{
    public static void MapTalk(this IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations/{conversation}/messages", TypeAsync);
        api.MapPost("/conversations/{conversation}/presses", PressAsync);
    }

    private static async Task<IResult> TypeAsync(
        HttpContext http, string conversation, Body bodies, PlaygroundPlatform platform)
    {
        var (body, refused) = await Body.ReadAsync(http, PlaygroundJson.Readable.TypeRequest);
        if (body is null)
            return refused!;
        if (Asking.Place(conversation, body.Person, out var person, out var where) is { } lost)
            return lost;
        if (!bodies.InPace(http, person))
            return Problems.TooFast();
        if (string.IsNullOrWhiteSpace(body.Text))
            return Problems.NothingTyped();
        if (!Asking.TryEventId(body.Event, out var id))
            return Problems.BadEvent();
        var doing = new Doing(person, where, id, Asking.Language(http.Request));
        return Answer(await platform.TypeAsync(doing, body.Text));
    }

    private static async Task<IResult> PressAsync(
        HttpContext http, string conversation, Body bodies, PlaygroundPlatform platform, PlaygroundRoom room)
    {
        var (body, refused) = await Body.ReadAsync(http, PlaygroundJson.Readable.PressRequest);
        if (body is null)
            return refused!;
        if (Asking.Place(conversation, body.Person, out var person, out var where) is { } lost)
            return lost;
        if (!bodies.InPace(http, person))
            return Problems.TooFast();
        if (!Asking.TryEventId(body.Event, out var id))
            return Problems.BadEvent();
        var doing = new Doing(person, where, id, Asking.Language(http.Request));
        var pressed = body.Message is null ? null : room.Find(body.Message);
        if (pressed is not null && (pressed.In != where || !pressed.IsFor(person)))
            return Problems.NoSuchMessage();
        // A token stands for itself: the room forgets messages, and a button must still work then.
        if (!string.IsNullOrEmpty(body.Token))
            return Answer(await platform.PressAsync(doing, pressed, body.Token));
        if (string.IsNullOrEmpty(body.Label))
            return Problems.NothingPressed();
        // Whoever writes by hand means the newest message with that button.
        if (string.IsNullOrEmpty(body.Message))
            pressed = room.Read(where, person, after: 0).LastOrDefault(message => Labelled(message, body.Label) is not null);
        if (pressed is null)
            return string.IsNullOrEmpty(body.Message) ? Problems.NoSuchButton() : Problems.NoSuchMessage();
        return Labelled(pressed, body.Label) switch
        {
            ActionButton action => Answer(await platform.PressAsync(doing, pressed, action.Token.Text)),
            PrivateChatButton => Answer(await platform.OpenPrivateAsync(doing)),
            _ => Problems.NoSuchButton(),
        };
    }

    private static Button? Labelled(RoomMessage message, string label) => message.Content is CoachWords { Message: var said }
        ? said.Buttons.SelectMany(row => row.Buttons).FirstOrDefault(button => button.Label == label)
        : null;

    private static IResult Answer(Done done) => TypedResults.Json(Showing.Show(done), PlaygroundJson.Readable.DoneShape);
}
