using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LowerBack.FakeDiscord.Tests.Support;

/// <summary>A fake with a clock that stands still, and a client that is nothing but HTTP and a WebSocket.</summary>
public sealed class Client : IAsyncDisposable
{
    public const string App = "1100000000000000001";

    private readonly List<Socket> _sockets = [];

    private Client(FakeDiscordServer server)
    {
        Server = server;
        Http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1.0)");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", FakeDiscordOptions.FirstToken);
    }

    public FakeDiscordServer Server { get; }

    public HttpClient Http { get; }

    /// <summary>The fake's world.</summary>
    public FakeApp World => Server.App;

    public FakeTime Time => Server.Time;

    public static async Task<Client> StartAsync(FakeDiscordOptions? options = null) =>
        new(await FakeDiscordServer.StartAsync((options ?? new FakeDiscordOptions()) with { Time = FakeTime.Standing() }));

    public static object Text(string content) => new { content, allowed_mentions = new { parse = Array.Empty<string>() } };

    /// <summary>A post to a channel as a good client words it.</summary>
    public static object Post(string content) => new { content, nonce = Guid.NewGuid().ToString("N")[..25], enforce_nonce = true, allowed_mentions = new { parse = Array.Empty<string>() } };

    /// <summary>Registers /routine (everywhere) and what else a test wants.</summary>
    public Task<Answered> RegisterAsync(params object[] more) => CallAsync("PUT", $"/applications/{App}/commands", (object[])
    [
        new
        {
            name = "routine",
            description = "Today's routine",
            integration_types = new[] { 0, 1 },
            contexts = new[] { 0, 1, 2 },
            options = new object[] { new { type = 4, name = "minutes", description = "How long", min_value = 5, max_value = 30 }, new { type = 3, name = "move", description = "Which", autocomplete = true } },
        },
        .. more,
    ]);

    /// <summary>Calls a route with a JSON body.</summary>
    public async Task<Answered> CallAsync(string method, string path, object? body = null)
    {
        using var content = body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await SendAsync(method, path, content);
    }

    public async Task<Answered> SendAsync(string method, string path, HttpContent? body, string? agent = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/v10{path}", UriKind.Relative)) { Content = body };
        if (agent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Answered(answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers, answer.Content.Headers.ContentType?.ToString());
    }

    /// <summary>Answers an interaction for the first time.</summary>
    public Task<Answered> CallbackAsync(Interaction interaction, object body, string query = "") =>
        CallAsync("POST", $"/interactions/{interaction.Id}/{interaction.Token}/callback{query}", body);

    /// <summary>Calls below an interaction's webhook.</summary>
    public Task<Answered> WebhookAsync(string method, Interaction interaction, string path = "", object? body = null) =>
        CallAsync(method, $"/webhooks/{App}/{interaction.Token}{path}", body);

    /// <summary>Connects to the gateway.</summary>
    public async Task<Socket> ConnectAsync(string? path = null, string query = "?v=10&encoding=json")
    {
        var socket = await Socket.ConnectAsync(new Uri($"{(path is null ? Server.Gateway.Url : new Uri(Server.Gateway.Url, path))}{query}"));
        _sockets.Add(socket);
        return socket;
    }

    /// <summary>Connects and identifies; everything up to READY is read.</summary>
    public async Task<Socket> ReadyAsync(int intents = 4097, int shard = 0, int shards = 1)
    {
        var socket = await ConnectAsync();
        Assert.Equal(10, (int)(await socket.NextAsync())["op"]!);
        await socket.IdentifyAsync(intents, shard, shards);
        var ready = await socket.NextAsync();
        Assert.Equal("READY", (string?)ready["t"]);
        socket.Session = (string)ready["d"]!["session_id"]!;
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
public sealed record Answered(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers, string? ContentType)
{
    /// <summary>The status, the code and the message, as an error is told.</summary>
    public string Error => $"{(int)Status} {(int?)(Body as JsonObject)?["code"]} {(string?)(Body as JsonObject)?["message"]}";

    /// <summary>The answer where it must have gone well.</summary>
    public JsonNode Good => (int)Status is 200 or 201 ? Body! : throw Xunit.Sdk.FailException.ForFailure($"{Error} {Body?.ToJsonString()}");

    public string? this[string header] => Headers.TryGetValues(header, out var values) ? values.First() : null;

    /// <summary>Where in the body something is wrong, and how: "embeds.0.title BASE_TYPE_MAX_LENGTH".</summary>
    public IReadOnlyList<string> Wrong => (Body as JsonObject)?["errors"] is JsonObject errors ? [.. Leaves(errors, "")] : [];

    private static IEnumerable<string> Leaves(JsonObject at, string path) => at.SelectMany(member => member.Key == "_errors"
        ? member.Value!.AsArray().Select(error => $"{path} {(string?)error!["code"]}".Trim())
        : Leaves(member.Value!.AsObject(), path.Length == 0 ? member.Key : $"{path}.{member.Key}"));
}
