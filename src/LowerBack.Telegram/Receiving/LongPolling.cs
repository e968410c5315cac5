using LowerBack.Telegram.Api;
using LowerBack.Telegram.Sending;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Receiving;

/// <summary>
/// Asks Telegram for updates. A poll names the first update that is not yet saved, and Telegram forgets those before it: so a
/// batch is handled, which means saved, before the next poll leaves, and what was not saved comes again. That is also why no
/// poll is sent ahead: it could only name the same update, and Telegram answers two such polls with a conflict or slows them
/// down. Answers do not hold up the next poll; they wait in their lanes.
/// </summary>
internal sealed partial class LongPolling(
    ITelegramApi api, Intake intake, Lanes lanes, TelegramStanding standing, TimeProvider time, ILogger<LongPolling> log)
{
    /// <summary>Seconds; the longest that Telegram holds a poll.</summary>
    private const int Held = 50;

    /// <summary>The most that Telegram hands out at once.</summary>
    private const int Most = 100;

    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(1);

    private readonly PollTrouble _trouble = new(time);

    /// <summary>The first update that is not saved; null for the oldest that Telegram has.</summary>
    private long? _next;

    /// <summary>What the latest poll named: Telegram knows that all before it is saved.</summary>
    private long? _named;

    private bool _givenUp;

    /// <summary>Polls until stopped, then confirms what was handled. Whatever was known from an earlier time may have been confirmed by another since.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        (_next, _named) = (null, null);
        try
        {
            await AskAsync(until => api.DeleteWebhookAsync(new(DropPendingUpdates: false), until), stop);
            while (!stop.IsCancellationRequested && !_givenUp)
                await AskAsync(PollAsync, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while waiting, with nothing half done.
        }

        await ConfirmAsync();
    }

    private async Task PollAsync(CancellationToken stop)
    {
        await lanes.RoomAsync(stop);
        var asked = time.GetTimestamp();
        _named = _next;
        var updates = await api.GetUpdatesAsync(new(_next, Most, Held, UpdateReader.Kinds), stop);
        standing.Answered();
        if (updates.IsEmpty)
        {
            // The poll that just returned confirmed everything, so the next need not name a number. It must not, after a
            // quiet week: Telegram then counts on from anywhere, and would forget what lies below.
            _next = null;
            if (time.GetElapsedTime(asked) < AtLeast)
                await Task.Delay(AtLeast, time, stop);
            return;
        }

        await intake.HandleAllAsync(updates);
        _next = updates.Max(update => update.UpdateId) + 1;
    }

    /// <summary>Does one thing, and waits or gives up where it fails.</summary>
    private async Task AskAsync(Func<CancellationToken, Task> ask, CancellationToken stop)
    {
        PollRemedy remedy;
        try
        {
            await ask(stop);
            _trouble.Over();
            return;
        }
        catch (TelegramException error)
        {
            remedy = _trouble.Next(error);
            Report(remedy, error);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A mistake of ours must not end the listening: the same updates are asked for again.
            remedy = new Wait(Backoff.After(5));
            LogFault(fault.GetType().FullName, fault.StackTrace);
        }

        if (remedy is GiveUp)
        {
            _givenUp = true;
            standing.TokenRefused();
            return;
        }

        await Task.Delay(remedy.Pause, time, stop);
        if (remedy is TakeWebhookDown)
            await AskAsync(until => api.DeleteWebhookAsync(new(DropPendingUpdates: false), until), stop);
    }

    /// <summary>
    /// Without it Telegram would hand the last batch out again at the next start. What it answers comes again then. Naming the
    /// same number once more would tell Telegram nothing, and it answers that only after three seconds.
    /// </summary>
    private async Task ConfirmAsync()
    {
        if (_next is null || _next == _named || _givenUp)
            return;
        try
        {
            using var patience = new CancellationTokenSource(PatienceAtTheEnd, time);
            await api.GetUpdatesAsync(new(_next, Limit: 1, Timeout: 0, UpdateReader.Kinds), patience.Token);
        }
        catch (Exception error) when (error is TelegramException or OperationCanceledException)
        {
            LogUnconfirmed(error.GetType().Name);
        }
    }

    private void Report(PollRemedy remedy, TelegramException error)
    {
        var reason = error is AnsweredNoException no ? $"{no.Code}" : "no answer";
        if (remedy is Contested { TooLong: true })
            LogContested();
        else if (remedy is Contested)
            LogHandOver(remedy.Pause.TotalSeconds);
        else if (remedy is not GiveUp)
            LogTrouble(reason, _trouble.Failures, remedy.Pause.TotalSeconds);
    }

    [LoggerMessage(5301, LogLevel.Warning, "Telegram does not hand out updates ({Reason}, {Failures} in a row); asking again in {Seconds:0.0} s")]
    private partial void LogTrouble(string reason, int failures, double seconds);

    [LoggerMessage(5302, LogLevel.Warning, "Another program asks for this bot's updates; that is so for a moment while one replaces the other. Asking again in {Seconds:0.0} s")]
    private partial void LogHandOver(double seconds);

    [LoggerMessage(5303, LogLevel.Error, "For two minutes another program has been asking for this bot's updates. One token serves one coach: stop the other one, or get a token of its own from @BotFather")]
    private partial void LogContested();

    [LoggerMessage(5304, LogLevel.Error, "A batch of updates failed and is asked for again: {Fault} at {Place}")]
    private partial void LogFault(string? fault, string? place);

    [LoggerMessage(5305, LogLevel.Information, "The last updates could not be confirmed ({Reason}); they come again, and are known")]
    private partial void LogUnconfirmed(string reason);
}
