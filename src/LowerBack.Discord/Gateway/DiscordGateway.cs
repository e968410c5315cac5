using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord.Gateway;

/// <summary>
/// All connections to the gateway, each held by one of several workers: Discord would tell every one of them everything, and who
/// answers second is refused.
/// </summary>
internal sealed class DiscordGateway(
    IDiscordApi api, IdentifyGate gate, DiscordStanding standing, IOwnership ownership, IOptions<DiscordOptions> options, TimeProvider time,
    ILogger<DiscordGateway> log) : IDiscordGateway
{
    public Task RunAsync(Action<Frame> hear, CancellationToken stop)
    {
        var (token, shards) = (options.Value.Token!, options.Value.Shards);
        standing.Expect(shards);
        return Task.WhenAll(Enumerable.Range(0, shards).Select(number => ownership.WhileOwnedAsync(
            $"{EventReader.Platform}:{number}", until => ConnectAsync(number, until), () => standing.StandsBy(number), time, stop)));

        Task ConnectAsync(int number, CancellationToken until)
        {
            standing.Begins(number);
            var machine = new ShardMachine(token, number, shards, Random.Shared.NextDouble);
            return new Shard(number, machine, api, gate, standing, time, hear, log).RunAsync(until);
        }
    }
}
