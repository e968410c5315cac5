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
            AddJob<TeamCloseJob>(quartz, "team-close", clustered ? ClusterCadence : Cadence, _ => { });
        });
        builder.Services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        builder.Services.AddHostedService<Outbound>();
    }

    private static void AddSweep(IQuartzBuilder quartz, int part, TimeSpan cadence)
    {
        var number = part.ToString(CultureInfo.InvariantCulture);
        AddJob<SweepJob>(quartz, $"sweep-{number}", cadence, job => job.UsingJobData(SweepJob.Part, number));
    }

    private static void AddJob<TJob>(IQuartzBuilder quartz, string name, TimeSpan cadence, Action<IJobConfigurator<TJob>> set)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job =>
        {
            job.WithIdentity(name).StoreDurably();
            set(job);
        });
        quartz.AddTrigger<TJob>(trigger => trigger
            .WithIdentity(name).ForJob(name)
            // A sweep that was missed is not made up for: the next one finds all that it would have found.
            .WithSimpleSchedule(schedule => schedule.WithInterval(cadence).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
