using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord;

/// <summary>How the coach and Discord stand, for whoever runs the program.</summary>
public sealed partial class DiscordStanding(TimeProvider time, IHostApplicationLifetime life, ILogger<DiscordStanding> log)
{
    /// <summary>What to do about a token that is refused.</summary>
    internal const string TokenRemedy =
        "Discord does not know this Discord:Token. Reset it in the developer portal under Bot, set the new one, and start again.";

    /// <summary>A connection that is replaced is back within seconds.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private ImmutableDictionary<int, DateTimeOffset?> _shards = ImmutableDictionary<int, DateTimeOffset?>.Empty;
    private readonly HashSet<int> _others = [];
    private bool _answered;
    private string? _remedy;

    /// <summary>Why nobody can reach the coach in Discord, as a sentence; null while they can.</summary>
    public string? Objection
    {
        get
        {
            lock (_gate)
            {
                if (_remedy is not null)
                    return _remedy;
                if (!_answered)
                    return "Discord has not answered yet";
                var lost = _shards.Values.Min();
                return lost is { } since && time.GetUtcNow() - since > Silence
                    ? $"Discord's gateway has been away since {since.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
                    : null;
            }
        }
    }

    /// <summary>Discord can reach the coach, over the gateway or over HTTP.</summary>
    internal void Answered()
    {
        lock (_gate)
            _answered = true;
    }

    /// <summary>So many connections to the gateway are to be opened; until one is up it counts as away.</summary>
    internal void Expect(int shards)
    {
        lock (_gate)
            _shards = Enumerable.Range(0, shards).ToImmutableDictionary(shard => shard, _ => (DateTimeOffset?)time.GetUtcNow());
    }

    /// <summary>A connection to the gateway is up.</summary>
    internal void Up(int shard)
    {
        lock (_gate)
        {
            _shards = _shards.SetItem(shard, null);
            _answered = true;
        }
    }

    /// <summary>Another worker has this connection to the gateway, so all is well.</summary>
    internal void StandsBy(int shard)
    {
        Up(shard);
        lock (_gate)
        {
            if (!_others.Add(shard))
                return;
        }

        LogStandsBy(shard);
    }

    /// <summary>This worker is to open a connection to the gateway; until it is up it counts as away.</summary>
    internal void Begins(int shard)
    {
        lock (_gate)
            _others.Remove(shard);
        Down(shard);
    }

    /// <summary>A connection to the gateway is gone, and is opened again.</summary>
    internal void Down(int shard)
    {
        lock (_gate)
        {
            if (_shards.TryGetValue(shard, out var since) && since is null)
                _shards = _shards.SetItem(shard, time.GetUtcNow());
        }
    }

    /// <summary>Nothing can be done without a person, so the program ends.</summary>
    /// <param name="remedy">What to do, as a sentence.</param>
    internal void Refused(string remedy)
    {
        lock (_gate)
        {
            if (_remedy is not null)
                return;
            _remedy = remedy;
        }

        LogRefused(remedy);
        Environment.ExitCode = 1;
        life.StopApplication();
    }

    [LoggerMessage(6002, LogLevel.Information, "Another worker is at Discord's gateway (shard {Shard}); this one stands by")]
    private partial void LogStandsBy(int shard);

    [LoggerMessage(6001, LogLevel.Critical, "{Remedy}")]
    private partial void LogRefused(string remedy);
}
