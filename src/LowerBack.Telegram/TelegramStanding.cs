using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram;

/// <summary>How the coach and Telegram stand, for whoever runs the program.</summary>
public sealed partial class TelegramStanding(TimeProvider time, IHostApplicationLifetime life, ILogger<TelegramStanding> log)
{
    /// <summary>What to do about a token that is refused.</summary>
    internal const string Remedy =
        "Telegram does not know this Telegram:Token. Ask @BotFather for the current one with /token, set it, and start again.";

    /// <summary>A poll is held for less than a minute, so this is one that failed and one more.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private DateTimeOffset? _answered;
    private bool _standsBy;
    private bool _called;
    private bool _refused;

    /// <summary>Why nobody can reach the coach in Telegram, as a sentence; null while they can.</summary>
    public string? Objection
    {
        get
        {
            lock (_gate)
            {
                if (_refused)
                    return Remedy;
                if (_called)
                    return null;
                if (_answered is not { } at)
                    return "Telegram has not answered yet";
                return time.GetUtcNow() - at <= Silence
                    ? null
                    : $"Telegram has not answered since {at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC";
            }
        }
    }

    /// <summary>A poll was answered.</summary>
    internal void Answered()
    {
        lock (_gate)
            (_answered, _standsBy) = (time.GetUtcNow(), false);
    }

    /// <summary>Another worker polls, so all is well; once that one is gone, this one has as long as any to be answered.</summary>
    internal void StandsBy()
    {
        bool already;
        lock (_gate)
            (already, _answered, _standsBy) = (_standsBy, time.GetUtcNow(), true);
        if (!already)
            LogStandsBy();
    }

    /// <summary>Telegram knows where to call.</summary>
    internal void IsCalled()
    {
        lock (_gate)
            _called = true;
    }

    /// <summary>The token is not valid any more. Nothing can be done without a person, so the program ends.</summary>
    internal void TokenRefused()
    {
        lock (_gate)
        {
            if (_refused)
                return;
            _refused = true;
        }

        LogRefused(Remedy);
        Environment.ExitCode = 1;
        life.StopApplication();
    }

    [LoggerMessage(5002, LogLevel.Information, "Another worker asks for Telegram's updates; this one stands by")]
    private partial void LogStandsBy();

    [LoggerMessage(5001, LogLevel.Critical, "{Remedy}")]
    private partial void LogRefused(string remedy);
}
