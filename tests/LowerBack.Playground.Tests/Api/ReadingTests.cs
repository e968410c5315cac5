using System.Net;
using LowerBack.Playground.Tests.Support;

namespace LowerBack.Playground.Tests.Api;

public sealed class ReadingTests : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/api", "text/plain")]
    [InlineData("/api/", "text/plain")]
    [InlineData("/assets/main.js", "text/javascript")]
    [InlineData("/assets/talk.css", "text/css")]
    [InlineData("/assets/coach.svg", "image/svg+xml")]
    public async Task The_page_is_served_with_its_type_and_asked_for_again_by_its_tag(string path, string type)
    {
        using var first = await _host.GetAsync(path);
        Assert.Equal(type, first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl?.NoCache);
        using var again = await _host.GetAsync(path, ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_page_names_no_other_host_and_holds_no_inline_script_or_style()
    {
        var page = await _host.Http.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.DoesNotContain("//", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script>|\\son[a-z]+=", page);
    }

    [Fact]
    public async Task People_and_conversations_are_listed()
    {
        var all = await _host.ReadAsync("people");

        Assert.Equal(["alex", "sam"], all["people"]!.AsArray().Select(person => (string)person!["id"]!));
        Assert.Equal(["alex:private", "group:group", "sam:private"], all["conversations"]!.AsArray().Select(one => $"{one!["id"]}:{one["scope"]}"));
    }

    [Theory]
    [InlineData("/", "/checkin|/exercise |/help|/routine |/start")]
    [InlineData("/ST", "/start")]
    [InlineData("/in", "/checkin|/routine ")]
    [InlineData("/routine ", "/routine 5|/routine 10|/routine 20")]
    [InlineData("/routine 1", "/routine 10")]
    [InlineData("/routine 10 ", "/routine 10 today|/routine 10 tomorrow")]
    [InlineData("/routine 10 tom", "/routine 10 tomorrow")]
    [InlineData("/routine 10 today ", "")]
    [InlineData("/exercise b", "/exercise bird-dog|/exercise bridge|/exercise dead bug")]
    [InlineData("/exercise dead b", "/exercise dead bug")]
    [InlineData("/nothing ", "")]
    [InlineData("hello", "")]
    [InlineData("", "")]
    public async Task A_partly_typed_command_is_completed(string typed, string lines)
    {
        var found = await _host.ReadAsync($"suggestions?person=alex&text={Uri.EscapeDataString(typed)}");

        Assert.Equal(lines, string.Join('|', found["suggestions"]!.AsArray().Select(one => (string)one!["line"]!)));
    }

    [Fact]
    public async Task Commands_come_in_the_language_the_browser_asks_for()
    {
        using var answer = await _host.GetAsync("/api/commands", ("Accept-Language", "de-AT,de;q=0.9,en;q=0.5"));

        Assert.Contains("Was ich kann", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_listens_hears_hello_then_what_its_person_may_know()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/events?person=sam", UriKind.Relative));
        using var answer = await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop.Token));
        Assert.Equal("hello", (await NextAsync(lines, stop.Token)).Kind);

        await _host.TypeAsync("whisper", "alex", "group");
        await _host.TypeAsync("a secret");
        await _host.AskAsync("clock", new { advance = "PT45M" });

        Assert.Contains("\"text\":\"whisper\"", (await NextAsync(lines, stop.Token)).Data, StringComparison.Ordinal);
        Assert.Contains("\"on\":true", (await NextAsync(lines, stop.Token)).Data, StringComparison.Ordinal);
        Assert.Contains("\"on\":false", (await NextAsync(lines, stop.Token)).Data, StringComparison.Ordinal);
        var clock = await NextAsync(lines, stop.Token);
        Assert.Equal("clock", clock.Kind);
        Assert.Contains("\"aheadSeconds\":2700", clock.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopping_program_does_not_wait_for_pages_that_listen()
    {
        var host = await PlaygroundHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/events?person=sam", UriKind.Relative));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        await host.DisposeAsync();
        // Whoever is waited for in vain is cut off; this stream has come to its end.
        Assert.StartsWith("retry: ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(string Kind, string Data)> NextAsync(StreamReader lines, CancellationToken stop)
    {
        var kind = "";
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                kind = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (kind, line[6..]);
        }

        throw new EndOfStreamException();
    }
}
