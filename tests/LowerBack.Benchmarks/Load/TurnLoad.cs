using System.Diagnostics;
using LowerBack.Chat;
using LowerBack.Coaching;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Data;
using LowerBack.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

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
        var folder = Directory.CreateTempSubdirectory("lowerback-load");
        try
        {
            await using var services = await StartAsync(Path.Combine(folder.FullName, "load.db"));
            var coach = services.GetRequiredService<ICoach>();
            await Crowd.SettleInAsync(services, Platform.Value, members);
            // Everybody's session of the day is planned and everything compiled before it is measured.
            await DriveAsync(coach, members, members, atOnce, round: 0);
            var figures = new Figures();
            figures.Print(turns, await DriveAsync(coach, turns, members, atOnce, round: 1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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

    private static async Task<ServiceProvider> StartAsync(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddCoach();
        services.AddSqliteStore($"Data Source={file}");
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
        return provider;
    }
}
