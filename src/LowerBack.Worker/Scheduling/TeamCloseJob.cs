using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Turns;
using Quartz;

namespace LowerBack.Worker.Scheduling;

/// <summary>Closes the days of teams, and never twice at once: Quartz says when, and in a cluster who.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TeamCloseJob(TeamClose close, IHostApplicationLifetime life, ILogger<TeamCloseJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return;
        try
        {
            var days = await close.RunAsync(cancellationToken);
            if (days > 0)
                LogClosed(days);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The next look finds the same teams; the database may be away for a while.
            LogFault(FaultNote.Of(fault));
        }
    }

    [LoggerMessage(4221, LogLevel.Debug, "{Days} days of teams were counted")]
    private partial void LogClosed(int days);

    [LoggerMessage(4222, LogLevel.Error, "The days of teams could not be closed; the next look does it: {Fault}")]
    private partial void LogFault(string fault);
}
