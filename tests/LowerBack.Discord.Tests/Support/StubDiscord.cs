using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace LowerBack.Discord.Tests.Support;

/// <summary>One call as it was on the wire.</summary>
/// <param name="Name">The method and the path without version, ids and tokens: "POST channels/messages".</param>
/// <param name="Path">The path and the query.</param>
/// <param name="Type">The content type; empty without a body.</param>
/// <param name="Body">The body as text.</param>
/// <param name="Authorization">Who calls; empty for nobody.</param>
public sealed record Call(string Name, string Path, string Type, string Body, string Authorization, string UserAgent)
{
    /// <summary>The JSON, whether it is alone or a part.</summary>
    public JsonElement Json => JsonDocument.Parse(Type.StartsWith("multipart", StringComparison.Ordinal)
        ? Body.Split("\r\n\r\n")[1].Split("\r\n--")[0]
        : Body).RootElement;

    /// <summary>The message, whether it is an answer to an interaction or stands alone.</summary>
    public JsonElement Message => Json.TryGetProperty("data", out var data) ? data : Json;

    /// <summary>The kind of an answer to an interaction.</summary>
    public int CallbackType => Json.GetProperty("type").GetInt32();

    public string Words => Message.GetProperty("content").GetString()!;
}

/// <summary>Stands where the connections would: records what is called, and answers by script, else with success.</summary>
public sealed class StubDiscord : HttpMessageHandler
{
    public const string Token = "MTIzNDU2Nzg5.Gabcde.hushhushhushhushhushhushhush";
    public const string Callback = "POST interactions/callback", Edit = "PATCH webhooks/messages/@original", FollowUp = "POST webhooks",
        Delete = "DELETE webhooks/messages/@original", Post = "POST channels/messages", Patch = "PATCH channels/messages", OpenDm = "POST users/@me/channels";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Call, HttpResponseMessage>>> _script = new();
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly SemaphoreSlim _called = new(0);

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>What every answer to a call says of its limit.</summary>
    public Func<Call, (string Bucket, int Limit, int Remaining, double ResetAfter)?> Limit { get; set; } = _ => null;

    /// <summary>Held while a test wants the network to be slow.</summary>
    public Task Slow { get; set; } = Task.CompletedTask;

    /// <summary>The next answer to a call.</summary>
    public StubDiscord Next(string name, int status, string body, params (string Name, string Value)[] headers)
    {
        Queue(name).Enqueue(_ => Respond(status, body, headers));
        return this;
    }

    /// <summary>The next answer to a call is none.</summary>
    public StubDiscord Fails(string name, Func<Exception> fault)
    {
        Queue(name).Enqueue(_ => throw fault());
        return this;
    }

    /// <summary>Discord refuses the next call.</summary>
    public StubDiscord Refuses(string name, int status, int code) => Next(name, status, $$"""{"code":{{code}},"message":"No"}""");

    /// <summary>The calls of a name, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<Call>> CallsAsync(string name, int count = 1)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var there = _calls.Where(call => call.Name == name).ToList();
            if (there.Count >= count)
                return there;
            try
            {
                await _called.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw Xunit.Sdk.FailException.ForFailure(
                    $"{name} was called {there.Count} times and not {count}. Calls: {string.Join("; ", _calls.Select(call => $"{call.Name} {call.Body}"))}");
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Content;
        var body = content is null ? "" : Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken));
        var call = new Call(
            $"{request.Method} {Bare(request.RequestUri!.AbsolutePath)}", request.RequestUri.PathAndQuery,
            content?.Headers.GetValues("Content-Type").Single() ?? "", body, $"{request.Headers.Authorization}",
            request.Headers.TryGetValues("User-Agent", out var agent) ? string.Join(' ', agent) : "");
        _calls.Enqueue(call);
        _called.Release();
        await Slow.WaitAsync(cancellationToken);
        if (Queue(call.Name).TryDequeue(out var scripted))
            return scripted(call);
        var response = Usual(call);
        if (Limit(call) is var (bucket, limit, remaining, reset))
        {
            foreach (var (name, value) in new[] { ("Bucket", bucket), ("Limit", $"{limit}"), ("Remaining", $"{remaining}"), ("Reset-After", FormattableString.Invariant($"{reset}")) })
                response.Headers.Add($"X-RateLimit-{name}", value);
        }

        return response;
    }

    private static HttpResponseMessage Usual(Call call) => call.Name switch
    {
        Callback or Delete => Respond(204, ""),
        OpenDm => Respond(200, """{"id":"9007","type":1}"""),
        "GET applications/@me" => Respond(200, """{"id":"42","name":"LowerBack","verify_key":"ab"}"""),
        "GET gateway/bot" => Respond(200, """{"url":"ws://127.0.0.1:1","shards":1,"session_start_limit":{"total":1000,"remaining":999,"reset_after":0,"max_concurrency":1}}"""),
        "GET applications/commands" => Respond(200, "[]"),
        _ => Respond(200, """{"id":"77","channel_id":"9"}"""),
    };

    /// <summary>Without what is different each time: the ids and the tokens.</summary>
    private static string Bare(string path) => string.Join('/', path["/api/v10/".Length..].Split('/')
        .Where(part => !part.All(char.IsAsciiDigit) && !part.Contains("token", StringComparison.Ordinal)));

    private ConcurrentQueue<Func<Call, HttpResponseMessage>> Queue(string name) => _script.GetOrAdd(name, _ => new());

    private static HttpResponseMessage Respond(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            response.Headers.Add(name, value);
        return response;
    }
}
