using LowerBack.Discord.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Sending;

/// <summary>Makes a call until it has succeeded, or until it is clear that it will not (<see cref="CallOutcome"/>).</summary>
internal sealed partial class Carrier(DiscordStanding standing, TimeProvider time, ILogger<Carrier> log)
{
    /// <summary>Discord's own limits are waited for beside these.</summary>
    private const int Failures = 3;

    /// <summary>Later an answer is no answer any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>So long Discord waits for the first answer to an interaction.</summary>
    public static readonly TimeSpan CallbackPatience = TimeSpan.FromSeconds(3);

    /// <summary>Makes it.</summary>
    /// <param name="repeatable">Whether making it twice is the same as making it once.</param>
    /// <param name="patience">How long it makes sense to go on.</param>
    public async Task<CallOutcome> CarryAsync(
        Func<CancellationToken, Task> call, bool repeatable, TimeSpan patience, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var failures = 0;
        var mayBeThere = false;
        while (true)
        {
            var outcome = await TryAsync(call, stop);
            // Twice acknowledged is once by a call whose answer got lost.
            if (outcome is Acknowledged && mayBeThere)
                return new Done();
            mayBeThere |= outcome is Unsure;
            var pause = outcome switch
            {
                NotNow { After: { } after } => after,
                NotNow => Backoff.After(failures + 1),
                Unsure when repeatable => Backoff.After(failures + 1),
                _ => default(TimeSpan?),
            };
            if (outcome is not NotNow { Flood: true })
                failures++;
            if (pause is not { } wait || failures > Failures || time.GetElapsedTime(began) + wait > patience)
            {
                Note(outcome);
                return outcome;
            }

            await Task.Delay(wait, time, stop);
        }
    }

    /// <summary>Makes it once.</summary>
    public async Task<CallOutcome> OnceAsync(Func<CancellationToken, Task> call, CancellationToken stop)
    {
        var outcome = await TryAsync(call, stop);
        if (outcome is TokenRefused or Quarantined)
            Note(outcome);
        return outcome;
    }

    private static async Task<CallOutcome> TryAsync(Func<CancellationToken, Task> call, CancellationToken stop)
    {
        try
        {
            await call(stop);
            return new Done();
        }
        catch (DiscordException error)
        {
            return CallOutcome.Of(error);
        }
    }

    private void Note(CallOutcome outcome)
    {
        switch (outcome)
        {
            case TokenRefused:
                standing.Refused(DiscordStanding.TokenRemedy);
                break;
            case Quarantined:
                LogQuarantined();
                break;
            case DoorClosed gone:
                LogUnreachable(gone.Code);
                break;
            case Rejected refused:
                LogRefused(refused.Status, refused.Code);
                break;
            case InteractionOver:
                LogOver();
                break;
            case NotNow or Unsure or TooLarge:
                LogGivenUp(outcome.GetType().Name);
                break;
        }
    }

    [LoggerMessage(6205, LogLevel.Error, "Discord takes the bot for a spammer (code 20026), so it reaches nobody new. Only a person can ask Discord to undo that: https://dis.gd/app-quarantine")]
    private partial void LogQuarantined();

    [LoggerMessage(6201, LogLevel.Information, "Discord does not let the coach write there (code {Code})")]
    private partial void LogUnreachable(int code);

    [LoggerMessage(6202, LogLevel.Error, "Discord refused a message ({Status}, code {Code})")]
    private partial void LogRefused(int status, int code);

    [LoggerMessage(6203, LogLevel.Information, "An interaction could no longer be answered")]
    private partial void LogOver();

    [LoggerMessage(6204, LogLevel.Warning, "A message was given up ({Outcome})")]
    private partial void LogGivenUp(string outcome);
}
