using System.Net.Http.Headers;
using System.Text;
using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class EncodingTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = await _client.StartedAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_call_may_be_a_get_with_a_query_string()
    {
        var answer = await _client.SendAsync(Method($"sendMessage?chat_id={_ann.Id}&text=Hello%20there"), body: null);
        Assert.Equal("Hello there", (string?)answer.Result["text"]);
    }

    [Fact]
    public async Task A_call_may_be_a_form()
    {
        using var form = new FormUrlEncodedContent([new("chat_id", $"{_ann.Id}"), new("text", "a+b & c"), new("reply_markup", """{"inline_keyboard":[[{"text":"Go","callback_data":"g"}]]}""")]);
        var answer = await _client.SendAsync(Method("sendMessage"), form);
        Assert.Equal("a+b & c", (string?)answer.Result["text"]);
        Assert.Equal("Go", (string?)answer.Result["reply_markup"]!["inline_keyboard"]![0]![0]!["text"]);
    }

    [Theory]
    [InlineData("""{"inline_keyboard":[[{"text":"Go","callback_data":"g"}]]}""")]
    [InlineData(""" "{\"inline_keyboard\":[[{\"text\":\"Go\",\"callback_data\":\"g\"}]]}" """)]
    public async Task A_structured_value_in_json_may_be_nested_or_a_string(string markup)
    {
        using var body = Json($$"""{"chat_id":"{{_ann.Id}}","text":"Hello","reply_markup":{{markup}}}""");
        var answer = await _client.SendAsync(Method("sendMessage"), body);
        Assert.Equal("g", (string?)answer.Result["reply_markup"]!["inline_keyboard"]![0]![0]!["callback_data"]);
    }

    [Fact]
    public async Task A_call_may_be_multipart_and_names_may_stand_without_quotes()
    {
        using var parts = new MultipartFormDataContent("plain-boundary");
        parts.Add(Field($"{_ann.Id}", "chat_id"));
        parts.Add(Field("Hello", "text"));
        Assert.Equal("Hello", (string?)(await _client.SendAsync(Method("sendMessage"), parts)).Result["text"]);
    }

    [Fact]
    public async Task Only_a_part_with_a_filename_is_a_file()
    {
        using var parts = new MultipartFormDataContent();
        parts.Add(Field($"{_ann.Id}", "chat_id"));
        var document = new ByteArrayContent("hello"u8.ToArray());
        document.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "document", FileNameStar = "a.txt" };
        parts.Add(document);
        Assert.Equal("400 Bad Request: wrong file identifier/HTTP URL specified", (await _client.SendAsync(Method("sendDocument"), parts)).Error);
    }

    [Theory]
    [InlineData("SENDMESSAGE")]
    [InlineData("sendmessage")]
    public async Task A_method_may_be_written_in_any_case(string name) =>
        Assert.Equal("Hello", (string?)(await _client.CallAsync(name, new { chat_id = _ann.Id, text = "Hello" })).Result["text"]);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("yes", true)]
    [InlineData("1", true)]
    [InlineData("on", false)]
    [InlineData("2", false)]
    public async Task Only_true_yes_and_1_are_true(string text, bool isTrue)
    {
        _client.Bot.Say(_ann, "waiting");
        await _client.SendAsync(Method($"deleteWebhook?drop_pending_updates={text}"), body: null);
        Assert.Equal(isTrue, _client.Bot.Pending == 0);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task A_body_that_is_no_json_object_is_refused(string text)
    {
        using var body = Json(text);
        Assert.Equal("400 Bad Request: can't parse parameters JSON object", (await _client.SendAsync(Method("sendMessage"), body)).Error);
    }

    [Fact]
    public async Task Parameters_over_a_mebibyte_are_refused()
    {
        using var body = Json($$"""{"chat_id":1,"text":"{{new string('a', 1024 * 1024)}}"}""");
        Assert.Equal("413 Request Entity Too Large", (await _client.SendAsync(Method("sendMessage"), body)).Error);
    }

    private static Uri Method(string method) => new($"/bot1:TEST/{method}", UriKind.Relative);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static StringContent Field(string value, string name)
    {
        var field = new StringContent(value) { Headers = { ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = name } } };
        return field;
    }
}
