using System.Diagnostics;
using LowerBack.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// The coach and its store without any wire: <c>/routine</c> from many members, a number of them at a time, each turn with
/// its read and its commit on an SQLite file.
/// </summary>
internal static class TurnLoad
{
    private static readonly PlatformId Platform = new("load");

    public static async Task RunAsync(int turns, int members, int atOnce)
    {
        using var folder = new LoadFolder();
        await using var services = await folder.OpenAsync();
        var coach = services.GetRequiredService<ICoach>();
        await Crowd.SettleInAsync(services, Platform.Value, members);
        // Everybody's session of the day is planned and everything compiled before it is measured.
        await DriveAsync(coach, members, members, atOnce, round: 0);
        using var self = Process.GetCurrentProcess();
        var (began, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        var allocated = GC.GetTotalAllocatedBytes();
        var took = await DriveAsync(coach, turns, members, atOnce, round: 1);
        var allTook = Stopwatch.GetElapsedTime(began);
        self.Refresh();
        Figures.Print(turns, allTook, self.TotalProcessorTime - processor, self.PeakWorkingSet64 / 1024.0 / 1024, took);
        Figures.Line("allocated per turn", (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / turns, "KiB");
    }

    private static async Task<long[]> DriveAsync(ICoach coach, int turns, int members, int atOnce, int round)
    {
        var took = new long[turns];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var turn && turn < turns)
            {
                var began = Stopwatch.GetTimestamp();
                await coach.HandleAsync(Routine(Crowd.Id(turn % members), $"{round}-{turn}"), CancellationToken.None);
                took[turn] = Stopwatch.GetTimestamp() - began;
            }
        })));
        return took;
    }

    private static CommandInvoked Routine(string person, string eventId) => new(
        eventId, new ChatAddress(Platform, person), new ChatPerson(person, "Ana", "en"), ChatScope.Private, "routine", CommandArguments.None);
}
