using System.Globalization;
using System.Net;
using System.Text;
using LowerBack.FakeDiscord;

namespace LowerBack.Worker.Tests;

/// <summary>The real program called by Discord, which signs its calls and tries now and then whether that is looked at.</summary>
public sealed class DiscordOverHttpTests : IAsyncLifetime
{
    private const string Ping = """{"id":"1","application_id":"1100000000000000001","type":1,"token":"t","version":1}""";

    private readonly HeldCoach _coach = new();
    private FakeDiscordServer _discord = null!;
    private HostedWorker _worker = null!;
    private User _ann = null!;
    private Channel _office = null!;
    private DiscordPhone _phone = null!;

    private FakeApp App => _discord.App;

    private Uri Endpoint => new(_worker.Address, "/discord/interactions");

    public Task InitializeAsync() => OpenAsync(DiscordPhone.Patient with { BadSignatureEvery = 3 });

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _discord.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_the_welcome_to_todays_session_also_where_calls_come_in_chunks(bool chunked)
    {
        if (chunked)
        {
            await DisposeAsync();
            await OpenAsync(DiscordPhone.Patient with { BadSignatureEvery = 3, ChunkPosts = true });
        }

        await ComesInAsync();
        foreach (var here in new[] { _phone, _phone.At(_office) })
        {
            await here.SendsAsync("routine", "Warm-up");
            Assert.Equal("Glute Bridge", (await here.TypesAsync("exercise", "move", "bri"))[0]);
        }

        await _phone.PressesAsync("Done");
        await _phone.PressesAsync("Working");
        await _phone.PressesAsync("1", "Shall I ask you each day");
        Assert.Empty(App.Public);
        NothingWentWrong();
    }

    [Fact]
    public async Task An_answer_that_takes_its_time_is_announced_to_the_asker_and_arrives()
    {
        _coach.Hold();
        var asked = App.Slash(_ann, "help", _office);
        await _phone.UntilAsync(() => asked.Answer == CallbackKind.DeferredMessage);
        _coach.Release();
        await _phone.UntilAsync(() => App.Said(_office, _ann) is [{ IsLoading: false }]);
        Assert.Contains("/routine", App.Said(_office, _ann)[0].Text, StringComparison.Ordinal);
        Assert.Empty(App.Public);
        NothingWentWrong();
    }

    [Fact]
    public async Task What_comes_again_is_handled_once()
    {
        await _phone.SendsAsync("start", "Hi, I'm LowerBack");
        await _phone.PressesAsync("I agree, I'm 18 to 64", "Safety check, 1 of 20");
        var no = App.Press(_ann, "No");
        App.Repeat(no);
        await _phone.UntilAsync(() => _phone.Screen.Contains("Safety check, 2 of 20", StringComparison.Ordinal));
        App.Repeat(no);
        await _phone.PressesAsync("No", "Safety check, 3 of 20");
        Assert.Single(_phone.Messages);
        NothingWentWrong();
    }

    [Fact]
    public async Task A_ping_is_answered_and_everything_that_is_not_signed_so_or_not_now_is_refused()
    {
        var now = _discord.Time.GetUtcNow();
        var (at, body) = (Timestamp(now), Command());
        var signature = App.Sign(at, Encoding.UTF8.GetBytes(body));
        var (longAgo, farAhead) = (Timestamp(now.AddMinutes(-70)), Timestamp(now.AddMinutes(70)));
        foreach (var (with, when, what) in new (string?, string?, string)[]
        {
            (null, at, body), (signature, null, body), (null, null, body), ("", at, body), (signature, "", body), (new string('0', 128), at, body),
            (signature[..126], at, body), (signature + "00", at, body), ("x" + signature[1..], at, body), (Flipped(signature), at, body),
            (signature, Timestamp(now.AddSeconds(1)), body), (signature, at, body + " "), (signature, at, Ping),
            (Sign(longAgo, body), longAgo, body), (Sign(farAhead, body), farAhead, body), (Sign("today", body), "today", body),
        })
        {
            Assert.Equal((HttpStatusCode.Unauthorized, ""), await CallAsync(what, with, when));
        }

        Assert.Equal((HttpStatusCode.OK, """{"type":1}"""), await CallAsync(Ping, Sign(at, Ping), at));
        var large = new string(' ', 300_000) + body;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await CallAsync(large, Sign(at, large), at)).Status);
        Assert.Equal(0, _coach.Heard);

        // The same as it was signed, so that it was not the body that was refused.
        Assert.Equal((HttpStatusCode.Accepted, ""), await CallAsync(body, signature, at));
        await _phone.UntilAsync(() => _coach.Heard == 1);
    }

    [Fact]
    public async Task What_is_signed_and_makes_no_sense_changes_nothing()
    {
        foreach (var body in new[] { "", "null", "{}", "[1]", """{"type":2}""", """{"id":"1","application_id":"2","type":9,"token":"t"}""", "\u0000" })
        {
            var at = Timestamp(_discord.Time.GetUtcNow());
            Assert.Equal((HttpStatusCode.Accepted, ""), await CallAsync(body, Sign(at, body), at));
        }

        await _phone.SendsAsync("start", "Hi, I'm LowerBack");
        NothingWentWrong();
    }

    private async Task OpenAsync(FakeDiscordOptions options)
    {
        _discord = await FakeDiscordServer.StartAsync(options);
        _worker = await HostedWorker.StartAsync(_coach.StandBefore, DiscordPhone.HttpSettings(_discord));
        // Discord takes an address that answers its PING and refuses a bad signature.
        await App.SetEndpointAsync(Endpoint);
        _ann = App.AddUser();
        _office = App.AddGuild(members: [_ann]).Channels[0];
        _phone = await DiscordPhone.OpenAsync(_discord, _ann);
    }

    /// <summary>Plain words are not heard here, so the place comes with the command.</summary>
    private async Task ComesInAsync()
    {
        await _phone.SendsAsync("start", "Hi, I'm LowerBack");
        await _phone.PassesTheSafetyCheckAsync();
        await _phone.SendsAsync("start", "Munich", ("place", "Munich"));
        await _phone.AnswersTheQuestionsAsync();
    }

    /// <summary>A command of somebody's, as Discord would send it.</summary>
    private string Command() =>
        $$"""{"id":"{{_office.Id + 1}}","application_id":"{{App.Id}}","type":2,"token":"t","version":1,"channel_id":"{{App.Direct(_ann).Id}}","context":1,"user":{"id":"{{_ann.Id}}","username":"ann"},"data":{"id":"1","name":"start","type":1} }""";

    private string Sign(string timestamp, string body) => App.Sign(timestamp, Encoding.UTF8.GetBytes(body));

    private async Task<(HttpStatusCode Status, string Body)> CallAsync(string body, string? signature, string? timestamp)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (signature is not null)
            request.Headers.Add("X-Signature-Ed25519", signature);
        if (timestamp is not null)
            request.Headers.Add("X-Signature-Timestamp", timestamp);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private void NothingWentWrong()
    {
        Assert.Empty(App.Unanswered);
        Assert.Empty(_discord.Gateway.Journal);
        Assert.True(_discord.Violations.Count == 0, string.Join('\n', _discord.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(App.Token, StringComparison.Ordinal));
    }

    private static string Flipped(string signature) => (signature[0] == '0' ? "1" : "0") + signature[1..];

    private static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
