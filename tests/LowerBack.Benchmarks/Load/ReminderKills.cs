using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// kill -9 of the Worker at random instants while reminders fall due all the time, on both platforms with their limits, a
/// tenth of a second a call, and now and then an answer that gets lost or a refusal; people write meanwhile. Afterwards every
/// reminder must have been there once, or be dropped by the rule that holds for its member, or be counted as unknown.
/// </summary>
internal static class ReminderKills
{
    /// <summary>How much falls due on each platform, a second. Telegram carries 24.</summary>
    private const int PerSecond = 8;

    /// <summary>What a start and a life take on average, so that something falls due until the last kill.</summary>
    private static readonly Duration PerKill = Duration.FromSeconds(4);

    private static readonly Duration Beforehand = Duration.FromSeconds(100);
    private static readonly TimeSpan MeanLife = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(100);

    /// <returns>1 if one was lost, doubled or dropped without cause, or the database is not sound.</returns>
    public static async Task<int> RunAsync(int kills, int? seed, bool onPostgres)
    {
        var chosen = seed ?? Random.Shared.Next(1_000_000);
        Console.WriteLine($"seed {chosen}");
        var random = new Random(chosen);
        using var folder = new LoadFolder(onPostgres ? await PostgresServer.NewDatabaseAsync() : null);
        // The fake itself keeps but the last few messages of a chat.
        var posted = new ConcurrentQueue<FakeTelegram.Message>();
        await using var telegram = await FakeTelegramServer.StartAsync(new()
        {
            Recording = FakeTelegram.Recording.Counts, CheckShapes = false, LimitRates = true, Posted = posted.Enqueue,
        });
        await using var discord = await FakeDiscordServer.StartAsync(new()
        {
            Recording = FakeDiscord.Recording.Counts, CheckShapes = false, SessionStarts = 1_000_000, SessionLife = TimeSpan.FromSeconds(1),
        });
        var time = PerKill * kills;
        var people = (int)(time.TotalSeconds * PerSecond);
        IReadOnlyList<DueOnce> due;
        var first = SystemClock.Instance.GetCurrentInstant() + Beforehand;
        await using (var services = await folder.OpenAsync())
        {
            await ReminderPeople.SettleInAsync(services, new PlatformId("telegram"), MeetTelegram(telegram, people), first, time, random);
            await ReminderPeople.SettleInAsync(services, new PlatformId("discord"), MeetDiscord(discord, people), first, time, random);
            due = await ReminderPeople.DueAsync(services, first + time);
        }

        Figures.Line("reminders", due.Count, "");
        var began = Stopwatch.GetTimestamp();
        using var over = new CancellationTokenSource();
        var chatter = ChatAsync(telegram, people, over.Token);
        var lives = await LiveAndDieAsync(folder, telegram, discord, kills, workers: onPostgres ? 2 : 1, first, random);
        await over.CancelAsync();
        await chatter;
        telegram.Faults.Clear();
        discord.Faults.Clear();
        await FinishAsync(folder, lives, first + time);
        Figures.Line("kills", kills, "");
        Figures.Line("took", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        return await JudgeAsync(folder, telegram, posted, discord, due);
    }

    private static List<(string Person, string Conversation)> MeetTelegram(FakeTelegramServer telegram, int people) =>
    [
        .. Enumerable.Range(0, people).Select(number =>
        {
            var person = telegram.Bot.AddUser(id: Crowd.Number(number));
            telegram.Bot.Unblock(person);
            if (ReminderPeople.FateOf(number) == Fate.Unreachable)
                telegram.Bot.Block(person);
            return (Crowd.Id(number), Crowd.Id(number));
        }),
    ];

    private static List<(string Person, string Conversation)> MeetDiscord(FakeDiscordServer discord, int people) =>
    [
        .. Enumerable.Range(0, people).Select(number =>
        {
            var person = discord.App.AddUser(id: (ulong)Crowd.Number(number));
            if (ReminderPeople.FateOf(number) == Fate.Unreachable)
                discord.App.SetDoor(person, Door.RefusesMessages);
            return (Crowd.Id(number), discord.App.Direct(person).Id.ToString(CultureInfo.InvariantCulture));
        }),
    ];

    /// <summary>Somebody writes, again and again, and meets what is decided about them.</summary>
    private static async Task ChatAsync(FakeTelegramServer telegram, int people, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Random.Shared.Next(people);
            if (ReminderPeople.FateOf(number) == Fate.Wanted)
                telegram.Bot.Say(telegram.Bot.UserOf(Crowd.Number(number)), "/about");
            await Task.Delay(TimeSpan.FromMilliseconds(300), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<List<WorkerProcess>> LiveAndDieAsync(
        LoadFolder folder, FakeTelegramServer telegram, FakeDiscordServer discord, int kills, int workers, Instant first, Random random)
    {
        var lives = Enumerable.Range(0, workers).Select(_ => Start()).ToList();
        if (first - SystemClock.Instance.GetCurrentInstant() is var wait && wait > Duration.Zero)
            await Task.Delay(wait.ToTimeSpan());
        for (var kill = 0; kill < kills; kill++)
        {
            Hurt(telegram, discord, random);
            // One in five dies while it starts. Of two workers one is always there, and the other one is not waited for.
            if (workers == 1 && kill % 5 > 0)
                await ListensAsync(telegram);
            else
                await Task.Delay(random.Next(3_000));
            await Task.Delay(MeanLife * -Math.Log(1 - random.NextDouble()));
            var victim = random.Next(workers);
            if (lives[victim].HasEnded)
                throw new InvalidOperationException("The Worker ended by itself.");
            lives[victim].Kill();
            lives[victim].Dispose();
            lives[victim] = Start();
        }

        return lives;

        WorkerProcess Start() => WorkerProcess.Start(folder.Path, [
            .. folder.Settings,
            ("Telegram__Token", telegram.Bot.Token), ("Telegram__BaseUrl", telegram.Address.ToString().TrimEnd('/')),
            ("Discord__Token", discord.App.Token), ("Discord__BaseUrl", discord.Api.ToString()),
            ("Logging__LogLevel__Default", "Error")]);
    }

    /// <summary>Waits until the Worker asks for updates, whether or not there are any.</summary>
    private static async Task ListensAsync(FakeTelegramServer telegram)
    {
        long Polls() => telegram.Counts.GetValueOrDefault("getUpdates");
        var before = Polls();
        using var patience = new CancellationTokenSource(Patience);
        while (Polls() == before)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    /// <summary>Every call takes its time, so that many are on their way when it dies; sometimes one of them goes wrong first.</summary>
    private static void Hurt(FakeTelegramServer telegram, FakeDiscordServer discord, Random random)
    {
        const string Post = "POST /channels/{channel}/messages";
        telegram.Faults.Clear();
        discord.Faults.Clear();
        switch (random.Next(6))
        {
            case 0:
                telegram.Faults.Add(new(FakeTelegram.FaultKind.ResetAfter, "sendMessage"));
                discord.Faults.Add(new(FakeDiscord.FaultKind.ResetAfter, Post));
                break;
            case 1:
                telegram.Faults.Add(new(FakeTelegram.FaultKind.TooMany, "sendMessage") { RetryAfter = 2 });
                discord.Faults.Add(new(FakeDiscord.FaultKind.TooMany, Post));
                break;
            case 2:
                telegram.Faults.Add(new(FakeTelegram.FaultKind.Http502Html, "sendMessage"));
                discord.Faults.Add(new(FakeDiscord.FaultKind.Http503, Post));
                break;
        }

        telegram.Faults.Add(new(FakeTelegram.FaultKind.Slow, "sendMessage", Times: int.MaxValue) { Delay = Call });
        discord.Faults.Add(new(FakeDiscord.FaultKind.Slow, Post, Times: int.MaxValue) { Delay = Call });
    }

    /// <summary>A last life that ends in peace, once everything that was due has come to its end.</summary>
    private static async Task FinishAsync(LoadFolder folder, List<WorkerProcess> lives, Instant until)
    {
        await using var services = await folder.OpenAsync();
        var contexts = services.GetRequiredService<IDbContextFactory<CoachContext>>();
        using var patience = new CancellationTokenSource(PatienceAtTheEnd);
        bool waits;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await using var db = await contexts.CreateDbContextAsync();
            waits = SystemClock.Instance.GetCurrentInstant() < until
                || await db.Agendas.AnyAsync(row => row.NextDue <= until)
                || await db.Outbox.AnyAsync(message => message.State == OutboxState.Ready || message.State == OutboxState.InFlight);
        }
        while (waits && !patience.IsCancellationRequested);
        foreach (var life in lives)
        {
            // One that had only begun to start is ended by the signal itself, 128 + 15.
            if (await life.StopAsync() is not (0 or 143) and var code)
                throw new InvalidOperationException($"The Worker ended with {code}.");
            life.Dispose();
        }
    }

    private static async Task<int> JudgeAsync(
        LoadFolder folder, FakeTelegramServer telegram, IEnumerable<FakeTelegram.Message> posted, FakeDiscordServer discord, IReadOnlyList<DueOnce> due)
    {
        await using var services = await folder.OpenAsync();
        await using var db = await services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        var ledger = new ReminderLedger();
        var ofChat = posted.ToLookup(message => message.Chat.Id.ToString(CultureInfo.InvariantCulture));
        ledger.Count(due, await db.Outbox.AsNoTracking().ToListAsync(), (platform, person) => platform == "telegram"
            ? Kinds(ofChat[person].Select(message => message.Keyboard?.Buttons.Select(button => button.Data) ?? []))
            : Kinds(discord.App.Said(discord.App.UserOf(ulong.Parse(person, CultureInfo.InvariantCulture))).Select(message => message.Buttons.Select(button => button.CustomId))));
        ledger.Print();
        Figures.Line("noticed by Telegram", telegram.Violations.Count, "");
        Figures.Line("noticed by Discord", discord.Violations.Count, "");
        var isSound = folder.IsPostgres
            || (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()) is ["ok"];
        Console.WriteLine($"integrity_check              {(folder.IsPostgres ? "-" : isSound ? "ok" : "NOT OK"),12}");
        return ledger.IsBalanced && isSound ? 0 : 1;
    }

    private static List<string> Kinds(IEnumerable<IEnumerable<string?>> messages) => [.. messages.Select(ReminderLedger.KindOf).OfType<string>()];
}
