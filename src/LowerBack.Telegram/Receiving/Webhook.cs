using System.Security.Cryptography;
using System.Text;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Sending;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Telegram.Receiving;

/// <summary>Telegram calls, one update at a time and one after the other in each chat.</summary>
internal sealed partial class Webhook(
    ITelegramApi api, Intake intake, Lanes lanes, BotAccount bot, TelegramStanding standing, TimeProvider time,
    IOptions<TelegramOptions> options, ILogger<Webhook> log)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>An update with the longest text and the longest keyboard is some 30 kB.</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>Telegram's own default. More calls at once only wait for the database.</summary>
    private const int Connections = 40;

    private readonly WebhookOptions _options = options.Value.Webhook;

    /// <summary>
    /// The address, with a mark of the secret: Telegram tells which address it calls and not with which secret, so a new
    /// secret has to be seen in the address.
    /// </summary>
    private string Url => $"{_options.Url}?s={Convert.ToHexStringLower(SHA256.HashData(Bytes(_options.Secret)))[..8]}";

    /// <summary>Tells Telegram where to call, unless it knows, and asks until it answers.</summary>
    public async Task SetUpAsync(CancellationToken stop)
    {
        var trouble = new PollTrouble(time);
        while (true)
        {
            try
            {
                if (!IsUpToDate(await api.GetWebhookInfoAsync(stop)))
                    await api.SetWebhookAsync(new(Url, _options.Secret!, Connections, UpdateReader.Kinds), stop);
                standing.IsCalled();
                return;
            }
            catch (AnsweredNoException no) when (no.Code == 400)
            {
                // Asking again would not make the address a better one.
                LogRefused(no.Description);
                return;
            }
            catch (TelegramException error)
            {
                var remedy = trouble.Next(error);
                if (remedy is GiveUp)
                {
                    standing.TokenRefused();
                    return;
                }

                LogTrouble(remedy.Pause.TotalSeconds);
                await Task.Delay(remedy.Pause, time, stop);
            }
        }
    }

    /// <summary>
    /// Takes a call. 200 once its effects are saved, and also for what means nothing, or it would come again for a day; 401
    /// for a call that is not Telegram's.
    /// </summary>
    public async Task TakeAsync(HttpContext http)
    {
        if (!IsTelegram(http.Request.Headers[SecretHeader].ToString()))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!bot.IsKnown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "1";
            return;
        }

        if (await ReadAsync(http) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (UpdatesJson.ReadOne(body.Span) is not { } update)
            return;
        // While too much waits to be sent, Telegram is the better place for what comes in.
        await lanes.RoomAsync(http.RequestAborted);
        await intake.HandleAsync(update);
    }

    private bool IsUpToDate(WebhookInfo info) => info.Url == Url && info.MaxConnections is null or Connections
        && info.AllowedUpdates is { IsDefault: false } kinds && UpdateReader.Kinds.ToHashSet().SetEquals(kinds);

    /// <summary>Hashes of the same length, so that the time it takes tells neither letters nor length.</summary>
    private bool IsTelegram(string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Bytes(secret)), SHA256.HashData(Bytes(_options.Secret)));

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody)
            return null;
        var body = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        var part = new byte[16 * 1024];
        int read;
        // A body that comes in chunks does not say how long it is.
        while ((read = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(part, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static byte[] Bytes(string? secret) => Encoding.UTF8.GetBytes(secret ?? "");

    [LoggerMessage(5401, LogLevel.Error, "Telegram does not take Telegram:Webhook:Url ({Reason}); it needs https on port 443, 80, 88 or 8443 and an address the internet can reach")]
    private partial void LogRefused(string reason);

    [LoggerMessage(5402, LogLevel.Warning, "Telegram could not be told where to call; trying again in {Seconds:0.0} s")]
    private partial void LogTrouble(double seconds);
}
