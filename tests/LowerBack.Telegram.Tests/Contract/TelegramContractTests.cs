using LowerBack.Chat;
using LowerBack.TestKit.Contract;

namespace LowerBack.Telegram.Tests.Contract;

/// <summary>Telegram does what every platform must.</summary>
public sealed class TelegramContractTests : ChatPlatformContract<TelegramDriver>
{
    protected override Task<TelegramDriver> StartAsync(ICoach coach) => TelegramDriver.StartAsync(coach);
}
