using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

/// <summary>The same world moved from outside, by HTTP.</summary>
public sealed class ControlTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        await _client.RegisterAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_conversation_can_be_had_by_hand()
    {
        await PostAsync("users", new { id = "42", name = "Ann" });
        await PostAsync("users", new { id = "43", name = "Bob" });
        var channel = (string)(await PostAsync("guilds", new { name = "Office", members = new[] { "42", "43" } }))["channels"]![0]!["id"]!;
        var asked = await PostAsync("slash", new { user = "42", channel, command = "routine", options = new { minutes = 10 } });
        await _client.CallAsync("POST", $"/interactions/{(string?)asked["id"]}/{(string?)asked["token"]}/callback", new
        {
            type = 4,
            data = new { content = "Well?", flags = 64, allowed_mentions = new { parse = Array.Empty<string>() }, components = new[] { new { type = 1, components = new[] { new { type = 2, style = 1, label = "Yes", custom_id = "y" } } } } },
        });
        await PostAsync("press", new { user = "42", channel, label = "Yes" });
        Assert.Equal(["command", "message", "press"], What(await GetAsync($"transcript?channel={channel}&as_user=42")));
        Assert.Equal(["command"], What(await GetAsync($"transcript?channel={channel}&as_user=43")));
        Assert.Equal("Well?", (string?)Assert.Single((await GetAsync($"messages?channel={channel}")).AsArray())!["content"]);
        Assert.Single((await GetAsync("unanswered")).AsArray());
        Assert.Equal(1, (int)(await GetAsync("counts"))["POST /interactions/{interaction}/{token}/callback"]!);
        Assert.Equal(["PUT /applications/{application}/commands", "POST /interactions/{interaction}/{token}/callback"], (await GetAsync("calls")).AsArray().Select(call => (string?)call!["route"]));
        Assert.Empty((await GetAsync("violations")).AsArray());
    }

    [Fact]
    public async Task Doors_faults_the_gateway_and_the_clock_can_be_moved_by_hand()
    {
        await PostAsync("users", new { id = "42" });
        var socket = await _client.ReadyAsync();
        await PostAsync("say", new { user = "42", text = "Hello" });
        Assert.Equal("Hello", (string?)(await socket.EventAsync("MESSAGE_CREATE"))["content"]);
        await PostAsync("door", new { user = "42", door = "refuses_opening" });
        Assert.Equal(50007, (int)(await _client.CallAsync("POST", "/users/@me/channels", new { recipient_id = "42" })).Body!["code"]!);
        await PostAsync("faults", new { kind = "429global", route = "GET /users/@me", retry_after = 2.5 });
        Assert.Equal(2.5, (double)(await _client.CallAsync("GET", "/users/@me")).Body!["retry_after"]!);
        await PostAsync("clock/advance", new { seconds = 2.5 });
        Assert.Equal(200, (int)(await _client.CallAsync("GET", "/users/@me")).Status);
        await PostAsync("gateway", new { @do = "close", code = 4000 });
        Assert.Equal(4000, await socket.ClosedAsync());
        Assert.Contains("closed by server", What(await GetAsync("gateway")));
    }

    [Theory]
    [InlineData("nothing", "{}", "There is no POST nothing.")]
    [InlineData("say", """{"text":"x"}""", "Give user.")]
    [InlineData("say", """{"user":7,"text":"x"}""", "There is nobody with id 7.")]
    [InlineData("faults", """{"kind":"earthquake"}""", "kind is one of Http500,")]
    [InlineData("gateway", """{"do":"explode"}""", "do is one of op7,")]
    public async Task A_call_that_cannot_be_done_says_why(string path, string body, string why)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.Http.PostAsync(new Uri($"/_ctl/{path}", UriKind.Relative), content);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.StartsWith(why, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"], StringComparison.Ordinal);
    }

    private static IEnumerable<string?> What(JsonNode list) => list.AsArray().Select(one => (string?)one!["what"]);

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await _client.Http.PostAsync(new Uri($"/_ctl/{path}", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _client.Http.GetStringAsync(new Uri($"/_ctl/{path}", UriKind.Relative)))!;
}
