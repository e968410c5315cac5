using LowerBack.FakeDiscord;

namespace LowerBack.Worker.Tests;

/// <summary>The real program with several connections, each of which is told of other servers.</summary>
public sealed class DiscordShardsTests
{
    private const int Shards = 3;

    [Fact]
    public async Task What_comes_over_any_of_three_connections_is_answered_once()
    {
        await using var discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient with { Shards = Shards, MaxConcurrency = Shards });
        await using var worker = await HostedWorker.StartAsync(also: null, [.. DiscordPhone.Settings(discord), $"--Discord:Shards={Shards}"]);
        var ann = discord.App.AddUser();
        var phone = await DiscordPhone.OpenAsync(discord, ann);
        await phone.UntilAsync(() => discord.Gateway.Count("ready") == Shards);
        Assert.Equal((Shards, Shards), (discord.Gateway.Count("identify"), discord.Gateway.Connected));

        var servers = OneForEach(discord, ann);
        foreach (var server in servers)
            await phone.At(server.Channels[0]).SendsAsync("help", "/routine");
        await phone.SendsAsync("start", "Hi, I'm LowerBack");
        await phone.At(discord.App.AddGuild("Elsewhere", [ann], hasBot: false).Channels[0]).SendsAsync("help", "/routine");
        Assert.All(servers, server => Assert.Single(discord.App.Said(server.Channels[0], ann)));
        Assert.Single(phone.Messages);

        // One connection that breaks takes nobody else's along, and what was done meanwhile is told when it is back.
        discord.Gateway.Kill();
        var asked = servers.Select(server => discord.App.Slash(ann, "about", server.Channels[0])).ToList();
        await phone.UntilAsync(() => asked.TrueForAll(one => one.Answer is not null));
        Assert.Equal((Shards, Shards), (discord.Gateway.Count("identify"), discord.Gateway.Count("resumed")));
        Assert.True(discord.Violations.Count == 0, string.Join('\n', discord.Violations));
        Assert.DoesNotContain(worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Servers whose ids lead to each connection in turn: an id tells its millisecond, and that decides.</summary>
    private static IReadOnlyList<Guild> OneForEach(FakeDiscordServer discord, User member)
    {
        var found = new Dictionary<ulong, Guild>();
        while (found.Count < Shards)
        {
            var guild = discord.App.AddGuild("Office", [member]);
            found.TryAdd((guild.Id >> 22) % Shards, guild);
            discord.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        return [.. found.Values];
    }
}
