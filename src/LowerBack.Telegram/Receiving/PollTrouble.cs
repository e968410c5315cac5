using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Receiving;

/// <summary>What to do about polls that fail, and how long they have been failing. Never again at once.</summary>
internal sealed class PollTrouble(TimeProvider time)
{
    /// <summary>A second poller that is being replaced is gone by then; one that is still there is a mistake.</summary>
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromMinutes(2);

    private DateTimeOffset? _contestedSince;

    /// <summary>How many polls failed in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>Answers what to do next.</summary>
    public PollRemedy Next(TelegramException error)
    {
        Failures++;
        if (error is AnsweredNoException { Code: 409 } conflict && !conflict.Says("webhook"))
        {
            _contestedSince ??= time.GetUtcNow();
            return new Contested(Backoff.Between(3, 10), time.GetUtcNow() - _contestedSince > LongestHandOver);
        }

        _contestedSince = null;
        return error switch
        {
            // A token of the wrong form is not even a path: 404.
            AnsweredNoException { Code: 401 or 404 } => new GiveUp(),
            AnsweredNoException { Code: 409 } => new TakeWebhookDown(Backoff.After(Failures)),
            AnsweredNoException { Code: 429, RetryAfter: { } after } => new Wait(after + Backoff.Between(0, 0.25)),
            _ => new Wait(Backoff.After(Failures)),
        };
    }

    /// <summary>A poll was answered.</summary>
    public void Over() => (Failures, _contestedSince) = (0, null);
}

/// <summary>What to do; a closed family.</summary>
/// <param name="Pause">How long to wait before the next poll.</param>
internal abstract record PollRemedy(TimeSpan Pause);

/// <summary>Only to wait.</summary>
internal sealed record Wait(TimeSpan Pause) : PollRemedy(Pause);

/// <summary>Somebody else polls with this token.</summary>
/// <param name="TooLong">So long that it cannot be a hand-over.</param>
internal sealed record Contested(TimeSpan Pause, bool TooLong) : PollRemedy(Pause);

/// <summary>A webhook was set, and while there is one nobody can poll.</summary>
internal sealed record TakeWebhookDown(TimeSpan Pause) : PollRemedy(Pause);

/// <summary>The token is not valid.</summary>
internal sealed record GiveUp() : PollRemedy(TimeSpan.Zero);
