using System.Text.Json.Nodes;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>Discord says no.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Discord's own number for the error, or 0.</param>
/// <param name="message">The error as the real service words it.</param>
internal sealed class Refusal(int status, int code, string message) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    /// <summary>What is wrong where in the body, with 50035.</summary>
    public JsonObject? Errors { get; init; }

    /// <summary>In how many seconds to come again, and whose limit it is, with 429.</summary>
    public (double Seconds, LimitScope Scope)? RetryAfter { get; init; }

    /// <summary>The rule a client breaks that gets here by its own fault; null where anybody can.</summary>
    public string? Rule { get; init; }

    public static Refusal NotFound() => new(404, 0, "404: Not Found") { Rule = "unknown route" };

    public static Refusal NoMethod() => new(405, 0, "405: Method Not Allowed") { Rule = "unknown route" };

    public static Refusal Unauthorized(string? rule = null) => new(401, 0, "401: Unauthorized") { Rule = rule };

    public static Refusal UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static Refusal UnknownMessage() => new(404, 10008, "Unknown Message");

    public static Refusal UnknownInteraction(string? rule = null) => new(404, 10062, "Unknown interaction") { Rule = rule };

    public static Refusal MissingAccess() => new(403, 50001, "Missing Access");

    public static Refusal MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static Refusal CannotMessage(int status = 403) => new(status, 50007, "Cannot send messages to this user");

    public static Refusal NoMutualGuilds() => new(403, 50278, "Cannot send messages to this user due to having no mutual guilds");

    public static Refusal BadJson() => new(400, 50109, "The request body contains invalid JSON.") { Rule = "body" };

    public static Refusal TooLarge() => new(413, 40005, "Request entity too large") { Rule = "request size" };

    public static Refusal TooMany(double seconds, LimitScope scope) =>
        new(429, 0, scope == LimitScope.Shared ? "The resource is being rate limited." : "You are being rate limited.") { RetryAfter = (seconds, scope) };
}
