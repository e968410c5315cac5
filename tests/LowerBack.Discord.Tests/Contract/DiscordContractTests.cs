using LowerBack.Chat;
using LowerBack.TestKit.Contract;

namespace LowerBack.Discord.Tests.Contract;

/// <summary>Discord does what every platform must.</summary>
public sealed class DiscordContractTests : ChatPlatformContract<DiscordDriver>
{
    protected override Task<DiscordDriver> StartAsync(ICoach coach) => DiscordDriver.StartAsync(coach);
}
