using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LowerBack.FakeTelegram;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// Updates that are wrong in every way, half of them over long polling, half as bodies of webhook calls. The Worker must
/// neither end nor log an error nor grow; forged buttons must change nothing of anybody else's; and it must still answer.
/// </summary>
internal static class Mutations
{
    private const int People = 5_000;

    /// <returns>1 if anything of that does not hold.</returns>
    public static async Task<int> RunAsync(int count, int? seed)
    {
        var chosen = seed ?? Random.Shared.Next(1_000_000);
        Console.WriteLine($"seed {chosen}");
        using var folder = new LoadFolder();
        await using var services = await folder.OpenAsync();
        await Crowd.SettleInAsync(services, "telegram", Victims.UpTo(People));
        var random = new Random(chosen);
        var tokens = new Tokens(random, Crowd.Number(People));
        var halves = 0;
        await using var telegram = await FakeTelegramServer.StartAsync(new FakeTelegramOptions
        {
            Recording = Recording.Counts,
            Posted = message =>
            {
                tokens.Posted(message);
                // Nobody sends this sign; it stands where half a character could not be written.
                if (message.Text.Contains('\uFFFD', StringComparison.Ordinal))
                    Interlocked.Increment(ref halves);
            },
        });
        var people = Enumerable.Range(0, People).Select(number => telegram.Bot.AddUser(id: Crowd.Number(number))).ToList();
        // Else the bot may not write to them: what they will have sent, the fake did not see them send.
        people.ForEach(telegram.Bot.Unblock);
        var group = telegram.Bot.AddChat(ChatKind.Group, "Office", people).Id;
        var victims = new Victims(People, services, telegram.Bot, tokens);
        var attack = new Attack(telegram, new Mutator(random, People, group, tokens.Forged), tokens, random, people, group);
        var faults = new List<string>();

        Console.WriteLine("\nlong polling");
        string before;
        using (var worker = WorkerProcess.Start(folder.Path, telegram))
        {
            await victims.LiveAsync();
            before = await victims.RowsAsync();
            faults.AddRange(await attack.PollingAsync(worker, count / 2));
            faults.AddRange(await JudgeAsync(worker, telegram, victims, before));
        }

        Console.WriteLine("\nwebhook");
        var address = new Uri($"http://127.0.0.1:{FreePort()}/telegram/hook");
        using (var worker = WorkerProcess.Start(folder.Path, telegram,
            ("Urls", address.GetLeftPart(UriPartial.Authority)), ("Telegram__Webhook__Url", address.ToString()), ("Telegram__Webhook__Secret", Attack.Secret)))
        {
            // One of them was asked whether the coach answers.
            before = await victims.RowsAsync();
            faults.AddRange(await attack.WebhookAsync(worker, address, count - (count / 2)));
            faults.AddRange(await JudgeAsync(worker, telegram, victims, before));
        }

        if (halves > 0)
            faults.Add($"{halves} messages had half a character in them.");
        Console.WriteLine();
        Figures.Line("rows about victims", before.Count(sign => sign == '\n'), "");
        Figures.Line("violations", faults.Count, "");
        faults.ForEach(Console.WriteLine);
        return faults.Count == 0 ? 0 : 1;
    }

    private static async Task<List<string>> JudgeAsync(WorkerProcess worker, FakeTelegramServer telegram, Victims victims, string before)
    {
        var faults = new List<string>();
        if (worker.HasEnded)
            return ["The Worker ended."];
        if (await victims.RowsAsync() != before)
            faults.Add("Something about the victims changed.");
        if (!await AnswersAsync(telegram.Bot, victims.Someone))
            faults.Add("The Worker does not answer /routine any more.");
        if (await worker.StopAsync() is not 0 and var code)
            faults.Add($"The Worker ended with {code}.");
        faults.AddRange(worker.Errors.CountBy(line => line.Length > 300 ? line[25..300] : line).Select(error => $"{error.Value} times: {error.Key}"));
        faults.AddRange(telegram.Violations.CountBy(violation => $"{violation}").Take(10).Select(one => $"{one.Value} times: {one.Key}"));
        telegram.ForgetViolations();
        return faults;
    }

    private static async Task<bool> AnswersAsync(FakeBot bot, User who)
    {
        var last = bot.Said(who.Id)[^1].Id;
        bot.Say(who, "/routine");
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30);)
        {
            if (bot.Said(who.Id)[^1].Id > last)
                return true;
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
