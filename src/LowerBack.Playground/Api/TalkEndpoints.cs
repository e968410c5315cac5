using System.Text.Json.Serialization.Metadata;
using LowerBack.Chat;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LowerBack.Playground.Api;

/// <summary>
/// Typing, pressing and filling in. A turn is not given up when the browser goes away or the program stops: what somebody sent is
/// answered, and found in the transcript.
/// </summary>
internal static class TalkEndpoints
{
    public static void MapTalk(this IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations/{conversation}/messages", TypeAsync);
        api.MapPost("/conversations/{conversation}/presses", PressAsync);
        api.MapPost("/conversations/{conversation}/forms", SubmitAsync);
    }

    private static async Task<IResult> TypeAsync(HttpContext http, string conversation, Body bodies, PlaygroundPlatform platform)
    {
        var (body, doing, refused) = await ReadAsync(http, conversation, bodies, PlaygroundJson.Readable.TypeRequest);
        if (body is null || doing is null)
            return refused!;
        return string.IsNullOrWhiteSpace(body.Text) ? Problems.NothingTyped() : Answer(await platform.TypeAsync(doing, body.Text));
    }

    private static async Task<IResult> PressAsync(
        HttpContext http, string conversation, Body bodies, PlaygroundPlatform platform, PlaygroundRoom room)
    {
        var (body, doing, refused) = await ReadAsync(http, conversation, bodies, PlaygroundJson.Readable.PressRequest);
        if (body is null || doing is null)
            return refused!;
        if (!TryFind(room, body.Message, doing, out var pressed))
            return Problems.NoSuchMessage();
        // A token stands for itself: the room forgets messages, and a button must still work then.
        if (!string.IsNullOrEmpty(body.Token))
            return Answer(await platform.PressAsync(doing, pressed, body.Token));
        if (string.IsNullOrEmpty(body.Label))
            return Problems.NothingPressed();
        // Whoever writes by hand means the newest message with that button.
        if (string.IsNullOrEmpty(body.Message))
            pressed = room.Read(doing.In, doing.Person, after: 0).LastOrDefault(message => Labelled(message, body.Label) is not null);
        if (pressed is null)
            return string.IsNullOrEmpty(body.Message) ? Problems.NoSuchButton() : Problems.NoSuchMessage();
        return Labelled(pressed, body.Label) switch
        {
            ActionButton action => Answer(await platform.PressAsync(doing, pressed, action.Token.Text)),
            FormButton form => Answer(await platform.PressAsync(doing, pressed, form.Token.Text)),
            PrivateChatButton lead => Answer(await platform.OpenPrivateAsync(doing, lead.Start)),
            _ => Problems.NoSuchButton(),
        };
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext http, string conversation, Body bodies, PlaygroundPlatform platform, PlaygroundRoom room)
    {
        var (body, doing, refused) = await ReadAsync(http, conversation, bodies, PlaygroundJson.Readable.FormRequest);
        if (body is null || doing is null)
            return refused!;
        if (!TryFind(room, body.Message, doing, out var on))
            return Problems.NoSuchMessage();
        if (string.IsNullOrEmpty(body.Token))
            return Problems.WhichForm();
        var values = new FormValues((body.Values ?? []).Select(filled => (filled.Key, (filled.Value ?? []).OfType<string>())));
        return Answer(await platform.SubmitAsync(doing, on, body.Token, values));
    }

    /// <summary>Reads what somebody does; where that makes no sense, why it is refused.</summary>
    private static async Task<(T? Body, Doing? Doing, IResult? Refused)> ReadAsync<T>(
        HttpContext http, string conversation, Body bodies, JsonTypeInfo<T> type)
        where T : TalkRequest
    {
        var (body, refused) = await Body.ReadAsync(http, type);
        if (body is null)
            return (null, null, refused);
        if (Asking.Place(conversation, body.Person, out var person, out var where) is { } lost)
            return (null, null, lost);
        if (!bodies.InPace(http, person))
            return (null, null, Problems.TooFast());
        return Asking.TryEventId(body.Event, out var id)
            ? (body, new Doing(person, where, id, Asking.Language(http.Request)), null)
            : (null, null, Problems.BadEvent());
    }

    /// <summary>The message that is meant, or null where the room no longer has it; false where it is not theirs.</summary>
    private static bool TryFind(PlaygroundRoom room, string? id, Doing doing, out RoomMessage? message)
    {
        message = id is null ? null : room.Find(id);
        return message is null || (message.In == doing.In && message.IsFor(doing.Person));
    }

    private static Button? Labelled(RoomMessage message, string label) => message.Content is CoachWords { Message: var said }
        ? said.Buttons.SelectMany(row => row.Buttons).FirstOrDefault(button => button.Label == label)
        : null;

    private static IResult Answer(Done done) => TypedResults.Json(Showing.Show(done), PlaygroundJson.Readable.DoneShape);
}
