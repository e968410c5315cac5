namespace LowerBack.FakeTelegram.Wire;

/// <summary>The Bot API says no.</summary>
/// <param name="code">The HTTP status, which is also the error_code.</param>
/// <param name="description">The error as the real service words it.</param>
internal sealed class Refusal(int code, string description) : Exception(description)
{
    public int Code => code;

    /// <summary>In how many seconds to come again, with 429.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>What the group has become.</summary>
    public long? MigrateTo { get; init; }

    /// <summary>The rule a client breaks that gets here by its own fault; null where anybody can.</summary>
    public string? Rule { get; init; }

    /// <summary>What a client could have known: its own mistake, and a violation.</summary>
    public static Refusal Bad(string what) => new(400, $"Bad Request: {what}") { Rule = "bad request" };

    /// <summary>What can happen to anybody, since the chat changed meanwhile.</summary>
    public static Refusal Gone(string what) => new(400, $"Bad Request: {what}");

    public static Refusal Forbidden(string what) => new(403, $"Forbidden: {what}");

    public static Refusal Conflict(string what) => new(409, $"Conflict: {what}");

    public static Refusal TooMany(int seconds) => new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };
}
