using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

/// <summary>The same world moved from outside, by HTTP.</summary>
public sealed class ControlTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_conversation_can_be_had_by_hand()
    {
        await PostAsync("users", new { id = 42, first_name = "Ann", language_code = "en" });
        await PostAsync("say", new { user = 42, text = "/start" });
        Assert.Equal(1, (int)(await GetAsync("pending"))["pending"]!);
        var sent = (await _client.CallAsync("sendMessage", new { chat_id = 42, text = "Well?", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = "y" } } } } })).Result;
        var pressed = (string?)(await PostAsync("press", new { user = 42, message_id = (int)sent["message_id"]!, row = 0, col = 0 }))["callback_query_id"];
        await _client.CallAsync("answerCallbackQuery", new { callback_query_id = pressed, text = "Noted" });
        Assert.Equal(["message", "message", "press", "notice"], (await GetAsync("transcript?chat=42")).AsArray().Select(seen => (string?)seen!["what"]));
        Assert.Equal(["sendMessage", "answerCallbackQuery"], (await GetAsync("calls")).AsArray().Select(call => (string?)call!["method"]));
        Assert.Equal(1, (int)(await GetAsync("counts"))["sendMessage"]!);
    }

    [Fact]
    public async Task Groups_blocks_faults_and_the_clock_can_be_moved_by_hand()
    {
        await PostAsync("users", new { id = 42 });
        var group = (long)(await PostAsync("chats", new { type = "group", title = "Office", members = new[] { 42 } }))["id"]!;
        await PostAsync("migrate", new { chat = group });
        await PostAsync("block", new { user = 42 });
        await PostAsync("faults", new { kind = "http500", method = "getMe" });
        await PostAsync("clock/advance", new { seconds = 5 });
        Assert.Equal(500, (int)(await _client.CallAsync("getMe")).Status);
        Assert.Equal(["message", "message", "my_chat_member"], (await _client.FetchAsync()).Select(update => update!.AsObject().Last().Key));
        await _client.CallAsync("sendNothing");
        Assert.Equal("sendNothing: Not Found: method not found (unknown method)", (string?)Assert.Single((await GetAsync("violations")).AsArray()));
    }

    [Theory]
    [InlineData("nothing", "{}", "There is no POST nothing.")]
    [InlineData("say", """{"text":"x"}""", "Give user.")]
    [InlineData("say", """{"user":7,"text":"x"}""", "There is nobody with id 7.")]
    [InlineData("faults", """{"kind":"earthquake"}""", "kind is one of Http500,")]
    public async Task A_call_that_cannot_be_done_says_why(string path, string body, string why)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.Http.PostAsync(new Uri($"/_ctl/{path}", UriKind.Relative), content);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.StartsWith(why, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"], StringComparison.Ordinal);
    }

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
