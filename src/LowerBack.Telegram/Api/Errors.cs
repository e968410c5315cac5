namespace LowerBack.Telegram.Api;

/// <summary>A call to Telegram that did not succeed. Nothing in it tells the token, whose place is the URL.</summary>
internal abstract class TelegramException(string message, Exception? inner) : Exception(message, inner);

/// <summary>Nothing came back: no connection, a reset, or too slow.</summary>
/// <param name="method">What was called.</param>
/// <param name="written">Whether the request had begun to leave, so that Telegram may have acted on it.</param>
internal sealed class NoAnswerException(string method, bool written, Exception inner)
    : TelegramException($"Telegram did not answer {method} ({(written ? "it may have acted on it" : "it never got it")}).", inner)
{
    public bool Written => written;
}

/// <summary>Telegram answered no.</summary>
/// <param name="method">What was called.</param>
/// <param name="code">The error code, which is also the HTTP status.</param>
/// <param name="description">In Telegram's words; the HTTP status where the answer was not Telegram's (a proxy's page).</param>
/// <param name="retryAfter">How long to wait, where it said so.</param>
/// <param name="migrateTo">Where the group lives now, where it said so.</param>
internal sealed class AnsweredNoException(
    string method, int code, string description, TimeSpan? retryAfter = null, long? migrateTo = null)
    : TelegramException($"Telegram refused {method}: {code} {description}", inner: null)
{
    public int Code => code;

    public string Description => description;

    /// <summary>The description up to where its details begin, which may quote a message: this much may be logged.</summary>
    public string Reason
    {
        get
        {
            var details = description.IndexOf(':', description.IndexOf(':', StringComparison.Ordinal) + 1);
            return details < 0 ? description : description[..details];
        }
    }

    public TimeSpan? RetryAfter => retryAfter;

    public long? MigrateTo => migrateTo;

    /// <summary>Matched anywhere and in any case: Telegram changes the first letter and adds details.</summary>
    public bool Says(string words) => description.Contains(words, StringComparison.OrdinalIgnoreCase);
}
