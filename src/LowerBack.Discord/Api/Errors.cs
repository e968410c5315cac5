namespace LowerBack.Discord.Api;

/// <summary>A call to Discord that did not succeed. Nothing in it tells a token.</summary>
internal abstract class DiscordException(string message, Exception? inner) : Exception(message, inner);

/// <summary>Nothing came back: no connection, a reset, or too slow.</summary>
/// <param name="route">What was called, without its ids.</param>
/// <param name="written">Whether the request had begun to leave, so that Discord may have acted on it.</param>
internal sealed class NoAnswerException(string route, bool written, Exception? inner)
    : DiscordException($"Discord did not answer {route} ({(written ? "it may have acted on it" : "it never got it")}).", inner)
{
    public bool Written => written;
}

/// <summary>So many calls were refused lately that one more could have the whole address banned; nothing was sent.</summary>
/// <param name="route">What was to be called, without its ids.</param>
/// <param name="after">When it can be tried.</param>
internal sealed class HeldBackException(string route, TimeSpan after)
    : DiscordException($"{route} was not called: Discord has refused too much.", inner: null)
{
    public TimeSpan After => after;
}

/// <summary>Discord answered no.</summary>
/// <param name="route">What was called.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Discord's own number; 0 where it gave none (a proxy's page).</param>
/// <param name="retryAfter">How long to wait, where it said so.</param>
internal sealed class AnsweredNoException(Route route, int status, int code, TimeSpan? retryAfter = null)
    : DiscordException($"Discord refused {route.Template}: {status}, code {code}", inner: null)
{
    public Route Route => route;

    public int Status => status;

    public int Code => code;

    public TimeSpan? RetryAfter => retryAfter;
}
