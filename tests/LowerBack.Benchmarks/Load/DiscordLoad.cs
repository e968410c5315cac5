using System.Collections.Concurrent;
using System.Diagnostics;
using LowerBack.FakeDiscord;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// The whole Worker behind Discord's gateway: <c>/routine</c> from many members, a number of them at a time, each turn with its
/// read and its commit on SQLite, each answer a callback with a picture. From an interaction leaving to its callback being there.
/// </summary>
internal static class DiscordLoad
{
    /// <summary>Discord waits for three seconds; what is not answered by now never will be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int turns, int members, int atOnce)
    {
        using var folder = new LoadFolder();
        await using (var services = await folder.OpenAsync())
            await Crowd.SettleInAsync(services, "discord", members);

        var times = new Times();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions
        {
            Recording = Recording.Counts, CheckShapes = false, LimitRates = false, HandedOut = times.HandedOut, Answered = times.Answered,
        });
        var people = Enumerable.Range(0, members).Select(member => discord.App.AddUser(id: (ulong)Crowd.Number(member))).ToList();
        using var worker = WorkerProcess.Start(folder.Path, discord);
        await OfferedAsync(discord, people[0]);

        // Everybody's session of the day is planned and drawn, and what they go through compiled for good, before it is measured.
        await AskAsync(discord, people, 4 * members, atOnce);
        times.Forget();
        var (began, processor) = (Stopwatch.GetTimestamp(), worker.Processor);
        var bare = await AskAsync(discord, people, turns, atOnce);
        Figures.Print(turns, Stopwatch.GetElapsedTime(began), worker.Processor - processor, worker.PeakMemory, times.Took);
        Figures.Line("of its own at the end", worker.OwnMemory, "MiB");
        Figures.Line("answers without a picture", bare, "");
        Figures.Line("calls refused by the fake", discord.Violations.Count, "");
        await worker.StopAsync();
    }

    /// <summary>Waits until the coach is connected and has said which commands it has: before that, nobody's client has any.</summary>
    public static async Task OfferedAsync(FakeDiscordServer discord, User somebody)
    {
        await discord.Gateway.ReadyAsync();
        while (discord.App.CommandsFor(somebody, discord.App.Direct(somebody)).Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Has people ask in turn.</summary>
    /// <returns>How many got no picture in time, and so not the session that they asked for.</returns>
    public static async Task<int> AskAsync(FakeDiscordServer discord, IReadOnlyList<User> people, int turns, int atOnce)
    {
        var (next, bare) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var turn && turn < turns)
            {
                var asked = discord.App.Slash(people[turn % people.Count], "routine");
                await Task.WhenAny(asked.AnsweredAsync, Task.Delay(Patience));
                if (asked.Original?.Attachments.Count is not > 0)
                    Interlocked.Increment(ref bare);
            }
        })));
        return bare;
    }

    /// <summary>How long each interaction waited for its callback.</summary>
    private sealed class Times
    {
        private readonly ConcurrentDictionary<ulong, long> _left = new();
        private readonly ConcurrentQueue<long> _took = new();

        /// <summary>In <see cref="Stopwatch"/> ticks.</summary>
        public long[] Took => [.. _took];

        public void Forget() => _took.Clear();

        public void HandedOut(Interaction interaction) => _left[interaction.Id] = Stopwatch.GetTimestamp();

        public void Answered(Interaction interaction)
        {
            if (_left.TryRemove(interaction.Id, out var since))
                _took.Enqueue(Stopwatch.GetTimestamp() - since);
        }
    }
}
