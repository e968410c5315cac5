using System.Globalization;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using Quartz;

namespace LowerBack.Worker.Scheduling;

/// <summary>Sweeps one part of the members, and never twice at once: Quartz says when, and in a cluster who.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SweepJob(Sweep sweep, IHostApplicationLifetime life, ILogger<SweepJob> log) : IJob
{
    /// <summary>The part, in the job's data.</summary>
    public const string Part = "part";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Quartz may be on its way up while the program is on its way down.
        if (life.ApplicationStopping.IsCancellationRequested)
            return;
        var part = int.Parse(context.MergedJobDataMap.GetString(Part)!, CultureInfo.InvariantCulture);
        try
        {
            var swept = await sweep.RunAsync(part, cancellationToken);
            if (swept > 0)
                LogSwept(swept, part);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The next sweep finds the same rows; the database may be away for a while.
            LogFault(part, FaultNote.Of(fault));
        }
    }

    [LoggerMessage(4211, LogLevel.Debug, "{Count} members of part {Part} had something due")]
    private partial void LogSwept(int count, int part);

    [LoggerMessage(4212, LogLevel.Error, "A sweep of part {Part} failed; the next one does its work: {Fault}")]
    private partial void LogFault(int part, string fault);
}
