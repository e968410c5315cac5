using LowerBack.Discord.Tests.Support;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>What Discord offers while somebody types an option.</summary>
public sealed class TypingTests
{
    [Theory]
    [InlineData("exercise", "move", "\"bri\"", """[{"name":"Bridge (bri)","value":"bridge"}]""")]
    [InlineData("routine", "minutes", "\"1\"", """[{"name":"10","value":10},{"name":"15","value":15}]""")]
    [InlineData("routine", "nonsense", "\"1\"", "[]")]
    [InlineData("nonsense", "move", "\"1\"", "[]")]
    public async Task Words_are_completed_by_the_coach_and_numbers_by_the_command(string command, string option, string typed, string choices)
    {
        await using var host = DiscordHost.Build();
        await host.TakesAsync(Events.Typing(1, command, option, typed));
        var call = Assert.Single(await host.Discord.CallsAsync(StubDiscord.Callback));
        Assert.Equal("{\"data\":{\"choices\":" + choices + "},\"type\":8}", call.Body);
        Assert.Empty(host.Coach.Heard);
    }
}
