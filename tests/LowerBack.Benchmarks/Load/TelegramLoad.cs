using System.Collections.Concurrent;
using System.Diagnostics;
using LowerBack.FakeTelegram;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// The whole Worker behind Telegram's Bot API: <c>/routine</c> from many members over long polling, each turn with its read and
/// its commit on SQLite, each answer a message with a picture. From an update being handed out to its answer being there.
/// </summary>
internal static class TelegramLoad
{
    public static async Task RunAsync(int turns, int members)
    {
        using var folder = new LoadFolder();
        await using (var services = await folder.OpenAsync())
            await Crowd.SettleInAsync(services, "telegram", members);

        var answers = new Answers();
        await using var telegram = await FakeTelegramServer.StartAsync(new FakeTelegramOptions
        {
            Recording = Recording.Counts, CheckShapes = false, HandedOut = answers.HandedOut, Posted = answers.Posted,
        });
        var people = Enumerable.Range(0, members).Select(member => telegram.Bot.AddUser(id: Crowd.Number(member))).ToList();
        using var worker = WorkerProcess.Start(folder.Path, telegram);

        // Everybody's session of the day is planned, drawn and uploaded, and everything compiled, before it is measured.
        await AskAsync(telegram, people, members, answers);
        var (began, processor) = (Stopwatch.GetTimestamp(), worker.Processor);
        var took = await AskAsync(telegram, people, turns, answers);
        Figures.Print(turns, Stopwatch.GetElapsedTime(began), worker.Processor - processor, worker.PeakMemory, took);
        Figures.Line("of its own at the end", worker.OwnMemory, "MiB");
        Figures.Line("answers without a picture", answers.Bare, "");
        Figures.Line("calls refused by the fake", telegram.Violations.Count, "");
        await worker.StopAsync();
    }

    private static Task<long[]> AskAsync(FakeTelegramServer telegram, List<User> people, int turns, Answers answers)
    {
        var all = answers.Await(turns);
        for (var turn = 0; turn < turns; turn++)
            telegram.Bot.Say(people[turn % people.Count], "/routine");
        return all;
    }

    /// <summary>Pairs each answer with the update it belongs to: within a chat both keep their order.</summary>
    private sealed class Answers
    {
        private readonly ConcurrentDictionary<long, ConcurrentQueue<long>> _open = new();
        private TaskCompletionSource<long[]> _all = new();
        private long[] _took = [];
        private int _answered;
        private int _bare;

        /// <summary>How many had no picture, and so were not the session that was asked for.</summary>
        public int Bare => _bare;

        public Task<long[]> Await(int turns)
        {
            (_took, _answered, _all) = (new long[turns], 0, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return _all.Task;
        }

        public void HandedOut(int update, long chat) =>
            _open.GetOrAdd(chat, _ => new ConcurrentQueue<long>()).Enqueue(Stopwatch.GetTimestamp());

        public void Posted(Message message)
        {
            if (!_open.TryGetValue(message.Chat.Id, out var waiting) || !waiting.TryDequeue(out var since))
                return;
            if (message.Media is null)
                Interlocked.Increment(ref _bare);
            var answered = Interlocked.Increment(ref _answered);
            _took[answered - 1] = Stopwatch.GetTimestamp() - since;
            if (answered == _took.Length)
                _all.SetResult(_took);
        }
    }
}
