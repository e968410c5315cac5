using LowerBack.Chat;
using LowerBack.TestKit.Contract;

namespace LowerBack.Playground.Tests.Contract;

/// <summary>The Playground does what every platform must.</summary>
public sealed class PlaygroundContractTests : ChatPlatformContract<PlaygroundDriver>
{
    protected override Task<PlaygroundDriver> StartAsync(ICoach coach) => PlaygroundDriver.StartAsync(coach);
}
