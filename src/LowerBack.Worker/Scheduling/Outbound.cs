using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Turns;

namespace LowerBack.Worker.Scheduling;

/// <summary>
/// Sends what the outbox holds, platform by platform. Of several workers one sends on a platform, because the platform's limits
/// are per bot; another takes over when that one is gone.
/// </summary>
internal sealed partial class Outbound(
    IEnumerable<IChatPlatform> platforms, IEnumerable<ISender> senders, Bell bell, IOwnership ownership, TimeProvider time, IHostApplicationLifetime life,
    ILogger<Outbound> log) : BackgroundService
{
    /// <summary>How soon what falls due is noticed.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How long trouble is left alone: the database may be away for a while.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that is refused must not leave work behind, so nothing is done before the program runs.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.WhenAll(platforms.Select(platform => ownership.WhileOwnedAsync(
            platform.Id.Value, until => RunAsync(platform, until), () => { }, time, stoppingToken)));
    }

    private async Task RunAsync(IChatPlatform platform, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await SendAsync(platform, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                LogFault(platform.Id.Value, FaultNote.Of(fault));
            }

            await Task.Delay(Patience, time, stop);
        }
    }

    private async Task SendAsync(IChatPlatform platform, CancellationToken stop)
    {
        var sender = Guid.CreateVersion7();
        foreach (var one in senders)
            await one.TakeOverAsync(platform, sender, stop);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var rings = bell.Rings;
            var found = 0;
            foreach (var one in senders)
                found += await one.SendDueAsync(platform, sender, stop);
            if (found == 0)
                await Task.WhenAny(rings, Task.Delay(Look, time, stop));
        }
    }

    [LoggerMessage(4201, LogLevel.Error, "What the coach says first could not be sent on {Platform}, and is tried again in a moment: {Fault}")]
    private partial void LogFault(string platform, string fault);
}
