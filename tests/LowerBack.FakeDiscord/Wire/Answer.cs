using System.Globalization;
using LowerBack.FakeDiscord.Strictness;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>An HTTP answer of the API.</summary>
/// <param name="Code">Discord's own number for the error, or 0.</param>
/// <param name="Error">Its words, where it is an error.</param>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, int Code = 0, string? Error = null)
{
    public static readonly Answer NoContent = new(204, default);

    /// <summary>What is left of the bucket it was taken from.</summary>
    public BucketState? Bucket { get; init; }

    /// <summary>In how many seconds to come again, and whose limit it is.</summary>
    public (double Seconds, LimitScope Scope)? RetryAfter { get; private init; }

    public static Answer Of(IShape shape, int status = 200) => new(status, Writing.Bytes(shape, static (json, one) => one.Write(json)));

    public static Answer Of(Refusal refusal) => new(
        refusal.Status,
        Writing.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("message", refusal.Message);
            if (refusal.RetryAfter is { } retry)
            {
                json.WriteNumber("retry_after", retry.Seconds);
                json.WriteBoolean("global", retry.Scope == LimitScope.Global);
            }

            if (refusal.RetryAfter is null || refusal.Code != 0)
                json.WriteNumber("code", refusal.Code);
            if (refusal.Errors is { } errors)
            {
                json.WritePropertyName("errors");
                errors.WriteTo(json);
            }

            json.WriteEndObject();
        }),
        refusal.Code,
        refusal.Message)
    { RetryAfter = refusal.RetryAfter };

    public async Task SendAsync(HttpContext http)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        response.StatusCode = Status;
        if (Bucket is { } bucket)
            bucket.Write(headers);
        if (RetryAfter is { } retry)
        {
            // A 429 without it is taken for a ban at the edge by some clients.
            headers.Via = "1.1 google";
            headers.RetryAfter = Math.Ceiling(retry.Seconds).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Scope"] = retry.Scope.ToString().ToLowerInvariant();
            if (retry.Scope == LimitScope.Global)
                headers["X-RateLimit-Global"] = "true";
        }

        if (Body.IsEmpty)
            return;
        response.ContentType = "application/json";
        response.ContentLength = Body.Length;
        await response.BodyWriter.WriteAsync(Body, CancellationToken.None);
    }
}
