using LowerBack.Coaching.Turns;

namespace LowerBack.Worker;

/// <summary>Forgets, once an hour, what no longer needs to be remembered.</summary>
internal sealed partial class Upkeep(
    EventMemory events, TimeProvider time, IHostApplicationLifetime life, ILogger<Upkeep> log) : BackgroundService
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
            try
            {
                LogForgot(await events.ForgetAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database may be away for a while; the next hour tries again.
                LogFault(fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(4101, LogLevel.Debug, "Forgot {Count} handled events")]
    private partial void LogForgot(int count);

    [LoggerMessage(4102, LogLevel.Warning, "Could not forget old events ({Fault}); the next hour tries again")]
    private partial void LogFault(string fault);
}
