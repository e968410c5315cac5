using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>Discord gives out so many sessions a day, and resets the token of whoever takes more.</summary>
public sealed class SessionStartTests
{
    [Fact]
    public async Task When_the_days_sessions_are_used_up_the_coach_says_so_and_waits_for_the_next_day()
    {
        var time = FakeTime.Standing();
        await using var host = await time.StartAsync(new ScriptedCoach(), new FakeDiscordOptions { SessionStarts = 2 });
        var gateway = host.Discord.Gateway;
        gateway.Invalidate(resumable: false);
        Assert.True(await time.UntilAsync(() => gateway.Count("ready") == 2, TimeSpan.FromMinutes(1)));
        gateway.Invalidate(resumable: false);
        await time.PassAsync(TimeSpan.FromMinutes(1), () => TimeSpan.FromSeconds(5));
        await time.PassAsync(TimeSpan.FromHours(23.9), () => TimeSpan.FromMinutes(10));
        Assert.Equal(2, gateway.Count("identify"));
        Assert.Contains(host.Log.Lines, line => line.Contains("No session is begun for 1440 minutes", StringComparison.Ordinal));
        Assert.Contains("has been away since 2026-03-02 08:00", host.Get<DiscordStanding>().Objection, StringComparison.Ordinal);
        Assert.True(await time.UntilAsync(() => gateway.Count("ready") == 3, TimeSpan.FromMinutes(10), () => TimeSpan.FromSeconds(5)));
        Assert.Null(host.Get<DiscordStanding>().Objection);
        Assert.Empty(host.Discord.Violations);
    }
}
