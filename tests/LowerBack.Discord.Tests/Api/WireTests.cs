using LowerBack.Discord.Api;
using LowerBack.Discord.Tests.Support;
using LowerBack.TestKit;

namespace LowerBack.Discord.Tests.Api;

/// <summary>What leaves and what comes back, letter by letter.</summary>
public sealed class WireTests
{
    private static readonly MessageBody Words = new("**Hi** ü & 🙂")
    {
        Components = [new([new(ButtonStyle.Primary, "Done", CustomId: "1:o:routine:done"), new(ButtonStyle.Link, "Open", Url: "https://discord.com/channels/@me/9")])],
    };

    private static readonly Dictionary<string, (Func<IDiscordApi, Task> Call, string Line, string Body, bool AsBot)> Calls = new()
    {
        ["who"] = (api => api.GetApplicationAsync(default), "GET applications/@me /api/v10/applications/@me", "", true),
        ["gateway"] = (api => api.GetGatewayAsync(default), "GET gateway/bot /api/v10/gateway/bot", "", true),
        ["commands there"] = (api => api.GetCommandsAsync(new(42), default), "GET applications/commands /api/v10/applications/42/commands?with_localizations=true", "", true),
        ["commands"] = (api => api.SetCommandsAsync(new(42), [new("start", "Begin")], default), "PUT applications/commands /api/v10/applications/42/commands",
            """[{"name":"start","description":"Begin","type":1}]""", true),
        ["answer"] = (api => api.RespondAsync(new(8), "token-1", new(CallbackType.Message, Words with { Flags = MessageFlags.Ephemeral }), [], default),
            "POST interactions/callback /api/v10/interactions/8/token-1/callback",
            """{"type":4,"data":{"content":"**Hi** ü & \uD83D\uDE42","components":[{"components":[{"style":1,"label":"Done","custom_id":"1:o:routine:done","type":2},{"style":5,"label":"Open","url":"https://discord.com/channels/@me/9","type":2}],"type":1}],"allowed_mentions":{"parse":[]},"flags":64}}""", false),
        ["announcement"] = (api => api.RespondAsync(new(8), "token-1", new(CallbackType.MessageToCome, new(Content: null) { Flags = 64 }), [], default),
            "POST interactions/callback /api/v10/interactions/8/token-1/callback", """{"type":5,"data":{"allowed_mentions":{"parse":[]},"flags":64}}""", false),
        ["heard"] = (api => api.RespondAsync(new(8), "token-1", new(CallbackType.Heard), [], default),
            "POST interactions/callback /api/v10/interactions/8/token-1/callback", """{"type":6}""", false),
        ["choices"] = (api => api.OfferAsync(new(8), "token-1", [new("Bridge", "bridge"), new("10 min", 10)], default),
            "POST interactions/callback /api/v10/interactions/8/token-1/callback",
            """{"data":{"choices":[{"name":"Bridge","value":"bridge"},{"name":"10 min","value":10}]},"type":8}""", false),
        ["form"] = (api => api.ShowAsync(new(8), "token-1", new("1:o:t:f", "Settings", [new("Zone", null, new(FieldType.Text, "zone", false) { Style = TextStyle.OneLine })]), default),
            "POST interactions/callback /api/v10/interactions/8/token-1/callback",
            """{"data":{"custom_id":"1:o:t:f","title":"Settings","components":[{"label":"Zone","component":{"type":4,"custom_id":"zone","required":false,"style":1},"type":18}]},"type":9}""", false),
        ["more"] = (api => api.FollowUpAsync(new(42), "token-1", new("Hi"), [], default), "POST webhooks /api/v10/webhooks/42/token-1",
            """{"content":"Hi","allowed_mentions":{"parse":[]}}""", false),
        ["edit"] = (api => api.EditOriginalAsync(new(42), "token-1", new("") { Embeds = [], Components = [], Attachments = [new("55")] }, [], default),
            "PATCH webhooks/messages/@original /api/v10/webhooks/42/token-1/messages/@original",
            """{"content":"","embeds":[],"components":[],"attachments":[{"id":"55"}],"allowed_mentions":{"parse":[]}}""", false),
        ["delete"] = (api => api.DeleteOriginalAsync(new(42), "token-1", default), "DELETE webhooks/messages/@original /api/v10/webhooks/42/token-1/messages/@original", "", false),
        ["direct channel"] = (api => api.OpenDmAsync(new(7), default), "POST users/@me/channels /api/v10/users/@me/channels", """{"recipient_id":"7"}""", true),
        ["message"] = (api => api.CreateMessageAsync(new(9), new("Hi") { Nonce = "8.0" }, [], default), "POST channels/messages /api/v10/channels/9/messages",
            """{"content":"Hi","allowed_mentions":{"parse":[]},"nonce":"8.0","enforce_nonce":true}""", true),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_is_exactly_this(string name)
    {
        var (api, discord, _) = Api();
        var (does, line, body, asBot) = Calls[name];
        await does(api);
        var call = Assert.Single(discord.Calls);
        Assert.Equal(line, $"{call.Name} {call.Path}");
        Assert.Equal(body, call.Body);
        Assert.Equal(body.Length > 0 ? "application/json" : "", call.Type);
        Assert.Equal(asBot ? $"Bot {StubDiscord.Token}" : "", call.Authorization);
        Assert.Matches(@"^DiscordBot \(https://\S+, \d+\.\d+\.\d+\)$", call.UserAgent);
    }

    [Fact]
    public async Task Files_follow_the_message_as_parts_with_quoted_names()
    {
        var (api, discord, _) = Api();
        await api.CreateMessageAsync(new(9), new("Hi") { Attachments = [new("0", "a.png", "A bridge")] }, [new("a.png", "image/png", "PNG"u8.ToArray())], default);
        var call = Assert.Single(discord.Calls);
        var boundary = call.Type["multipart/form-data; boundary=".Length..];
        Assert.Matches("^[0-9a-f]{32}$", boundary);
        var expected = $$$"""
            --{{{boundary}}}
            Content-Disposition: form-data; name="payload_json"
            Content-Type: application/json

            {"content":"Hi","attachments":[{"id":"0","filename":"a.png","description":"A bridge"}],"allowed_mentions":{"parse":[]}}
            --{{{boundary}}}
            Content-Disposition: form-data; name="files[0]"; filename="a.png"
            Content-Type: image/png

            PNG
            --{{{boundary}}}--

            """;
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), call.Body);
    }

    [Theory]
    [InlineData(400, """{"code":50035,"message":"Invalid Form Body","errors":{"content":{"_errors":[{"code":"X","message":"secret words"}]}}}""", 50035)]
    [InlineData(404, """{"message":"404: Not Found","code":0}""", 0)]
    [InlineData(502, "<html>bad gateway</html>", 0)]
    [InlineData(403, """{"code":"blocked"}""", 0)]
    public async Task A_refusal_has_its_status_and_its_code_and_nothing_of_what_was_said(int status, string body, int code)
    {
        var (api, discord, _) = Api();
        discord.Next(StubDiscord.Post, status, body);
        var no = await Assert.ThrowsAsync<AnsweredNoException>(() => api.CreateMessageAsync(new(9), new("Hi"), [], default));
        Assert.Equal((status, code), (no.Status, no.Code));
        Assert.DoesNotContain("secret", no.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"message":"You are being rate limited.","retry_after":1.25,"global":false}""", 1.25)]
    [InlineData("<html>", 7)]
    public async Task A_limit_says_how_long_in_the_body_or_in_the_header(string body, double seconds)
    {
        var (api, discord, _) = Api();
        discord.Next(StubDiscord.Post, 429, body, ("Retry-After", "7"));
        var no = await Assert.ThrowsAsync<AnsweredNoException>(() => api.CreateMessageAsync(new(9), new("Hi"), [], default));
        Assert.Equal(TimeSpan.FromSeconds(seconds), no.RetryAfter);
    }

    [Fact]
    public async Task Too_many_refusals_hold_everything_back_but_answers_to_interactions_until_they_are_old()
    {
        var (api, discord, time) = Api();
        var refused = new RefusingAll();
        api = Over(refused, time);
        for (var i = 0; i < InvalidRequests.Most; i++)
        {
            await Assert.ThrowsAsync<AnsweredNoException>(() => api.RespondAsync(new(8), "token-1", new(CallbackType.Heard), [], default));
        }

        var held = await Assert.ThrowsAsync<HeldBackException>(() => api.OpenDmAsync(new(7), default));
        Assert.Equal(TimeSpan.FromMinutes(10), held.After);
        Assert.Equal(InvalidRequests.Most, refused.Calls);
        await Assert.ThrowsAsync<AnsweredNoException>(() => api.RespondAsync(new(8), "token-1", new(CallbackType.Heard), [], default));
        time.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<AnsweredNoException>(() => api.OpenDmAsync(new(7), default));
        Assert.Empty(discord.Calls);
    }

    [Fact]
    public async Task Ten_minutes_in_which_everything_is_refused_stay_far_from_what_has_an_address_banned()
    {
        var (refused, time) = (new RefusingAll(), new ManualTime());
        var api = Over(refused, time);
        for (var second = 0; second < 600; second++)
        {
            for (var asked = 0; asked < 20; asked++)
                await Assert.ThrowsAnyAsync<DiscordException>(() => api.RespondAsync(new(8), "token-1", new(CallbackType.Heard), [], default));
            await Assert.ThrowsAnyAsync<DiscordException>(() => api.OpenDmAsync(new(7), default));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(InvalidRequests.MostWithFirstAnswers, refused.Calls);
        time.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<AnsweredNoException>(() => api.RespondAsync(new(8), "token-1", new(CallbackType.Heard), [], default));
    }

    private static (IDiscordApi Api, StubDiscord Discord, ManualTime Time) Api()
    {
        var (discord, time) = (new StubDiscord(), new ManualTime());
        return (Over(discord, time), discord, time);
    }

    private static DiscordApi Over(HttpMessageHandler handler, TimeProvider time) => new(
        new DiscordHttp(new DiscordOptions { Token = StubDiscord.Token }, () => handler), new RateLimits(time), new InvalidRequests(time), time);

    private sealed class RefusingAll : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("{}") });
        }
    }
}
