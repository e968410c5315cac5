using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LowerBack.Playground.Api;

/// <summary>Everything that is only read: people, transcripts, commands, suggestions, files.</summary>
internal static class ReadEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", People);
        api.MapGet("/conversations/{conversation}/messages", Transcript);
        api.MapGet("/commands", Commands);
        api.MapGet("/suggestions", SuggestAsync);
        api.MapGet("/files/{id}", Download);
    }

    private static IResult People(PlaygroundRoom room) => TypedResults.Json(
        new PeopleShape(
            [.. Cast.People.Select(person => Showing.Show(person, room.IsOpen(person)))],
            [
                .. Cast.Conversations.Select(conversation => new ConversationShape(
                    conversation.Id, conversation.Name, conversation.Scope == ChatScope.Group ? "group" : "private",
                    [.. conversation.People.Select(person => person.Id)])),
            ]),
        PlaygroundJson.Readable.PeopleShape);

    private static IResult Transcript(string conversation, string? person, string? after, PlaygroundRoom room)
    {
        if (Asking.Place(conversation, person, out var reader, out var where) is { } lost)
            return lost;
        var known = 0L;
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out known))
            return Problems.BadAfter();
        // The number is read first: what is said in between is then read twice rather than missed.
        var sequence = room.Changes;
        var messages = room.Read(where, reader, known).Select(Showing.Show).ToImmutableArray();
        return TypedResults.Json(
            new TranscriptShape(where.Id, reader.Id, sequence, messages), PlaygroundJson.Readable.TranscriptShape);
    }

    private static IResult Commands(HttpContext http, ICoach coach) => TypedResults.Json(
        new CommandsShape([.. coach.Commands(Asking.Language(http.Request)).Select(Showing.Show)]),
        PlaygroundJson.Readable.CommandsShape);

    private static async Task<IResult> SuggestAsync(HttpContext http, string? person, string? text, Completion completion)
    {
        if (Cast.FindPerson(person) is not { } asker)
            return Problems.NoSuchPerson();
        var typed = text ?? "";
        var found = typed.Length > ChatLimits.InboundText
            ? []
            : await completion.SuggestAsync(Asking.Asker(asker, http.Request), typed, http.RequestAborted);
        return TypedResults.Json(
            new SuggestionsShape([.. found.Select(one => new SuggestionShape(one.Line, one.Label, one.Detail))]),
            PlaygroundJson.Readable.SuggestionsShape);
    }

    private static IResult Download(string id, PlaygroundRoom room) =>
        room.Find(id) is { Content: CoachWords { Message.File: { } file } }
            ? TypedResults.File(file.Content.ToArray(), file.MediaType, file.Name)
            : Problems.NoSuchFile();
}
