using System.Data.Common;
using System.Diagnostics;
using LowerBack.Benchmarks.Load;
using LowerBack.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>
/// The design we did not take: a trigger of Quartz's for each reminder, in Quartz's own tables, every 45 minutes. It has what
/// favours it: the job does nothing, all triggers share it, no cluster, batches as large as the pool.
/// </summary>
internal static class TriggerLoad
{
    /// <summary>Twenty times the cores it is run on; other sizes were not tried.</summary>
    private const int Pool = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Stores triggers and lets those that are due fire.</summary>
    /// <returns>How many fired a second, until all had or patience was over.</returns>
    public static async Task<double> RunAsync(string store, TestDatabase database, int triggers, int due)
    {
        await using var services = Open(database);
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var job = JobBuilder.Create<Nothing>().WithIdentity("remind").StoreDurably().Build();
        await scheduler.AddJob(job);
        await scheduler.ScheduleJob(TriggerBuilder.Create().WithIdentity("0").ForJob(job)
            .StartAt(TimeProvider.System.GetUtcNow().AddHours(1))
            .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(45)).RepeatForever()).Build());
        await MultiplyAsync(database, triggers, due);

        Nothing.Begin(due);
        using var self = Process.GetCurrentProcess();
        var (began, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        await scheduler.Start();
        await Task.WhenAny(Nothing.AllDone, Task.Delay(Patience));
        var (took, fired) = (Stopwatch.GetElapsedTime(began), Nothing.Fired);
        self.Refresh();
        Figures.Line($"{store}: triggers of {triggers}", fired, "fired");
        Figures.Line("  fired a second", fired / took.TotalSeconds, "");
        Figures.Line("  processor per 10 000", (self.TotalProcessorTime - processor).TotalSeconds / fired * 10_000, "s (without the database server)");
        await scheduler.Shutdown(waitForJobsToComplete: true);
        return fired / took.TotalSeconds;
    }

    private static ServiceProvider Open(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.MaxBatchSize = Pool);
            quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = Pool);
            quartz.UsePersistentStore(store =>
            {
                if (database.IsPostgres)
                    store.UsePostgres(database.ConnectionString + ";Maximum Pool Size=100");
                else
                    store.UseSqlite(database.ConnectionString);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    // What waits for its turn here is not late, and is not to be rescheduled.
                    options.MisfireThreshold = TimeSpan.FromHours(1);
                });
            });
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Copies the one trigger in the tables, since to have the scheduler store each takes too long.</summary>
    private static async Task MultiplyAsync(TestDatabase database, int triggers, int due)
    {
        await using DbConnection connection = database.IsPostgres ? new NpgsqlConnection(database.ConnectionString) : new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        if (!database.IsPostgres)
            await RunAsync(connection, "PRAGMA journal_mode=WAL");
        var past = TimeProvider.System.GetUtcNow().UtcTicks - TimeSpan.TicksPerSecond;
        foreach (var table in (string[])["qrtz_triggers", "qrtz_simple_triggers"])
        {
            var columns = await ColumnsAsync(connection, table);
            var copied = columns.Select(column => column switch
            {
                "trigger_name" => "CAST(n.i AS text)",
                "next_fire_time" => FormattableString.Invariant($"CASE WHEN n.i <= {due} THEN {past} ELSE next_fire_time END"),
                _ => column,
            });
            await RunAsync(connection, FormattableString.Invariant($"""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {triggers - 1})
                INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", copied)} FROM {table} CROSS JOIN n
                """));
        }

        await RunAsync(connection, "ANALYZE");
    }

    private static async Task<List<string>> ColumnsAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetName(column).ToLowerInvariant())];
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a trigger fires.</summary>
    private sealed class Nothing : IJob
    {
        private static int _fired;
        private static int _awaited;
        private static TaskCompletionSource _done = new();

        public static int Fired => Volatile.Read(ref _fired);

        public static Task AllDone => _done.Task;

        public static void Begin(int due) =>
            (_fired, _awaited, _done) = (0, due, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _fired) == _awaited)
                _done.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
