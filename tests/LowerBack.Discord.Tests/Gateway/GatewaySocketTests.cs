using System.Net;
using System.Net.Sockets;
using LowerBack.Discord.Gateway;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>One connection: what comes through, and how it ends.</summary>
public sealed class GatewaySocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_left_when_told_to()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var socket = new GatewaySocket(FakeTime.Standing());
        var reading = socket.ReadAsync(new Uri($"ws://{silent.LocalEndpoint}/"), _ => { });
        using var taken = await silent.AcceptTcpClientAsync().WaitAsync(Patience);
        Assert.False(reading.IsCompleted);
        await socket.CloseAsync(CloseCodes.ToResume).WaitAsync(Patience);
        Assert.Null(await reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task Nobody_there_is_a_connection_that_is_lost()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var url = new Uri($"ws://{nobody.LocalEndpoint}/");
        nobody.Stop();
        using var socket = new GatewaySocket(FakeTime.Standing());
        Assert.Null(await socket.ReadAsync(url, _ => { }).WaitAsync(Patience));
    }

    /// <summary>1000 ends a session and 4000 keeps it, so the other side must hear which it was.</summary>
    [Theory]
    [InlineData(CloseCodes.Over)]
    [InlineData(CloseCodes.ToResume)]
    public async Task The_other_side_hears_the_code_although_it_was_about_to_say_more(int code)
    {
        await using var discord = await FakeDiscordServer.StartAsync(new() { Time = FakeTime.Standing() });
        for (var time = 0; time < 30; time++)
        {
            var hello = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var socket = new GatewaySocket(discord.Time);
            var reading = socket.ReadAsync(new Uri($"{discord.Gateway.Url}?v=10&encoding=json"), _ => hello.TrySetResult());
            await hello.Task.WaitAsync(Patience);
            for (var asked = 0; asked < 50; asked++)
                discord.Gateway.AskHeartbeat();
            var closed = discord.Gateway.NextAsync("closed by client", "lost");
            await socket.CloseAsync(code).WaitAsync(Patience);
            await reading.WaitAsync(Patience);
            var end = await closed.WaitAsync(Patience);
            Assert.Equal(("closed by client", $"{code}"), (end.What, end.Detail));
        }
    }
}
