using System.Globalization;
using LowerBack.Coaching.Reminders;
using LowerBack.Worker.Options;
using NodaTime;
using Quartz;

namespace LowerBack.Worker.Scheduling;

/// <summary>What runs without anybody asking: sweeps by Quartz, and what they find is sent.</summary>
internal static class SchedulingExtensions
{
    /// <summary>
    /// How often each part is swept. Reminders are spread over minutes anyway, and each firing costs something: five seconds
    /// are under a hundredth of a core on one machine.
    /// </summary>
    private static readonly TimeSpan Cadence = TimeSpan.FromSeconds(5);

    /// <summary>In a cluster each firing is a handful of statements, for every part; ten seconds are late for nobody.</summary>
    private static readonly TimeSpan ClusterCadence = TimeSpan.FromSeconds(10);

    /// <summary>Adds the sweeps and the sending.</summary>
    public static void AddScheduling(this WebApplicationBuilder builder, StorageOptions storage)
    {
        var clustered = storage.Provider == StorageProvider.Postgres;
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "lowerback");
            if (clustered)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(storage.ConnectionString!);
                    store.UseSystemTextJsonSerializer();
                    store.UseClustering();
                    store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                });
            }

            for (var part = 0; part < AgendaRow.Parts; part++)
                AddSweep(quartz, part, clustered ? ClusterCadence : Cadence);
        });
        builder.Services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        builder.Services.AddHostedService<Outbound>();
    }

    private static void AddSweep(IQuartzBuilder quartz, int part, TimeSpan cadence)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"sweep-{part}");
        quartz.AddJob<SweepJob>(job => job.WithIdentity(name).UsingJobData(SweepJob.Part, part.ToString(CultureInfo.InvariantCulture)).StoreDurably());
        quartz.AddTrigger<SweepJob>(trigger => trigger
            .WithIdentity(name).ForJob(name)
            // A sweep that was missed is not made up for: the next one finds all that it would have found.
            .WithSimpleSchedule(schedule => schedule.WithInterval(cadence).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
