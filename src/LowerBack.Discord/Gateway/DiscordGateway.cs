using LowerBack.Discord.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord.Gateway;

/// <summary>All connections to the gateway.</summary>
internal sealed class DiscordGateway(
    IDiscordApi api, IdentifyGate gate, DiscordStanding standing, IOptions<DiscordOptions> options, TimeProvider time,
    ILogger<DiscordGateway> log) : IDiscordGateway
{
    public Task RunAsync(Action<Frame> hear, CancellationToken stop)
    {
        var (token, shards) = (options.Value.Token!, options.Value.Shards);
        standing.Expect(shards);
        return Task.WhenAll(Enumerable.Range(0, shards).Select(number =>
        {
            var machine = new ShardMachine(token, number, shards, Random.Shared.NextDouble);
            return new Shard(number, machine, api, gate, standing, time, hear, log).RunAsync(stop);
        }));
    }
}
