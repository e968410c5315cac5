using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Strictness;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Endpoint;

/// <summary>Posts interactions to an application's own address, signed; some with a bad signature, which it must refuse.</summary>
internal sealed class InteractionsEndpoint(FakeApp app, FakeDiscordOptions options, Violations violations) : IDisposable
{
    private const string Where = "endpoint";
    private readonly SigningKey _key = new();
    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private int _delivered;

    public string PublicKey => _key.Public;

    public Uri? Url { get; private set; }

    public bool IsSet => Url is not null;

    /// <summary>Tries an address out and takes it.</summary>
    /// <exception cref="InvalidOperationException">It does not answer PING, or takes a bad signature.</exception>
    public async Task SetAsync(Uri url)
    {
        var (good, answer) = await PostAsync(url, Ping(), isGood: true);
        if (good != HttpStatusCode.OK || !answer.Json.TryGetProperty("type", out var type) || type.GetInt32() != 1)
            throw new InvalidOperationException($"{url} answers PING with {(int)good}.");
        var (bad, _) = await PostAsync(url, Ping(), isGood: false);
        if (bad != HttpStatusCode.Unauthorized)
            throw new InvalidOperationException($"{url} answers a bad signature with {(int)bad}.");
        Url = url;
    }

    /// <summary>Interactions go over the gateway again.</summary>
    public void Forget() => Url = null;

    public byte[] Sign(string timestamp, ReadOnlySpan<byte> body) => _key.Sign([.. Encoding.UTF8.GetBytes(timestamp), .. body]);

    public void Deliver(Interaction interaction) => _ = DeliverAsync(interaction);

    public void Dispose()
    {
        _over.Cancel();
        _http.Dispose();
        _over.Dispose();
    }

    private async Task DeliverAsync(Interaction interaction)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var (url, bytes) = (Url!, Writing.Bytes(interaction, static (json, one) => one.Write(json)));
        try
        {
            if (options.BadSignatureEvery > 0 && Interlocked.Increment(ref _delivered) % options.BadSignatureEvery == 0
                && (await PostAsync(url, bytes, isGood: false)).Status is not HttpStatusCode.Unauthorized and var status)
                violations.Add("signature", Where, $"A bad signature was answered with {(int)status}; it must be 401.");
            options.HandedOut?.Invoke(interaction);
            var (code, body) = await PostAsync(url, bytes, isGood: true);
            if (code == HttpStatusCode.OK)
                Callbacks.Apply(app, Where, interaction, body);
            else if (code != HttpStatusCode.Accepted)
                violations.Add("endpoint", Where, $"An interaction was answered with {(int)code}.");
        }
        catch (Refusal refusal)
        {
            violations.Add(refusal.Rule ?? "endpoint", Where, refusal.Message);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !_over.IsCancellationRequested)
        {
            violations.Add("endpoint", Where, $"An interaction got no answer: {fault.Message}");
        }
        catch (OperationCanceledException)
        {
            // The fake ends.
        }
    }

    private async Task<(HttpStatusCode Status, Body Answer)> PostAsync(Uri url, byte[] bytes, bool isGood)
    {
        using var late = new CancellationTokenSource(options.CallbackTime, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _over.Token);
        var timestamp = options.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(timestamp, bytes);
        if (!isGood)
            signature[0] ^= 1;
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(signature));
        request.Headers.Add("X-Signature-Timestamp", timestamp);
        request.Headers.TransferEncodingChunked = options.ChunkPosts ? true : null;
        request.Headers.UserAgent.ParseAdd("Discord-Interactions/1.0 (+https://discord.com)");
        using var answer = await _http.SendAsync(request, either.Token);
        if (answer.StatusCode != HttpStatusCode.OK)
            return (answer.StatusCode, Body.None);
        var reader = PipeReader.Create(await answer.Content.ReadAsStreamAsync(either.Token));
        return (answer.StatusCode, await Body.ReadAsync(answer.Content.Headers.ContentType?.ToString(), reader, either.Token));
    }

    private byte[] Ping() => Writing.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("type", (int)InteractionKind.Ping);
        json.WriteString("token", "ping");
        json.Id("id", app.Ids.Next());
        json.Id("application_id", app.Id);
        json.Shape("user", app.Bot);
        json.Empty("entitlements");
        json.WriteEndObject();
    });
}
