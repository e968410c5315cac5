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
            platform.Id.Value, until => Task.WhenAll(senders.Select(sender => RunAsync(platform, sender, until))), () => { }, time, stoppingToken)));
    }

    /// <summary>Each sender by itself, so that none waits for another's conversations.</summary>
    private async Task RunAsync(IChatPlatform platform, ISender sends, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await SendAsync(platform, sends, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                LogFault(platform.Id.Value, FaultNote.Of(fault));
            }

            await Task.Delay(Patience, time, stop);
        }
    }

    private async Task SendAsync(IChatPlatform platform, ISender sends, CancellationToken stop)
    {
        var sender = Guid.CreateVersion7();
        await sends.TakeOverAsync(platform, sender, stop);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var rings = bell.Rings;
            if (await sends.SendDueAsync(platform, sender, stop) == 0)
                await Task.WhenAny(rings, Task.Delay(Look, time, stop));
        }
    }

    [LoggerMessage(4201, LogLevel.Error, "What the coach says first could not be sent on {Platform}, and is tried again in a moment: {Fault}")]
    private partial void LogFault(string platform, string fault);
}
