using System.Diagnostics;
using System.Globalization;
using LowerBack.Coaching.Learn;
using LowerBack.Coaching.Storage;
using LowerBack.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// kill -9 of the Worker at random instants under load from the Bot API. Afterwards every update must have been handled exactly
/// once. Replies that were saved and not yet sent are lost with the process, and those that Telegram took without the
/// Worker hearing of it are not sent again: that is the design, and counted.
/// </summary>
internal static class Kills
{
    /// <summary>Each life handles some hundreds of updates, at most some thousands.</summary>
    private const int PeoplePerKill = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>When it is killed.</summary>
    private enum Moment
    {
        /// <summary>Within three seconds after its start.</summary>
        AtTheStart,

        /// <summary>While a poll is held and nothing is to be done.</summary>
        WhilePolling,

        /// <summary>Within a second after updates were first handed out, and there are always more.</summary>
        WithinBatches,

        /// <summary>While a reply is being sent, with others saved and not yet sent.</summary>
        BetweenSaveAndSend,
    }

    /// <returns>1 if an update was lost or handled twice, or the database is not sound.</returns>
    public static async Task<int> RunAsync(int kills, int? seed)
    {
        var chosen = seed ?? Random.Shared.Next(1_000_000);
        Console.WriteLine($"seed {chosen}");
        var random = new Random(chosen);
        var people = Math.Max(1, kills) * PeoplePerKill;
        using var folder = new LoadFolder();
        await using (var services = await folder.OpenAsync())
            await Crowd.SettleInAsync(services, "telegram", people);

        var readers = new Readers(people);
        await using var telegram = await FakeTelegramServer.StartAsync(new FakeTelegramOptions
        {
            Recording = Recording.Counts, CheckShapes = false, HandedOut = readers.HandedOut, Posted = readers.Posted,
        });
        readers.Meet(telegram.Bot);

        var began = Stopwatch.GetTimestamp();
        var moments = Enumerable.Range(0, kills).Select(kill => (Moment)(kill % Enum.GetValues<Moment>().Length)).ToArray();
        random.Shuffle(moments);
        foreach (var moment in moments)
            await LiveAndDieAsync(folder, telegram, readers, moment, random);
        await FinishAsync(folder, telegram, readers);
        var took = Stopwatch.GetElapsedTime(began);

        foreach (var (moment, count) in moments.CountBy(moment => moment).OrderBy(kind => kind.Key))
            Figures.Line($"kills {moment}", count, "");
        return await JudgeAsync(folder, telegram, readers, people, took);
    }

    private static async Task LiveAndDieAsync(LoadFolder folder, FakeTelegramServer telegram, Readers readers, Moment moment, Random random)
    {
        var handedOut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var replies = random.Next(1, 500);
        readers.OnHandedOut = () => handedOut.TrySetResult();
        readers.Read(on: moment != Moment.WhilePolling);
        using var worker = WorkerProcess.Start(folder.Path, telegram);
        switch (moment)
        {
            case Moment.AtTheStart:
                await Task.Delay(random.Next(3_000));
                break;
            case Moment.WhilePolling:
                await telegram.Bot.NextHoldAsync().WaitAsync(Patience);
                await Task.Delay(random.Next(300));
                break;
            case Moment.WithinBatches:
                await handedOut.Task.WaitAsync(Patience);
                await Task.Delay(random.Next(1_000));
                break;
            case Moment.BetweenSaveAndSend:
                var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                readers.OnReply = () =>
                {
                    if (Interlocked.Decrement(ref replies) != 0)
                        return;
                    worker.Kill();
                    sent.SetResult();
                };
                await sent.Task.WaitAsync(Patience);
                break;
        }

        readers.OnReply = null;
        if (worker.HasEnded && moment != Moment.BetweenSaveAndSend)
            throw new InvalidOperationException("The Worker ended by itself.");
        worker.Kill();
    }

    /// <summary>A last life, with nothing new, that ends in peace: what is still waiting is handled and confirmed.</summary>
    private static async Task FinishAsync(LoadFolder folder, FakeTelegramServer telegram, Readers readers)
    {
        readers.Read(on: false);
        using var worker = WorkerProcess.Start(folder.Path, telegram);
        await telegram.Bot.NextHoldAsync().WaitAsync(Patience);
        if (await worker.StopAsync() is not 0 and var code)
            throw new InvalidOperationException($"The Worker ended with {code}.");
    }

    private static async Task<int> JudgeAsync(LoadFolder folder, FakeTelegramServer telegram, Readers readers, int people, TimeSpan took)
    {
        await using var services = await folder.OpenAsync();
        await using var db = await services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        var events = await db.HandledEvents.Select(handled => handled.EventId).ToListAsync();
        var expected = readers.Updates.Select(update => $"tg:{telegram.Bot.Identity.Id}:{update}").ToHashSet();
        var read = await db.Identities.Include(identity => identity.Member).AsNoTracking()
            .ToDictionaryAsync(identity => identity.PersonId, identity => identity.Member.Get<LearnFile>().Read.Length);
        var missing = Enumerable.Range(0, people).Sum(number => Math.Max(0, readers.AskedBy(number) - read[Crowd.Id(number)]));
        var tooMany = Enumerable.Range(0, people).Sum(number => Math.Max(0, read[Crowd.Id(number)] - readers.AskedBy(number)));
        var lost = Math.Max(missing, readers.Asked - expected.Intersect(events).Count());
        var twice = Math.Max(tooMany, events.Count - expected.Count);
        var integrity = (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync())[0];
        var (once, doubled) = readers.Replies;

        Figures.Line("updates", readers.Asked, "");
        Figures.Line("handed out again", readers.HandedOutAgain, "");
        Figures.Line("handled", events.Count, "");
        Figures.Line("lost", lost, "");
        Figures.Line("handled twice", twice, "");
        Figures.Line("replies that came once", once, "");
        Figures.Line("replies that came twice", doubled, "");
        Figures.Line("replies lost, saved unsent", readers.Asked - once - doubled, "");
        Figures.Line("calls refused by the fake", telegram.Violations.Count, "");
        Figures.Line("took", took.TotalSeconds, "s");
        foreach (var violation in telegram.Violations)
            Console.WriteLine(violation);
        Console.WriteLine($"integrity_check              {integrity,12}");
        return lost == 0 && twice == 0 && string.Equals(integrity, "ok", StringComparison.Ordinal) ? 0 : 1;
    }
}
