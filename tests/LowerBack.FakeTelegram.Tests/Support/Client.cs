using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LowerBack.FakeTelegram.Tests.Support;

/// <summary>A fake with a clock that stands still, and a client that is nothing but HTTP.</summary>
public sealed class Client : IAsyncDisposable
{
    private int _next;

    private Client(FakeTelegramServer server)
    {
        Server = server;
        Http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public FakeTelegramServer Server { get; }

    public FakeBot Bot => Server.Bot;

    public HttpClient Http { get; }

    public static async Task<Client> StartAsync(FakeTelegramOptions? options = null) =>
        new(await FakeTelegramServer.StartAsync((options ?? new FakeTelegramOptions()) with { Time = FakeTime.Standing() }));

    /// <summary>Somebody who has started the bot; nothing waits afterwards.</summary>
    public async Task<User> StartedAsync(string name = "Ann")
    {
        var user = Bot.AddUser(name);
        Bot.Say(user, "/start");
        await FetchAsync();
        return user;
    }

    /// <summary>Fetches what came since the last time; three seconds pass, so that it is not taken for hammering.</summary>
    public async Task<JsonArray> FetchAsync()
    {
        Server.Time.Advance(TimeSpan.FromSeconds(3));
        var updates = (await CallAsync("getUpdates", new { offset = _next })).Updates;
        if (updates.Count > 0)
            _next = (int)updates[^1]!["update_id"]! + 1;
        return updates;
    }

    /// <summary>Calls a method with a JSON body.</summary>
    public async Task<Answered> CallAsync(string method, object? arguments = null, string token = FakeTelegramOptions.FirstToken)
    {
        using var body = new StringContent(JsonSerializer.Serialize(arguments ?? new { }), Encoding.UTF8, "application/json");
        return await SendAsync(new Uri($"/bot{token}/{method}", UriKind.Relative), body);
    }

    public async Task<Answered> SendAsync(Uri path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = body };
        using var answer = await Http.SendAsync(request);
        return new Answered(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers.RetryAfter?.Delta, answer.Content.Headers.ContentType?.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
public sealed record Answered(HttpStatusCode Status, JsonNode Body, TimeSpan? RetryAfter, string? ContentType)
{
    public JsonNode Result => Body["result"] ?? throw Xunit.Sdk.FailException.ForFailure($"No result: {Body.ToJsonString()}");

    public JsonArray Updates => Result.AsArray();

    /// <summary>The status and the description, as an error is told.</summary>
    public string Error => $"{(int)Status} {(string?)Body["description"]}";
}
