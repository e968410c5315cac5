using Microsoft.AspNetCore.Http;

namespace LowerBack.Playground.Api;

/// <summary>Every way in which a request can be refused, in sentences that say what to do.</summary>
internal static class Problems
{
    public static IResult NoSuchPerson() => Of(400, "Who is speaking?", "Give person as \"alex\" or \"sam\".");

    public static IResult NoSuchConversation() =>
        Of(404, "No such conversation", "The conversations are \"alex\", \"group\" and \"sam\".");

    public static IResult NotTheirs() =>
        Of(403, "Not your conversation", "A private conversation is open to its own person only. Use the other one, or \"group\".");

    public static IResult NothingTyped() => Of(400, "Nothing was typed", "Give some text, for example \"/start\".");

    public static IResult NothingPressed() =>
        Of(400, "Which button?", "Give the button's label, or its token.");

    public static IResult WhichForm() =>
        Of(400, "Which form?", "Press the button that opens it, and give the token that comes with it.");

    public static IResult NoSuchMessage() =>
        Of(404, "No such message", "Read the conversation again and use the id of a message that is still there.");

    public static IResult NoSuchButton() =>
        Of(404, "No such button", "The message has no button with that label. Read it again: it may have been edited.");

    public static IResult NoSuchFile() =>
        Of(404, "No such file", "Files are kept as long as their message. Ask the coach for it again.");

    public static IResult BadEvent() => Of(400, "Not an event id", "Leave event out, or give a UUID.");

    public static IResult BadDoor() => Of(400, "Open or closed?", "Give open as true or false.");

    public static IResult BadAfter() => Of(400, "Not a sequence", "Give after as a whole number, or leave it out to read everything.");

    public static IResult BadAdvance() =>
        Of(400, "Not a way to move the clock", $"Give advance as an ISO 8601 duration such as \"PT45M\" or \"P1D\", longer than nothing and at most {PlaygroundLimits.DaysAtOnce} days, or give to as \"next-morning\".");

    public static IResult TooFarAhead() => Of(400, "Far enough", "The clock is as far ahead as it goes. Start the program again to come back.");

    public static IResult BadZone() => Of(400, "No such time zone", "Give zone as an IANA name such as \"Europe/Berlin\", or leave it out.");

    public static IResult NotJson() => Of(400, "Not JSON", "The body must be a JSON object. GET /api/ shows one for each request.");

    public static IResult NotJsonType() => Of(415, "JSON, please", "Send the body with the header Content-Type: application/json.");

    public static IResult TooLarge() => Of(413, "Too long", $"A body may have {PlaygroundLimits.BodyBytes / 1024} KB. Say it in fewer words.");

    public static IResult TooFast() => Of(429, "Too fast", "Wait a second and send it again.");

    public static IResult NotThere() => Of(404, "Nothing here", "GET /api/ lists what there is.");

    public static IResult GoingDown() => Of(503, "Shutting down", "The coach is being stopped. Send it again once it is back; it is not taken twice.");

    public static IResult Fault() => Of(500, "That was our fault", "Something broke on this side. Nothing you typed is lost: send it again.");

    public static IResult Forbidden(string why) => Of(403, "Not from there", why);

    private static IResult Of(int status, string title, string detail) => TypedResults.Json(
        new ProblemShape(title, status, detail), PlaygroundJson.Readable.ProblemShape, "application/problem+json", status);
}
