using LowerBack.Chat;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using LowerBack.TestKit;

namespace LowerBack.Discord.Tests.Support;

/// <summary>Lets time pass that stands still, in steps so small that what goes over real connections between two of them takes none.</summary>
internal static class PassingTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts the adapter and its server on this clock, and waits until it is connected and has offered its commands.</summary>
    public static async Task<WireHost> StartAsync(this FakeTime time, ICoach coach, FakeDiscordOptions? options = null)
    {
        var discord = await FakeDiscordServer.StartAsync((options ?? new()) with { Time = time });
        var starting = WireHost.StartBeforeAsync(discord, coach);
        await time.UntilDoneAsync(starting);
        var host = await starting;
        Assert.True(await time.UntilAsync(() => discord.Counts.ContainsKey("PUT /applications/{application}/commands"), TimeSpan.FromMinutes(1)));
        // The call that offered them took a place among all calls of the bot, and on a busy machine that may be this very moment's:
        // the next call would wait for a time that stands still.
        time.Advance(Step);
        return host;
    }

    /// <summary>Lets so much pass.</summary>
    public static Task PassAsync(this FakeTime time, TimeSpan by) => time.PassAsync(by, () => Step);

    /// <summary>The same in steps that may differ.</summary>
    public static async Task PassAsync(this FakeTime time, TimeSpan by, Func<TimeSpan> step)
    {
        var end = time.GetUtcNow() + by;
        while (end - time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            time.Advance(step() is var next && next < left ? next : left);
            await Quiet.ComesAsync();
        }
    }

    /// <summary>Lets time pass until something is done, which must be so within some minutes.</summary>
    public static async Task UntilDoneAsync(this FakeTime time, Task what)
    {
        Assert.True(await time.UntilAsync(() => what.IsCompleted, TimeSpan.FromMinutes(5)), "It is not done after five minutes");
        await what;
    }

    /// <summary>Lets time pass until something is so, or so much has passed.</summary>
    /// <returns>Whether it is so.</returns>
    public static async Task<bool> UntilAsync(this FakeTime time, Func<bool> isSo, TimeSpan within, Func<TimeSpan>? step = null)
    {
        var end = time.GetUtcNow() + within;
        while (true)
        {
            await Quiet.ComesAsync();
            if (isSo() || time.GetUtcNow() >= end)
                return isSo();
            time.Advance(step?.Invoke() ?? Step);
        }
    }
}
