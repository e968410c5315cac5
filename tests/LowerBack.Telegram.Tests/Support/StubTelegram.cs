using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace LowerBack.Telegram.Tests.Support;

/// <summary>One call as it was on the wire.</summary>
/// <param name="Method">Such as "sendMessage".</param>
/// <param name="Type">The content type.</param>
/// <param name="Body">The body as text.</param>
public sealed record Call(string Method, string Path, string Type, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>Stands where the connections would: records what is called, and answers by script, else with success.</summary>
public sealed class StubTelegram : HttpMessageHandler
{
    public const string Token = "42:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Call, HttpResponseMessage>>> _script = new();
    private readonly ConcurrentDictionary<string, bool> _unconnected = new();
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly SemaphoreSlim _called = new(0);
    private readonly ConcurrentQueue<string> _updates = new();
    private readonly SemaphoreSlim _update = new(0);
    private int _messages = 100;

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>Held while a test wants the network to be slow.</summary>
    public Task Slow { get; set; } = Task.CompletedTask;

    /// <summary>The polls see nothing more, and end as Telegram would end them: empty.</summary>
    public bool Quiet { get; set; }

    /// <summary>The next answer to a method.</summary>
    public StubTelegram Next(string method, int status, string body)
    {
        Queue(method).Enqueue(_ => Respond(status, body));
        return this;
    }

    /// <summary>The next answer to a method is none.</summary>
    /// <param name="beforeItLeft">Where there was not even a connection to write the call to.</param>
    public StubTelegram Fails(string method, Func<Exception> fault, bool beforeItLeft = false)
    {
        Queue(method).Enqueue(_ => throw fault());
        if (beforeItLeft)
            _unconnected.TryAdd(method, true);
        return this;
    }

    /// <summary>Telegram refuses the next call of a method.</summary>
    public StubTelegram Refuses(string method, int code, string description, string parameters = "") =>
        Next(method, code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"{{(parameters.Length > 0 ? ",\"parameters\":" + parameters : "")}}}""");

    /// <summary>The next poll hands out these, each a whole update.</summary>
    public void HandsOut(params string[] updates)
    {
        _updates.Enqueue($$"""{"ok":true,"result":[{{string.Join(',', updates)}}]}""");
        _update.Release();
    }

    /// <summary>The calls of a method, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<Call>> CallsAsync(string method, int count = 1)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var there = _calls.Where(call => call.Method == method).ToList();
            if (there.Count >= count)
                return there;
            try
            {
                await _called.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw Xunit.Sdk.FailException.ForFailure(
                    $"{method} was called {there.Count} times and not {count}. Calls: {string.Join("; ", _calls.Select(call => $"{call.Method} {call.Body}"))}");
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var content = request.Content!;
        var method = path[(path.LastIndexOf('/') + 1)..];
        var body = _unconnected.TryRemove(method, out _) ? "" : Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken));
        var call = new Call(method, path, content.Headers.GetValues("Content-Type").Single(), body);
        _calls.Enqueue(call);
        _called.Release();
        await Slow.WaitAsync(cancellationToken);
        if (Queue(call.Method).TryDequeue(out var scripted))
            return scripted(call);
        if (call.Method != "getUpdates")
            return Respond(200, $$"""{"ok":true,"result":{{Usual(call)}}}""");
        if (Quiet || call.Json.GetProperty("timeout").GetInt32() == 0)
            return Respond(200, """{"ok":true,"result":[]}""");
        await _update.WaitAsync(cancellationToken);
        return Respond(200, _updates.TryDequeue(out var updates) ? updates : """{"ok":true,"result":[]}""");
    }

    private string Usual(Call call) => call.Method switch
    {
        "getMe" => """{"id":42,"is_bot":true,"first_name":"LowerBack","username":"lowerback_bot"}""",
        "getMyCommands" => "[]",
        "getChatMember" => """{"status":"member","user":{"id":8,"is_bot":false,"first_name":"Ben","last_name":"<O'Hara>"}}""",
        "getWebhookInfo" => """{"url":"","has_custom_certificate":false,"pending_update_count":0}""",
        "sendPhoto" or "editMessageMedia" => Message(""","photo":[{"file_id":"small","file_unique_id":"s"},{"file_id":"AgAC-large","file_unique_id":"u-large"}]"""),
        _ when call.Method.StartsWith("send", StringComparison.Ordinal) || call.Method.StartsWith("edit", StringComparison.Ordinal) => Message(""","text":"sent" """),
        _ => "true",
    };

    private string Message(string rest) =>
        $$"""{"message_id":{{Interlocked.Increment(ref _messages)}},"date":1772438400,"chat":{"id":7,"type":"private"}{{rest}}}""";

    private ConcurrentQueue<Func<Call, HttpResponseMessage>> Queue(string method) => _script.GetOrAdd(method, _ => new());

    private static HttpResponseMessage Respond(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
