using LowerBack.Benchmarks.Load;
using LowerBack.FakeTelegram;
using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>What it costs a Worker to look for what is due where nothing is: sweeps, the outbox, Quartz, a held poll.</summary>
internal static class IdleWorker
{
    /// <summary>So much of a core is allowed, in percent.</summary>
    private const double Allowed = 3;

    /// <summary>Until everything that runs each few seconds has run and is compiled.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(30);

    /// <returns>0 where it costs no more than is allowed.</returns>
    public static async Task<int> RunAsync(int members, TimeSpan time)
    {
        PostgresServer.Flushes = true;
        using var onSqlite = TestDatabase.OnSqlite();
        using var onPostgres = await TestDatabase.OnPostgresAsync();
        var sqlite = await MeasureAsync("Sqlite", onSqlite, members, time);
        var postgres = await MeasureAsync("Postgres", onPostgres, members, time);
        return Math.Max(sqlite, postgres) < Allowed ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string provider, TestDatabase database, int members, TimeSpan time)
    {
        var clock = SystemClock.Instance;
        await using (var services = await SweepLoad.OpenAsync(database, clock))
            await ReminderCrowd.SettleInAsync(services, members, clock.GetCurrentInstant() + Duration.FromDays(7));
        database.CloseConnections();
        await using var telegram = await FakeTelegramServer.StartAsync(new FakeTelegramOptions { Recording = Recording.Counts, CheckShapes = false });
        using var folder = new LoadFolder();
        using var worker = WorkerProcess.Start(folder.Path, telegram, ("Storage__Provider", provider), ("Storage__ConnectionString", database.ConnectionString));
        await telegram.Bot.NextHoldAsync();
        await Task.Delay(Settles);
        var before = worker.Processor;
        await Task.Delay(time);
        var share = 100 * (worker.Processor - before) / time;
        Figures.Line($"{provider}: idle, {members} members", share, "% of a core");
        await worker.StopAsync();
        return share;
    }
}
