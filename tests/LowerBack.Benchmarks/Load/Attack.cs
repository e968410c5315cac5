using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LowerBack.FakeTelegram;

namespace LowerBack.Benchmarks.Load;

/// <summary>Brings mutated updates to the Worker, by both ways, and watches its memory meanwhile.</summary>
internal sealed class Attack(FakeTelegramServer telegram, Mutator mutator, Tokens tokens, Random random, IReadOnlyList<User> people, long group)
{
    /// <summary>The webhook's secret, which the attack knows: what is tried is the reading, not the door.</summary>
    public const string Secret = "the_secret_of_the_attack";

    private const int Waiting = 1_000;
    private const int AtOnce = 16;

    /// <summary>Above the ids that the fake gives, so that these are none that were handled already.</summary>
    private const long FirstId = 1_000_000_000;

    /// <summary>More than this times what it had after a fifth is a leak; less is a heap that has not yet seen everything.</summary>
    private const double Flat = 1.25;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Telegram writes JSON and gives the updates their ids, so over long polling both are sound; nothing else is.</summary>
    public async Task<List<string>> PollingAsync(WorkerProcess worker, int count)
    {
        var (began, memory) = (Stopwatch.GetTimestamp(), new List<double>());
        for (var sent = 0; sent < count && !worker.HasEnded; sent++)
        {
            switch (random.Next(10))
            {
                case < 3:
                    Press();
                    break;
                case 3:
                    telegram.Bot.Redeliver();
                    break;
                default:
                    telegram.Bot.Deliver(id => mutator.Update(id));
                    break;
            }

            if (sent % 250 == 0)
                await DownToAsync(Waiting, worker);
            if (sent % Math.Max(1, count / 100) == 0)
                memory.Add(worker.OwnMemory);
        }

        await DownToAsync(0, worker);
        return Judge(count, began, memory, worker);
    }

    /// <summary>Calls that hold anything at all, sixteen at a time, with presses by Telegram between.</summary>
    public async Task<List<string>> WebhookAsync(WorkerProcess worker, Uri address, int count)
    {
        // The first press waits in the fake until the Worker has told where to call.
        Press();
        await DownToAsync(0, worker);
        using var http = new HttpClient();
        var answers = new ConcurrentDictionary<string, int>();
        var (began, memory, sent) = (Stopwatch.GetTimestamp(), new List<double>(), 0);
        while (sent < count && !worker.HasEnded)
        {
            var bodies = new List<byte[]>();
            for (; bodies.Count < AtOnce * 10 && sent < count; sent++)
            {
                if (random.Next(10) < 2)
                    Press();
                else if (random.Next(20) == 0 && bodies.Count > 0)
                    bodies.Add(bodies[random.Next(bodies.Count)]);
                else
                    bodies.Add(mutator.Bytes(IdAt(sent)));
                if (sent % Math.Max(1, count / 100) == 0)
                    memory.Add(worker.OwnMemory);
            }

            await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, _) =>
                answers.AddOrUpdate(await PostAsync(http, address, body), 1, (_, times) => times + 1));
            await HangUpAsync(address, bodies[0]);
            await DownToAsync(Waiting, worker);
        }

        await DownToAsync(0, worker);
        var faults = Judge(count, began, memory, worker);
        foreach (var (answer, times) in answers.OrderBy(answer => answer.Key))
            Figures.Line($"answered {answer}", times, "");
        return [.. faults, .. answers.Where(answer => answer.Key is not ("200" or "413")).Select(answer => $"{answer.Value} bodies were answered with {answer.Key}.")];
    }

    /// <summary>A changed client: any data, on any message, in its own chat or the group; or somebody's own button, tampered with.</summary>
    private void Press()
    {
        if (random.Next(3) == 0 && tokens.Own() is { } own && people.Any(person => person.Id == own.Chat))
        {
            telegram.Bot.PressData(telegram.Bot.UserOf(own.Chat), own.Data, own.Chat, own.Message, forge: true);
            return;
        }

        var person = people[random.Next(people.Count)];
        telegram.Bot.PressData(person, tokens.Forged(), random.Next(5) == 0 ? group : person.Id, random.Next(1, 5_000), forge: true);
    }

    private long IdAt(int sent) => random.Next(50) switch
    {
        0 => -sent,
        1 => long.MaxValue,
        2 => long.MinValue,
        _ => FirstId + sent,
    };

    private static async Task<string> PostAsync(HttpClient http, Uri address, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        try
        {
            using var answer = await http.SendAsync(request);
            return $"{(int)answer.StatusCode}";
        }
        catch (HttpRequestException fault) when (body.Length > 1024 * 1024)
        {
            // The Worker reads no further than it must and hangs up, which may come before the answer is read.
            return fault.InnerException is IOException or SocketException ? "413" : fault.GetType().Name;
        }
    }

    /// <summary>Somebody who hangs up in the middle of a body.</summary>
    private static async Task HangUpAsync(Uri address, byte[] body)
    {
        using var wire = new TcpClient();
        await wire.ConnectAsync(IPAddress.Loopback, address.Port);
        wire.LingerState = new LingerOption(enable: true, 0);
        await wire.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {Secret}\r\nContent-Length: {body.Length + 10}\r\n\r\n"));
        await wire.GetStream().WriteAsync(body);
    }

    private async Task DownToAsync(int waiting, WorkerProcess worker)
    {
        var began = Stopwatch.GetTimestamp();
        while (telegram.Bot.Pending > waiting && !worker.HasEnded)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"{telegram.Bot.Pending} updates wait and the Worker does not take them.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>Memory as the mean over a tenth of the run, since a collector's waves are no leak.</summary>
    private static List<string> Judge(int count, long began, List<double> memory, WorkerProcess worker)
    {
        var early = memory.Skip(memory.Count / 5).Take(memory.Count / 10).DefaultIfEmpty().Average();
        var late = memory.TakeLast(memory.Count / 10).DefaultIfEmpty().Average();
        Figures.Line("updates", count, "");
        Figures.Line("took", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        Figures.Line("own memory after a fifth", early, "MiB");
        Figures.Line("own memory at the end", late, "MiB");
        if (!worker.HasEnded)
            Figures.Line("peak RSS", worker.PeakMemory, "MiB");
        return late <= early * Flat ? [] : ["The Worker's memory grows."];
    }
}
