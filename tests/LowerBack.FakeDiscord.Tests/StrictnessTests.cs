using System.Text.Json;
using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Strictness;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

/// <summary>What the fake complains about, and that it keeps to the description itself.</summary>
public sealed class StrictnessTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;
    private Guild _guild = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false });
        _ann = _client.World.AddUser();
        _guild = _client.World.AddGuild(members: [_ann]);
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("""{"content":"x","silent":true}""", "A MessageCreateRequest has no silent.")]
    [InlineData("""{"content":"x","tts":"yes"}""", "MessageCreateRequest.tts: String is no Boolean.")]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["users"],"user":[]}}""", "MessageCreateRequest.allowed_mentions: A MessageAllowedMentionsRequest has no user.")]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"text":"Go","label":"Go","custom_id":"a"}]}]}""", "MessageCreateRequest.components: ActionRowComponentForMessageRequest.components: A ButtonComponentForMessageRequest has no text.")]
    [InlineData("""{"content":"x","embeds":[{"titel":"x"}]}""", "MessageCreateRequest.embeds: A RichEmbed has no titel.")]
    public async Task What_the_description_does_not_know_is_written_down(string message, string detail)
    {
        await _client.CallAsync("POST", $"/channels/{_guild.Channels[0].Id}/messages", message);
        Assert.Equal(detail, _client.Server.Violations.First(one => one.Rule == "description").Detail);
    }

    [Fact]
    public void Every_route_that_answers_or_takes_something_is_described()
    {
        string[] silent = ["DELETE /", "/typing"];
        Assert.Empty(RouteTable.All.Select(route => route.Name).Where(name => !silent.Any(part => name.Contains(part, StringComparison.Ordinal))).Except(DiscordDescription.Instance.Routes));
        Assert.Empty(DiscordDescription.Instance.Routes.Except(RouteTable.All.Select(route => route.Name)));
    }

    [Fact]
    public async Task Everything_the_fake_answers_fits_the_description()
    {
        var thread = _client.World.AddThread(_guild.Channels[0], "Backs");
        foreach (var path in (string[])["/gateway", "/gateway/bot", "/users/@me", "/applications/@me", "/oauth2/applications/@me", $"/channels/{_guild.Channels[0].Id}", $"/channels/{thread.Id}", $"/channels/{_client.World.Direct(_ann).Id}"])
            Assert.Equal(200, (int)(await _client.CallAsync("GET", path)).Status);
        await _client.RegisterAsync(new { name = "settings", description = "d", options = new object[] { new { type = 2, name = "nudge", description = "d", options = new object[] { new { type = 1, name = "off", description = "d" } } } } });
        await _client.CallAsync("GET", $"/applications/{Client.App}/commands?with_localizations=true");
        var asked = _client.World.Slash(_ann, "routine", _guild.Channels[0]);
        await _client.CallbackAsync(asked, new { type = 5, data = new { flags = 64 } }, "?with_response=true");
        await _client.WebhookAsync("PATCH", asked, "/messages/@original", Rich());
        var pressed = _client.World.Press(_ann, "Go", _guild.Channels[0]);
        await _client.CallbackAsync(pressed, new { type = 7, data = Rich() }, "?with_response=true");
        await _client.WebhookAsync("POST", pressed, body: Client.Text("more"));
        var typed = _client.World.Autocomplete(_ann, "routine", "move", "b", _guild.Channels[0]);
        await _client.CallbackAsync(typed, new { type = 8, data = new { choices = new[] { new { name = "Bridge", value = "bridge" } } } }, "?with_response=true");
        await _client.CallAsync("POST", $"/channels/{_guild.Channels[0].Id}/messages", Newer());
        await _client.CallAsync("GET", $"/channels/{_guild.Channels[0].Id}/messages");
        await _client.CallbackAsync(_client.World.Slash(_ann, "routine", _guild.Channels[0]), new { type = 9, data = new { title = "T", custom_id = "f", components = new[] { new { type = 18, label = "L", component = new { type = 4, style = 1, custom_id = "t" } } } } });
        await _client.CallbackAsync(_client.World.Submit(_ann, ("t", "x")), new { type = 4, data = Client.Text("Thanks") }, "?with_response=true");
        await _client.CallAsync("POST", "/users/@me/channels", new { recipient_id = $"{_ann.Id}" });
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task Messages_told_on_the_gateway_fit_it_too()
    {
        var socket = await _client.ReadyAsync();
        _client.World.Say(_ann, "Hello");
        Assert.Null(DiscordDescription.Instance.Misfit(JsonSerializer.SerializeToElement(await socket.EventAsync("MESSAGE_CREATE")), "MessageResponse"));
    }

    [Fact]
    public async Task A_body_where_none_belongs_and_none_where_one_does_are_written_down()
    {
        await _client.CallAsync("POST", $"/channels/{_guild.Channels[0].Id}/typing", new { });
        await _client.CallAsync("POST", $"/channels/{_guild.Channels[0].Id}/messages");
        Assert.Equal(["It takes no body.", "The body is missing."], _client.Server.Violations.Where(one => one.Rule == "description").Select(one => one.Detail));
    }

    [Fact]
    public async Task More_than_the_ephemeral_flag_in_a_deferred_answer_is_written_down_and_can_be_forgotten()
    {
        await _client.RegisterAsync();
        await _client.CallbackAsync(_client.World.Slash(_ann, "routine"), new { type = 5, data = new { flags = 64 | 32768 } });
        Assert.Equal("deferred", Assert.Single(_client.Server.Violations).Rule);
        _client.Server.ForgetViolations();
        Assert.Empty(_client.Server.Violations);
    }

    private static JsonElement Newer() => JsonSerializer.Deserialize<JsonElement>("""
        {"flags":32768,"nonce":"n","enforce_nonce":true,"allowed_mentions":{"parse":[]},"components":[{"type":17,"components":[
          {"type":9,"components":[{"type":10,"content":"Hello"}],"accessory":{"type":11,"media":{"url":"https://example.org/x.png"}}},
          {"type":12,"items":[{"media":{"url":"https://example.org/x.png"}}]},{"type":14},
          {"type":1,"components":[{"type":5,"custom_id":"who"}]}]}]}
        """);

    private static object Rich() => new
    {
        content = "Hello",
        allowed_mentions = new { parse = Array.Empty<string>() },
        embeds = new[] { new { title = "T", description = "D", color = 0x3366CC, fields = new[] { new { name = "n", value = "v" } }, footer = new { text = "f", icon_url = (string?)null }, image = new { url = "https://example.org/x.png" } } },
        components = new object[]
        {
            new { type = 1, components = new object[] { new { type = 2, style = 1, label = "Go", custom_id = "go" }, new { type = 2, style = 5, label = "Site", url = "https://example.org" } } },
            new { type = 1, components = new object[] { new { type = 3, custom_id = "s", placeholder = "p", options = new[] { new { label = "L", value = "v", description = "d" } } } } },
        },
    };
}
