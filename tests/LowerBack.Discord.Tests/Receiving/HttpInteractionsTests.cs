using System.Net;
using System.Text;
using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Tests.Support;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>Discord calls, and only what it signed is heard.</summary>
public sealed class HttpInteractionsTests
{
    private const string Ping = """{"id":"1","application_id":"42","type":1,"token":"t"}""";

    [Fact]
    public async Task A_ping_is_answered_with_a_pong()
    {
        await using var host = await StartAsync();
        using var answer = await CallAsync(host, Ping);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("""{"type":1}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_interaction_is_taken_at_once_and_answered_as_over_the_gateway_also_where_it_comes_in_chunks(bool chunked)
    {
        await using var host = await StartAsync();
        using var answer = await CallAsync(host, Events.Command(1, "routine"), chunked: chunked);
        Assert.Equal((HttpStatusCode.Accepted, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        await host.Discord.CallsAsync(StubDiscord.Callback);
        Assert.IsType<CommandInvoked>(Assert.Single(host.Coach.Heard));
    }

    [Fact]
    public async Task One_that_is_replayed_changes_nothing_twice()
    {
        await using var host = await StartAsync();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await CallAsync(host, Events.Command(1, "routine"));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await host.AnsweredAsync();
        }

        Assert.Single(host.Coach.Heard.Select(said => said.EventId).Distinct());
        Assert.Single(host.Discord.Calls, call => call.Name == StubDiscord.Callback);
    }

    [Fact]
    public async Task What_is_not_signed_or_not_as_it_was_signed_is_refused()
    {
        await using var host = await StartAsync();
        var (signature, now) = Signer.Sign(Now(host), Ping);
        foreach (var (with, at, body) in new[]
        {
            (null, now, Ping), (signature, null, Ping), (signature[..126], now, Ping), ("zz" + signature[2..], now, Ping),
            ((signature[0] == '0' ? "1" : "0") + signature[1..], now, Ping), (signature, Now(host, TimeSpan.FromSeconds(1)), Ping), (signature, now, Ping + " "),
        })
        {
            using var answer = await SendAsync(host, body, with, at);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.DoesNotContain(host.Discord.Calls, call => call.Name == StubDiscord.Callback);
    }

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(-59, HttpStatusCode.OK)]
    [InlineData(61, HttpStatusCode.Unauthorized)]
    [InlineData(-61, HttpStatusCode.Unauthorized)]
    public async Task What_was_signed_at_another_time_is_refused_since_it_may_be_a_replay_that_nobody_remembers(int minutes, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        var (signature, timestamp) = Signer.Sign(Now(host, TimeSpan.FromMinutes(minutes)), Ping);
        using var answer = await SendAsync(host, Ping, signature, timestamp);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.Unauthorized, host.Log.Lines.Any(line => line.Contains("clock", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999999")]
    [InlineData("-1")]
    public async Task A_time_that_is_none_is_refused_though_it_is_signed(string timestamp)
    {
        await using var host = await StartAsync();
        var (signature, _) = Signer.Sign(timestamp, Ping);
        using var answer = await SendAsync(host, Ping, signature, timestamp);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_refused_unread()
    {
        await using var host = await StartAsync();
        using var answer = await CallAsync(host, new string(' ', 300_000) + Ping);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Over_the_gateway_there_is_nothing_to_call()
    {
        await using var host = await DiscordHost.StartAsync();
        using var answer = await CallAsync(host, Ping);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await host.StopAsync();
    }

    private static Task<DiscordHost> StartAsync() =>
        DiscordHost.StartAsync(options => (options.Mode, options.PublicKey) = (DiscordMode.Http, Signer.PublicKey), discord => discord.Next(
            "GET applications/@me", 200, $$"""{"id":"42","name":"LowerBack","verify_key":"{{Signer.PublicKey}}"}"""));

    private static async Task<HttpResponseMessage> CallAsync(DiscordHost host, string body, bool chunked = false)
    {
        var (signature, timestamp) = Signer.Sign(Now(host), body);
        return await SendAsync(host, body, signature, timestamp, chunked);
    }

    private static string Now(DiscordHost host, TimeSpan ahead = default) =>
        (host.Time.GetUtcNow() + ahead).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<HttpResponseMessage> SendAsync(DiscordHost host, string body, string? signature, string? timestamp, bool chunked = false)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, HttpInteractions.Path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        if (signature is not null)
            request.Headers.Add("X-Signature-Ed25519", signature);
        if (timestamp is not null)
            request.Headers.Add("X-Signature-Timestamp", timestamp);
        return await http.SendAsync(request);
    }
}
