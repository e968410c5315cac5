using System.Globalization;
using System.Text;
using LowerBack.FakeDiscord;

namespace LowerBack.Benchmarks.Load;

/// <summary>
/// What many servers cost a Worker that nobody there talks to: one connection, without any server and then with as many as it
/// takes, each announced in full. Discord does that only for those who ask for it; the coach does not, and must not mind.
/// </summary>
internal static class DiscordIdle
{
    /// <summary>So much more memory is allowed, in MiB.</summary>
    private const double Allowed = 10;

    /// <summary>So much is asked after each connecting, that whatever was sent before is read and what that takes is compiled.</summary>
    private const int Turns = 5_000;

    private const int People = 500;

    /// <returns>0 where the memory stayed within what is allowed.</returns>
    public static async Task<int> RunAsync(int guilds)
    {
        using var folder = new LoadFolder();
        await using (var services = await folder.OpenAsync())
            await Crowd.SettleInAsync(services, "discord", People);
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions
        {
            Recording = Recording.Counts, CheckShapes = false, LimitRates = false,
        });
        var people = Enumerable.Range(0, People).Select(member => discord.App.AddUser(id: (ulong)Crowd.Number(member))).ToList();
        using var worker = WorkerProcess.Start(folder.Path, discord);
        await DiscordLoad.OfferedAsync(discord, people[0]);
        await DiscordLoad.AskAsync(discord, people, Turns, atOnce: 8);

        // Without a server first, so that what a new connection takes anyway is not counted as theirs.
        await ConnectAnewAsync(discord, people, guilds: 0);
        var (before, ownBefore) = (worker.MemoryNow, worker.OwnMemory);
        var told = await ConnectAnewAsync(discord, people, guilds);
        var (after, ownAfter) = (worker.MemoryNow, worker.OwnMemory);

        Figures.Line("servers", guilds, "");
        Figures.Line("told of them", told / 1024.0 / 1024, "MiB");
        Figures.Line("RSS before", before, "MiB");
        Figures.Line("RSS after", after, "MiB");
        Figures.Line("of its own before", ownBefore, "MiB");
        Figures.Line("of its own after", ownAfter, "MiB");
        Figures.Line("calls refused by the fake", discord.Violations.Count, "");
        await worker.StopAsync();
        return after - before < Allowed ? 0 : 1;
    }

    /// <summary>Has the Worker begin a new session, tells it of servers, and waits until it has read that.</summary>
    /// <returns>How many bytes it was told.</returns>
    private static async Task<long> ConnectAnewAsync(FakeDiscordServer discord, List<User> people, int guilds)
    {
        discord.App.AddGuilds(guilds);
        var ready = discord.Gateway.NextAsync("ready");
        discord.Gateway.Invalidate(resumable: false);
        await ready;
        var told = 0L;
        for (var number = 0; number < guilds; number++)
            told += Tell(discord.Gateway, number);
        await DiscordLoad.AskAsync(discord, people, Turns, atOnce: 8);
        return told;
    }

    /// <summary>Most servers are small; one in ten has 150 channels, and one in 250 as many as Discord allows.</summary>
    private static int Tell(FakeGateway gateway, int number)
    {
        var (channels, members) = number % 250 == 0 ? (500, 2_000) : number % 10 == 0 ? (150, 100) : (20, 20);
        var guild = Guild(number, channels, members);
        gateway.Tell("GUILD_CREATE", guild);
        return guild.Length;
    }

    private static string Guild(int number, int channels, int members)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $$"""{"id":"{{number + 1}}","name":"Server {{number}}","member_count":{{members}},"channels":[""");
        json.AppendJoin(',', Enumerable.Range(1, channels).Select(id => string.Create(CultureInfo.InvariantCulture, $$"""
            {"id":"{{id}}","type":0,"name":"channel-{{id}}","position":{{id}},"topic":"What we talk about in here, and what not.","nsfw":false,"parent_id":null,"permission_overwrites":[{"id":"{{number + 1}}","type":0,"allow":"1024","deny":"2048"}]}
            """)));
        json.Append("""],"members":[""");
        json.AppendJoin(',', Enumerable.Range(1, members).Select(id => string.Create(CultureInfo.InvariantCulture, $$"""
            {"user":{"id":"{{id}}","username":"somebody{{id}}","global_name":"Somebody","avatar":null},"roles":[],"joined_at":"2026-01-01T00:00:00.000000+00:00","nick":null,"mute":false,"deaf":false,"flags":0}
            """)));
        return json.Append("]}").ToString();
    }
}
