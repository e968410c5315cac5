using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace LowerBack.Playground.Api;

/// <summary>
/// The event stream. One stream may listen for both people, because a browser keeps only six connections to a host. It
/// starts with "hello"; whoever hears that reads the transcripts, and so catches up after every break.
/// </summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(PlaygroundLimits.HeartbeatSeconds);

    public static void MapLive(this IEndpointRouteBuilder api) => api.MapGet("/events", ListenAsync);

    private static async Task<IResult> ListenAsync(
        HttpContext http, string[]? person, PlaygroundRoom room, PlaygroundClock clock, IHostApplicationLifetime life)
    {
        var people = (person ?? []).Distinct().Select(Cast.FindPerson).ToArray();
        if (people.Length == 0 || Array.Exists(people, one => one is null))
            return Problems.NoSuchPerson();

        // A stopping program must not wait for pages that listen.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        using var listener = room.Listen(people!);
        http.Response.ContentType = "text/event-stream";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await http.Response.WriteAsync("retry: 1000\n", stop.Token);
            await WriteAsync(http, "hello", new NewsShape(null, null, null, null, room.Changes, Time(clock)), stop.Token);
            while (await NextAsync(http, listener, stop.Token))
            {
                while (listener.News.TryRead(out var news))
                    await TellAsync(http, listener, news, clock, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the program stops: the stream simply ends.
        }

        return Results.Empty;
    }

    /// <summary>Waits for news and says every now and then that the stream lives; false at its end.</summary>
    private static async Task<bool> NextAsync(HttpContext http, RoomListener listener, CancellationToken stop)
    {
        var waiting = listener.News.WaitToReadAsync(stop).AsTask();
        while (true)
        {
            try
            {
                return await waiting.WaitAsync(Heartbeat, stop);
            }
            catch (TimeoutException)
            {
                await http.Response.WriteAsync(": here\n\n", stop);
                await http.Response.Body.FlushAsync(stop);
            }
        }
    }

    private static Task TellAsync(
        HttpContext http, RoomListener listener, RoomNews news, PlaygroundClock clock, CancellationToken stop) => news switch
        {
            MessageAdded { Message: var message } =>
                WriteAsync(http, "message-added", new NewsShape(Readers(listener, message), Showing.Show(message), null, null, null, null), stop),
            MessageEdited { Message: var message } =>
                WriteAsync(http, "message-edited", new NewsShape(Readers(listener, message), Showing.Show(message), null, null, null, null), stop),
            TypingChanged typing =>
                WriteAsync(http, "typing", new NewsShape(null, null, typing.In.Id, typing.On, null, null), stop),
            ClockMoved =>
                WriteAsync(http, "clock", new NewsShape(null, null, null, null, null, Time(clock)), stop),
            _ => throw new UnreachableException(),
        };

    private static ImmutableArray<string> Readers(RoomListener listener, RoomMessage message) =>
        [.. listener.People.Where(message.IsFor).Select(person => person.Id)];

    private static ClockShape Time(PlaygroundClock clock) => Showing.Show(clock, DateTimeZone.Utc);

    private static async Task WriteAsync(HttpContext http, string name, NewsShape news, CancellationToken stop)
    {
        // JSON has no raw line breaks, so it is always one data line.
        await http.Response.WriteAsync($"event: {name}\ndata: ", stop);
        await http.Response.WriteAsync(JsonSerializer.Serialize(news, PlaygroundJson.Readable.NewsShape), stop);
        await http.Response.WriteAsync("\n\n", stop);
        await http.Response.Body.FlushAsync(stop);
    }
}
