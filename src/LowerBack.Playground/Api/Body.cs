using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.RateLimiting;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Http;

namespace LowerBack.Playground.Api;

/// <summary>Reads the bodies of POSTs: JSON only, bounded, and not faster than fingers.</summary>
internal sealed class Body : IDisposable
{
    private readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PlaygroundLimits.PostsPerSecond,
            TokensPerPeriod = PlaygroundLimits.PostsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>Answers the body, or why it is refused; exactly one of them is there.</summary>
    public static async Task<(T? Body, IResult? Refused)> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        var request = http.Request;
        if (!request.HasJsonContentType())
            return (null, Problems.NotJsonType());
        if (request.ContentLength > PlaygroundLimits.BodyBytes)
            return (null, Problems.TooLarge());
        // A body that comes in chunks does not say how long it is, so one byte more than allowed is asked for.
        var bytes = new byte[PlaygroundLimits.BodyBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (read > PlaygroundLimits.BodyBytes)
            return (null, Problems.TooLarge());
        try
        {
            var body = JsonSerializer.Deserialize(bytes.AsSpan(0, read), type);
            return body is null ? (null, Problems.NotJson()) : (body, null);
        }
        catch (JsonException)
        {
            return (null, Problems.NotJson());
        }
    }

    /// <summary>True while somebody does not send faster than <see cref="PlaygroundLimits.PostsPerSecond"/>.</summary>
    public bool InPace(HttpContext http, PlaygroundPerson? person)
    {
        using var lease = _pace.AttemptAcquire(person?.Id ?? "");
        if (!lease.IsAcquired)
            http.Response.Headers.RetryAfter = "1";
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _pace.Dispose();
}
