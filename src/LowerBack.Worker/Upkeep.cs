using LowerBack.Coaching.Storage;

namespace LowerBack.Worker;

/// <summary>Forgets, once an hour, what no longer needs to be remembered.</summary>
internal sealed partial class Upkeep(
    IEnumerable<IForgetter> forgetters, TimeProvider time, IHostApplicationLifetime life, ILogger<Upkeep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that is refused must not leave work behind, so nothing is done before the program runs.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            foreach (var forgetter in forgetters)
                await ForgetAsync(forgetter, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ForgetAsync(IForgetter forgetter, CancellationToken stop)
    {
        try
        {
            LogForgot(await forgetter.ForgetAsync(stop), forgetter.What);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // The database may be away for a while; the next hour tries again.
            LogFault(forgetter.What, fault.GetType().Name);
        }
    }

    [LoggerMessage(4101, LogLevel.Debug, "Forgot {Count} {What}")]
    private partial void LogForgot(int count, string what);

    [LoggerMessage(4102, LogLevel.Warning, "Could not forget {What} ({Fault}); the next hour tries again")]
    private partial void LogFault(string what, string fault);
}
