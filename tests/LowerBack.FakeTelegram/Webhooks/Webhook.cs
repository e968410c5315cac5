using System.Text.Json;
using System.Text.RegularExpressions;
using LowerBack.FakeTelegram.Polling;
using LowerBack.FakeTelegram.Strictness;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Webhooks;

/// <summary>Where a bot wants its updates sent, and how that goes.</summary>
internal sealed partial class Webhook(UpdateQueue queue, FakeTelegramOptions options, Violations violations) : IDisposable
{
    private static readonly int[] Ports = [443, 80, 88, 8443];
    private readonly Lock _gate = new();
    private DateTimeOffset _nextSet = DateTimeOffset.MinValue;
    private Delivery? _delivery;
    private Target? _target;

    public bool IsSet => _target is not null;

    [GeneratedRegex("^[A-Za-z0-9_-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    /// <summary>Takes an address; true where it is another than before.</summary>
    /// <exception cref="Refusal">Telegram would not send there, or was asked too often.</exception>
    public bool Set(Arguments call)
    {
        var target = Read(call);
        lock (_gate)
        {
            var now = options.Time.GetUtcNow();
            if (now < _nextSet)
                throw Refusal.TooMany(1);
            _nextSet = now + TimeSpan.FromSeconds(1);
            var isNew = target != _target;
            _target = target;
            return isNew;
        }
    }

    /// <summary>Begins to send what waits, from the beginning.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _delivery?.Dispose();
            _delivery = new Delivery(_target!, queue, options, violations, () => Delete());
        }
    }

    /// <summary>True where there was one.</summary>
    public bool Delete()
    {
        lock (_gate)
        {
            var was = IsSet;
            _target = null;
            Dispose();
            return was;
        }
    }

    public void WriteInfo(Utf8JsonWriter json)
    {
        var (target, delivery) = (_target, _delivery);
        json.WriteStartObject();
        json.WriteString("url", target?.Url.OriginalString ?? "");
        json.WriteBoolean("has_custom_certificate", target?.HasCertificate ?? false);
        json.WriteNumber("pending_update_count", queue.Count);
        if (target is not null)
            json.WriteNumber("max_connections", target.Connections);
        if (delivery?.LastError is { } error)
        {
            json.WriteNumber("last_error_date", error.At.ToUnixTimeSeconds());
            json.WriteString("last_error_message", error.Message);
        }

        if (queue.Allowed is { } kinds)
        {
            json.WriteStartArray("allowed_updates");
            foreach (var kind in kinds)
                json.WriteStringValue(kind);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void Dispose()
    {
        _delivery?.Dispose();
        _delivery = null;
    }

    private Target Read(Arguments call)
    {
        if (!Uri.TryCreate(call.Text("url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw Refusal.Bad("invalid webhook URL specified");
        if (options.PublicWebhooks)
        {
            if (url.Scheme != "https")
                throw Refusal.Bad("bad webhook: An HTTPS URL must be provided for webhook");
            if (!Ports.Contains(url.Port))
                throw Refusal.Bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
            if (url.IsLoopback)
                throw Refusal.Bad($"bad webhook: IP address {url.Host} is reserved");
        }

        var secret = call.Text("secret_token");
        if (secret.Length > 256)
            throw Refusal.Bad("secret token is too long");
        if (!Secret().IsMatch(secret))
            throw Refusal.Bad("secret token contains unallowed characters");
        return new Target(url, secret, call.Number("max_connections", otherwise: 40, least: 1, most: 100), call.Files.ContainsKey("certificate"));
    }
}

/// <summary>An address for updates.</summary>
/// <param name="Secret">Sent along as X-Telegram-Bot-Api-Secret-Token, unless empty.</param>
/// <param name="Connections">How many at once.</param>
internal sealed record Target(Uri Url, string Secret, int Connections, bool HasCertificate);
