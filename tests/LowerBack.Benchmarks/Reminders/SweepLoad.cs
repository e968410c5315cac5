using System.Diagnostics;
using LowerBack.Benchmarks.Load;
using LowerBack.Coaching;
using LowerBack.Coaching.Reminders;
using LowerBack.Data;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>
/// How many agendas a second are decided, laid anew and written to the outbox when much is due at once, by the real sweep on
/// the real stores; and beside it the design we did not take, a trigger of Quartz's own for each reminder.
/// </summary>
internal static class SweepLoad
{
    /// <summary>A Tuesday, before anybody is up.</summary>
    private static readonly LocalDate Day = new(2026, 11, 17);

    /// <summary>Triggers that are stored for the other design. A tenth of them is due, since it is too slow for more.</summary>
    private const int Triggers = 100_000;

    /// <summary>So many are swept before anything is measured, that what that takes is compiled.</summary>
    private const int First = 20_000;

    public static async Task RunAsync(int members)
    {
        PostgresServer.Flushes = true;
        await CompareAsync("SQLite", TestDatabase.OnSqlite(), TestDatabase.OnSqlite(), members);
        await CompareAsync("PostgreSQL", await TestDatabase.OnPostgresAsync(), await TestDatabase.OnPostgresAsync(), members);
    }

    private static async Task CompareAsync(string store, TestDatabase ours, TestDatabase theirs, int members)
    {
        double swept, fired;
        using (var first = ours.IsPostgres ? await TestDatabase.OnPostgresAsync() : TestDatabase.OnSqlite())
            await SweepAsync("first, " + store, first, First);
        using (ours)
            swept = await SweepAsync(store, ours, members);
        using (theirs)
            fired = await TriggerLoad.RunAsync(store, theirs, Triggers, due: Triggers / 10);
        Figures.Line($"{store}: sweep to triggers", swept / fired, "times");
    }

    /// <returns>Agendas a second, in the slower of two sweeps.</returns>
    private static async Task<double> SweepAsync(string store, TestDatabase database, int members)
    {
        var clock = new FakeClock();
        await using var services = await OpenAsync(database, clock);
        await ReminderCrowd.SettleInAsync(services, members, At(0, 0));
        var sweep = services.GetRequiredService<Sweep>();
        // All check-ins that were due in their three minutes, and later two thirds of the first breaks at the desk, which replace
        // what is unsent of their sort: the two kinds of work there are.
        clock.Set(At(8, 33));
        var checkIns = await MeasureAsync($"{store}: check-ins of {members}", sweep);
        clock.Set(At(9, 25));
        var breaks = await MeasureAsync($"{store}: breaks of {members}", sweep);
        return Math.Min(checkIns, breaks);
    }

    private static async Task<double> MeasureAsync(string what, Sweep sweep)
    {
        using var self = Process.GetCurrentProcess();
        var (began, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        var swept = await SweepAllAsync(sweep);
        var took = Stopwatch.GetElapsedTime(began);
        self.Refresh();
        Figures.Line(what, swept, "due");
        Figures.Line("  swept a second", swept / took.TotalSeconds, "");
        Figures.Line("  processor per 10 000", (self.TotalProcessorTime - processor).TotalSeconds / swept * 10_000, "s (without the database server)");
        return swept / took.TotalSeconds;
    }

    /// <summary>All parts side by side, as Quartz sweeps them.</summary>
    private static async Task<int> SweepAllAsync(Sweep sweep) =>
        (await Task.WhenAll(Enumerable.Range(0, AgendaRow.Parts).Select(part => Task.Run(() => sweep.RunAsync(part, CancellationToken.None))))).Sum();

    /// <summary>The coach on a database, ready.</summary>
    public static async Task<ServiceProvider> OpenAsync(TestDatabase database, IClock clock)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(clock);
        services.AddCoach();
        var provider = database.AddTo(services).BuildServiceProvider();
        await provider.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
        return provider;
    }

    private static Instant At(int hour, int minute) => ReminderCrowd.Zone.AtStrictly(Day.At(new LocalTime(hour, minute))).ToInstant();
}
