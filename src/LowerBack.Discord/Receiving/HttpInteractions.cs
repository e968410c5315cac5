using System.Globalization;
using System.Text;
using LowerBack.Discord.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord.Receiving;

/// <summary>
/// Discord calls, one interaction at a time, and signs each call. The answer goes the same way as over the gateway, so the
/// call itself is answered at once with nothing. One that comes again is known by its id.
/// </summary>
internal sealed partial class HttpInteractions(
    Intake intake, IOptions<DiscordOptions> options, TimeProvider time, ILogger<HttpInteractions> log)
{
    /// <summary>Where Discord calls.</summary>
    public const string Path = "/discord/interactions";

    /// <summary>An interaction with the longest message and all its buttons is some 30 kB.</summary>
    private const int LargestBody = 256 * 1024;

    private const int LongestTimestamp = 32;

    /// <summary>What was signed longer ago, in seconds, could be a replay whose id the coach has forgotten; and so much no clock is off.</summary>
    private const long Fresh = 3600;

    private readonly byte[] _key = Convert.FromHexString(options.Value.PublicKey ?? "");

    /// <summary>Takes a call: 202 for an interaction, a PONG for a PING, 401 for what Discord did not sign, or not now.</summary>
    public async Task TakeAsync(HttpContext http)
    {
        var signature = http.Request.Headers["X-Signature-Ed25519"].ToString();
        var timestamp = http.Request.Headers["X-Signature-Timestamp"].ToString();
        if (signature.Length != 2 * Ed25519.SignatureSize || timestamp.Length is 0 or > LongestTimestamp)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (await ReadAsync(http, Encoding.UTF8.GetBytes(timestamp)) is not var (signed, body))
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!IsSigned(signed.Span, signature) || !IsFresh(timestamp))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (EventReader.IsPing(body.Span))
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("""{"type":1}""", http.RequestAborted);
            return;
        }

        intake.Take(EventReader.ReadInteraction(body.Span));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private bool IsSigned(ReadOnlySpan<byte> signed, string signature)
    {
        Span<byte> bytes = stackalloc byte[Ed25519.SignatureSize];
        return Convert.FromHexString(signature, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Ed25519.SignatureSize && Ed25519.Verify(_key, signed, bytes);
    }

    private bool IsFresh(string timestamp)
    {
        if (long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - at) <= Fresh)
            return true;
        LogStale();
        return false;
    }

    /// <summary>Reads to the end, since a body that comes in chunks does not say how long it is.</summary>
    /// <returns>What was signed and the body at its end; null where it is too large.</returns>
    private static async Task<(ReadOnlyMemory<byte> Signed, ReadOnlyMemory<byte> Body)?> ReadAsync(HttpContext http, byte[] timestamp)
    {
        var all = new MemoryStream(8 * 1024);
        all.Write(timestamp);
        var part = new byte[8 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0)
        {
            if (all.Length + read > LargestBody)
                return null;
            all.Write(part, 0, read);
        }

        var signed = all.GetBuffer().AsMemory(0, (int)all.Length);
        return (signed, signed[timestamp.Length..]);
    }

    [LoggerMessage(6304, LogLevel.Warning, "A call was signed by Discord more than an hour ago or ahead and is refused; if there are more of these, set this machine's clock")]
    private partial void LogStale();
}
