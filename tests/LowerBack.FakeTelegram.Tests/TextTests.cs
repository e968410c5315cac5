using System.Text.Json.Nodes;
using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

/// <summary>What becomes of a text on its way.</summary>
public sealed class TextTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = await _client.StartedAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("<b>Hi</b> you", "Hi you", "bold 0+2")]
    [InlineData("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "abcd", "bold 0+1, italic 1+1, underline 2+1, strikethrough 3+1")]
    [InlineData("<b>one <i>two</i></b>", "one two", "bold 0+7, italic 4+3")]
    [InlineData("<B>Hi</b>", "Hi", "bold 0+2")]
    [InlineData("🙂 <b>Hi</b>", "🙂 Hi", "bold 3+2")]
    [InlineData("&lt;b&gt; &amp;amp; &quot;x&quot; &#33; &#x1F642; &nbsp;", "<b> &amp; \"x\" ! 🙂 &nbsp;", "")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">there</a>", "there", "text_link 0+5 https://example.org/?a=1&b=2")]
    [InlineData("<a href=\"nowhere\">there</a>", "there", "")]
    [InlineData("<code>x</code><pre>y</pre>", "xy", "code 0+1, pre 1+1")]
    [InlineData("<span class=\"tg-spoiler\">s</span><tg-spoiler>t</tg-spoiler>", "st", "spoiler 0+1, spoiler 1+1")]
    [InlineData("<blockquote expandable>q</blockquote>", "q", "blockquote 0+1")]
    [InlineData("<b></b>x", "x", "")]
    [InlineData("<b> x </b>", "x", "bold 0+1")]
    public async Task Html_is_read(string html, string text, string entities) => await ReadsAsync("HTML", html, text, entities);

    [Theory]
    [InlineData("*Hi* _you_ __there__ ~no~ ||s|| `c`", "Hi you there no s c", "bold 0+2, italic 3+3, underline 7+5, strikethrough 13+2, spoiler 16+1, code 18+1")]
    [InlineData("1\\. \\*x\\*", "1. *x*", "")]
    [InlineData("[there](https://example.org/\\))", "there", "text_link 0+5 https://example.org/)")]
    public async Task Markdown_is_read(string markdown, string text, string entities) => await ReadsAsync("MarkdownV2", markdown, text, entities);

    [Theory]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("<br>", "Unsupported start tag \"br\" at byte offset 0")]
    [InlineData("ä<x>", "Unsupported start tag \"x\" at byte offset 2")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    public async Task Html_that_is_wrong_is_refused(string html, string why) =>
        Assert.Equal($"400 Bad Request: can't parse entities: {why}", (await SendAsync(html, "HTML")).Error);

    [Theory]
    [InlineData("done.", "Character '.' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("*x", "Can't find end of Bold entity at byte offset 0")]
    public async Task Markdown_that_is_wrong_is_refused(string markdown, string why) =>
        Assert.Equal($"400 Bad Request: can't parse entities: {why}", (await SendAsync(markdown, "MarkdownV2")).Error);

    [Fact]
    public async Task An_unknown_mode_is_refused() => Assert.Equal("400 Bad Request: unsupported parse_mode", (await SendAsync("x", "Rich")).Error);

    [Theory]
    [InlineData("  two \n ends \n", "two \n ends")]
    [InlineData("tab\tand\u0001control", "tab and control")]
    [InlineData("line\r\nbreak", "line\nbreak")]
    [InlineData("turned\u202Earound", "turnedaround")]
    public async Task Text_is_cleaned_and_trimmed(string sent, string text) =>
        Assert.Equal(text, (string?)(await SendAsync(sent)).Result["text"]);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u0001")]
    public async Task Text_that_is_empty_is_refused(string sent) => Assert.Equal("400 Bad Request: message text is empty", (await SendAsync(sent)).Error);

    [Fact]
    public async Task Length_counts_code_points_after_the_markup()
    {
        Assert.Equal(4096, ((string?)(await SendAsync($"<b>{new string('a', 4096)}</b>", "HTML")).Result["text"])!.Length);
        Assert.Equal(8192, ((string?)(await SendAsync(string.Concat(Enumerable.Repeat("🙂", 4096)))).Result["text"])!.Length);
        Assert.Equal("400 Bad Request: message is too long", (await SendAsync(new string('a', 4097))).Error);
        Assert.Equal("400 Bad Request: text is too long", (await SendAsync(new string('a', 32769))).Error);
    }

    [Fact]
    public async Task Entities_may_be_given_and_must_lie_in_the_text()
    {
        var bold = new[] { new { type = "bold", offset = 2, length = 2 } };
        Assert.Equal("bold 0+2", Entities((await SendAsync("  Hi", entities: bold)).Result));
        Assert.Equal("400 Bad Request: can't parse entities: Entity begins after the end of the text at UTF-16 offset 2", (await SendAsync("Hi", entities: bold)).Error);
    }

    [Theory]
    [InlineData("/start now", "bot_command 0+6")]
    [InlineData("try /routine@lowerback_bot or /help.", "bot_command 4+22, bot_command 30+5")]
    [InlineData("and/or a/b", "")]
    [InlineData("ask @somebody", "mention 4+9")]
    [InlineData("mail a@example.org", "")]
    [InlineData("see https://example.org/x.", "url 4+21")]
    public async Task Commands_mentions_and_addresses_are_found(string text, string entities) =>
        Assert.Equal(entities, Entities((await SendAsync(text)).Result));

    [Fact]
    public async Task A_link_to_somebody_the_bot_can_know_is_a_mention_of_them()
    {
        var message = (await SendAsync($"<a href=\"tg://user?id={_ann.Id}\">Ann</a> and <a href=\"tg://user?id=1\">nobody</a>", "HTML")).Result;
        Assert.Equal(("Ann and nobody", "text_mention 0+3"), ((string?)message["text"], Entities(message)));
        Assert.Equal(_ann.Id, (long)message["entities"]![0]!["user"]!["id"]!);
    }

    private async Task ReadsAsync(string mode, string marked, string text, string entities)
    {
        var message = (await SendAsync(marked, mode)).Result;
        Assert.Equal((text, entities), ((string?)message["text"], Entities(message)));
    }

    private Task<Answered> SendAsync(string text, string? mode = null, object? entities = null) => mode is null && entities is null
        ? _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text })
        : mode is null ? _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text, entities })
        : _client.CallAsync("sendMessage", new { chat_id = _ann.Id, text, parse_mode = mode });

    private static string Entities(JsonNode message) => string.Join(", ", (message["entities"]?.AsArray() ?? [])
        .Select(entity => $"{entity!["type"]} {entity["offset"]}+{entity["length"]} {entity["url"]}".TrimEnd()));
}
