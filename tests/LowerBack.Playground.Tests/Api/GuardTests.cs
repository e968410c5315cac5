using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LowerBack.Playground.Tests.Support;

namespace LowerBack.Playground.Tests.Api;

public sealed class GuardTests : IAsyncLifetime
{
    private const string Hello = """{"person":"alex","text":"hello"}""";
    private const string Talk = "/api/conversations/alex/messages";
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example:5080")]
    [InlineData("Host", "192.168.1.7:5080")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Other_sites_are_refused_for_everything(string header, string value)
    {
        foreach (var path in new[] { "/", "/assets/main.js", "/api/", "/api/people", "/api/conversations/alex/messages?person=alex", "/api/events?person=alex" })
        {
            using var read = await _host.GetAsync(path, (header, value));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, read.StatusCode));
        }

        using var written = await _host.SendAsync(HttpMethod.Post, Talk, Hello, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
        Assert.Equal("application/problem+json", written.Content.Headers.ContentType?.MediaType);
        Assert.Empty(_host.Coach.Heard);
    }

    [Fact]
    public async Task A_link_from_elsewhere_opens_the_page_and_nothing_more()
    {
        (string, string)[] followed = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        using var page = await _host.GetAsync("/", followed);
        using var api = await _host.GetAsync("/api/people", followed);
        using var framed = await _host.GetAsync("/", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, api.StatusCode, framed.StatusCode));
    }

    [Fact]
    public async Task The_own_page_and_a_terminal_are_answered()
    {
        using var own = await _host.SendAsync(
            HttpMethod.Post, Talk, Hello, ("Origin", _host.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));
        using var byName = await _host.SendAsync(HttpMethod.Post, Talk, Hello, ("Host", $"localhost:{_host.Address.Port}"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (own.StatusCode, byName.StatusCode));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_a_form_of_another_page_could_send_is_refused(string type)
    {
        using var body = new StringContent(Hello, Encoding.UTF8, type);
        using var answer = await _host.Http.PostAsync(new Uri(Talk, UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_sixteen_kilobytes_is_refused(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Talk, UriKind.Relative));
        request.Content = new StringContent($$"""{"person":"alex","text":"{{new string('a', 17_000)}}"}""", Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await _host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_script_that_runs_away_is_slowed_down()
    {
        // As fast as this machine can, until it is too fast: how many that takes depends on the machine.
        HttpResponseMessage? slowed = null;
        for (var patience = Stopwatch.StartNew(); slowed is null && patience.Elapsed < TimeSpan.FromSeconds(60);)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => _host.SendAsync(HttpMethod.Post, Talk, Hello)));
            slowed = answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        Assert.NotNull(slowed);
        Assert.Equal(TimeSpan.FromSeconds(1), slowed.Headers.RetryAfter?.Delta);
        using var other = await _host.SendAsync(HttpMethod.Post, "/api/conversations/sam/messages", """{"person":"sam","text":"hi"}""");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("messages", "", 400)]
    [InlineData("messages", "null", 400)]
    [InlineData("messages", "[1]", 400)]
    [InlineData("messages", "{", 400)]
    [InlineData("messages", """{"person":"alex","text":7}""", 400)]
    [InlineData("messages", """{"person":"alex","text":"  "}""", 400)]
    [InlineData("messages", """{"person":"eve","text":"hi"}""", 400)]
    [InlineData("messages", """{"text":"hi"}""", 400)]
    [InlineData("messages", """{"person":"sam","text":"hi"}""", 403)]
    [InlineData("messages", """{"person":"alex","text":"hi","event":"x"}""", 400)]
    [InlineData("presses", """{"person":"alex"}""", 400)]
    [InlineData("presses", """{"person":"alex","message":"m","label":"Done"}""", 404)]
    [InlineData("nothing", """{"person":"alex"}""", 404)]
    public async Task A_mistake_is_answered_with_a_sentence_that_says_what_to_do(string what, string body, int status)
    {
        using var answer = await _host.SendAsync(HttpMethod.Post, $"/api/conversations/alex/{what}", body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(status, (int)problem["status"]!);
        Assert.EndsWith(".", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/conversations/alex/messages", 400)]
    [InlineData("/api/conversations/nowhere/messages?person=alex", 404)]
    [InlineData("/api/conversations/alex/messages?person=alex&after=-1", 400)]
    [InlineData("/api/conversations/alex/messages?person=alex&after=x", 400)]
    [InlineData("/api/conversations/alex/messages?person=sam", 403)]
    [InlineData("/api/events", 400)]
    [InlineData("/api/events?person=alex&person=eve", 400)]
    [InlineData("/api/suggestions?text=/", 400)]
    [InlineData("/api/clock?zone=Mars", 400)]
    [InlineData("/api/files/none", 404)]
    [InlineData("/api/whatever", 404)]
    [InlineData("/assets/../secrets", 404)]
    public async Task A_wrong_question_is_answered_kindly(string path, int status)
    {
        using var answer = await _host.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Everything_carries_the_headers_that_close_it()
    {
        foreach (var path in new[] { "/", "/assets/page.css", "/assets/main.js", "/api/", "/api/people" })
        {
            using var answer = await _host.GetAsync(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        }
    }
}
