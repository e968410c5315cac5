using LowerBack.Discord.Tests.Support;

namespace LowerBack.Discord.Tests;

/// <summary>What whoever runs the program is told of the connections.</summary>
public sealed class DiscordStandingTests
{
    [Fact]
    public async Task One_connection_of_several_that_never_comes_up_is_told_after_two_minutes()
    {
        await using var host = DiscordHost.Build();
        var standing = host.Get<DiscordStanding>();
        standing.Expect(2);
        Assert.Equal("Discord has not answered yet", standing.Objection);
        standing.Up(0);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(standing.Objection);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Discord's gateway has been away since 2026-03-02 08:00:00 UTC", standing.Objection);
        standing.Up(1);
        Assert.Null(standing.Objection);
    }

    [Fact]
    public async Task One_that_is_gone_is_told_after_two_minutes_from_when_it_went()
    {
        await using var host = DiscordHost.Build();
        var standing = host.Get<DiscordStanding>();
        standing.Expect(1);
        standing.Up(0);
        host.Time.Advance(TimeSpan.FromHours(1));
        standing.Down(0);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        standing.Down(0);
        host.Time.Advance(TimeSpan.FromMinutes(1.5));
        Assert.Equal("Discord's gateway has been away since 2026-03-02 09:00:00 UTC", standing.Objection);
    }
}
