using System.Text.Json;
using System.Text.Json.Nodes;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

/// <summary>The layout of messages and forms, and what people do with it.</summary>
public sealed class ComponentTests : IAsyncLifetime
{
    private Client _client = null!;
    private Channel _channel = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false });
        _ann = _client.World.AddUser();
        _channel = _client.World.AddGuild(members: [_ann]).Channels[0];
        await _client.RegisterAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":1,"label":"Go","custom_id":"a"}]}]""", "")]
    [InlineData("""[{"type":2,"style":1,"label":"Go","custom_id":"a"}]""", "components.0.type BASE_TYPE_CHOICES")]
    [InlineData("""[{"type":10,"content":"x"}]""", "components.0.type UNION_TYPE_CHOICES")]
    [InlineData("""[{"type":1,"components":[]}]""", "components.0.components BASE_TYPE_BAD_LENGTH")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":1,"label":"Go"}]}]""", "components.0.components.0.custom_id BASE_TYPE_REQUIRED")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":1,"custom_id":"a"}]}]""", "components.0.components.0 BUTTON_COMPONENT_INVALID")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":9,"label":"Go","custom_id":"a"}]}]""", "components.0.components.0.style NUMBER_TYPE_MAX")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":5,"label":"Go"}]}]""", "components.0.components.0.url BASE_TYPE_REQUIRED")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":5,"label":"Go","url":"https://x.org","custom_id":"a"}]}]""", "components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_AND_URL")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":5,"label":"Go","url":"ftp://x.org"}]}]""", "components.0.components.0.url URL_TYPE_INVALID_SCHEME")]
    [InlineData("""[{"type":1,"components":[{"type":2,"style":1,"label":"Go","custom_id":"a"},{"type":2,"style":1,"label":"Go","custom_id":"a"}]}]""", "components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED")]
    [InlineData("""[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"L","value":"v"}]},{"type":2,"style":1,"label":"Go","custom_id":"b"}]}]""", "components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED")]
    [InlineData("""[{"type":1,"components":[{"type":3,"custom_id":"a","options":[]}]}]""", "components.0.components.0.options BASE_TYPE_BAD_LENGTH")]
    [InlineData("""[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"L","value":"v"},{"label":"M","value":"v"}]}]}]""", "components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED")]
    [InlineData("""[{"type":1,"components":[{"type":3,"custom_id":"a","max_values":2,"options":[{"label":"L","value":"v"}]}]}]""", "components.0.components.0.max_values NUMBER_TYPE_MAX")]
    [InlineData("""[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"L"}]}]}]""", "components.0.components.0.options.0.value BASE_TYPE_REQUIRED")]
    [InlineData("""[{"type":1,"components":[{"type":4,"style":1,"custom_id":"a"}]}]""", "components.0.components.0.type UNION_TYPE_CHOICES")]
    public async Task Rows_of_components_keep_to_their_layout(string components, string wrong) =>
        Assert.Equal(wrong, string.Join(", ", (await PostAsync(new { content = "x", components = JsonNode.Parse(components) })).Wrong));

    [Fact]
    public async Task Labels_and_ids_have_as_many_letters_as_they_may()
    {
        var tooLong = new { content = "x", components = new[] { new { type = 1, components = new[] { new { type = 2, style = 1, label = new string('x', 81), custom_id = new string('x', 101) } } } } };
        Assert.Equal(["components.0.components.0.label BASE_TYPE_MAX_LENGTH", "components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH"], (await PostAsync(tooLong)).Wrong);
        var six = new { content = "x", components = new[] { new { type = 1, components = Enumerable.Range(0, 6).Select(id => new { type = 2, style = 1, label = "x", custom_id = $"{id}" }) } } };
        Assert.Equal(["components.0.components BASE_TYPE_BAD_LENGTH"], (await PostAsync(six)).Wrong);
    }

    [Fact]
    public async Task The_newer_components_need_their_flag_and_bear_no_content()
    {
        var container = new object[] { new { type = 17, components = new object[] { new { type = 10, content = "Hello" }, new { type = 9, components = new[] { new { type = 10, content = "More" } }, accessory = new { type = 2, style = 1, label = "Go", custom_id = "a" } } } } };
        Assert.Equal(["content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"], (await PostAsync(new { content = "x", flags = 32768, components = container })).Wrong);
        var sent = await PostAsync(new { flags = 32768, components = container });
        Assert.Equal(200, (int)sent.Status);
        var message = Assert.Single(_client.World.Said(_channel));
        Assert.Equal(("Hello\nMore", "Go"), (message.Text, Assert.Single(message.Buttons).Label));
        Assert.DoesNotContain(_client.Server.Violations, one => one.Rule is "description" or "the fake's own answer");
        Assert.Equal(["components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"], (await PostAsync(new { flags = 32768, components = Enumerable.Range(0, 2).Select(_ => new { type = 10, content = new string('x', 2001) }) })).Wrong);
        Assert.Equal(["components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"], (await PostAsync(new { flags = 32768, components = Enumerable.Range(0, 41).Select(_ => new { type = 10, content = "x" }) })).Wrong);
    }

    [Fact]
    public async Task A_button_is_pressed_by_those_who_see_it_while_it_can_be()
    {
        await PostAsync(new { content = "Well?", components = Row(new { type = 2, style = 1, label = "Go", custom_id = "go" }, new { type = 2, style = 2, label = "Off", custom_id = "off", disabled = true }, new { type = 2, style = 5, label = "Site", url = "https://example.org" }) });
        var socket = await _client.ReadyAsync();
        _client.World.Press(_ann, "Go", _channel);
        var pressed = await socket.EventAsync("INTERACTION_CREATE");
        Assert.Equal((3, "go", 2, "Well?"), ((int)pressed["type"]!, (string?)pressed["data"]!["custom_id"], (int)pressed["data"]!["component_type"]!, (string?)pressed["message"]!["content"]));
        Assert.Throws<InvalidOperationException>(() => _client.World.Press(_ann, "Off", _channel));
        Assert.Throws<InvalidOperationException>(() => _client.World.Press(_ann, "Site", _channel));
        Assert.Throws<InvalidOperationException>(() => _client.World.Press(_ann, "Gone", _channel));
        Assert.Throws<InvalidOperationException>(() => _client.World.PressId(_ann, "forged", _client.World.Said(_channel)[0]));
        _client.World.PressId(_ann, "forged", _client.World.Said(_channel)[0], forge: true);
        Assert.Equal("forged", (string?)(await socket.EventAsync("INTERACTION_CREATE"))["data"]!["custom_id"]);
    }

    [Fact]
    public async Task A_menu_gives_the_values_of_what_was_selected()
    {
        await PostAsync(new { content = "Which?", components = Row(new { type = 3, custom_id = "kit", min_values = 1, max_values = 2, options = new[] { new { label = "Mat", value = "m" }, new { label = "Band", value = "b" }, new { label = "Chair", value = "c" } } }) });
        var socket = await _client.ReadyAsync();
        _client.World.Select(_ann, ["Mat", "Chair"], _channel);
        var selected = (await socket.EventAsync("INTERACTION_CREATE"))["data"]!;
        Assert.Equal(("kit", 3, """["m","c"]"""), ((string?)selected["custom_id"], (int)selected["component_type"]!, selected["values"]!.ToJsonString()));
        Assert.Throws<InvalidOperationException>(() => _client.World.Select(_ann, ["Mat", "Band", "Chair"], _channel));
        Assert.Throws<InvalidOperationException>(() => _client.World.Select(_ann, ["Rope"], _channel));
    }

    [Fact]
    public async Task A_form_is_shown_filled_in_and_sent()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(asked, new { type = 9, data = Form() });
        Assert.Equal(("modal", "Check-in", _ann), (_channel.Saw()[^1].What, _channel.Saw()[^1].Text, _channel.Saw()[^1].To));
        Assert.Throws<InvalidOperationException>(() => _client.World.Submit(_ann, ("note", "no score")));
        var socket = await _client.ReadyAsync();
        _client.World.Submit(_ann, ("score", "3"));
        var sent = await socket.EventAsync("INTERACTION_CREATE");
        Assert.Equal((5, "checkin"), ((int)sent["type"]!, (string?)sent["data"]!["custom_id"]));
        var parts = sent["data"]!["components"]!.AsArray();
        Assert.Equal((18, "note", "fine"), ((int)parts[0]!["type"]!, (string?)parts[0]!["component"]!["custom_id"], (string?)parts[0]!["component"]!["value"]));
        Assert.Equal("""["3"]""", parts[1]!["component"]!["values"]!.ToJsonString());
        Assert.Throws<InvalidOperationException>(() => _client.World.Submit(_ann, ("score", "3")));
        Assert.DoesNotContain(_client.Server.Violations, one => one.Rule == "description");
    }

    [Theory]
    [InlineData("""{"custom_id":"a","components":[{"type":18,"label":"L","component":{"type":4,"style":1,"custom_id":"t"}}]}""", "data.title BASE_TYPE_REQUIRED")]
    [InlineData("""{"title":"T","custom_id":"a","components":[]}""", "data.components BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"title":"T","custom_id":"a","components":[{"type":18,"component":{"type":4,"style":1,"custom_id":"t"}}]}""", "data.components.0.label BASE_TYPE_REQUIRED")]
    [InlineData("""{"title":"T","custom_id":"a","components":[{"type":18,"label":"L"}]}""", "data.components.0.component BASE_TYPE_REQUIRED")]
    [InlineData("""{"title":"T","custom_id":"a","components":[{"type":18,"label":"L","component":{"type":4,"style":3,"custom_id":"t"}}]}""", "data.components.0.component.style NUMBER_TYPE_MAX")]
    [InlineData("""{"title":"T","custom_id":"a","components":[{"type":2,"style":1,"label":"L","custom_id":"t"}]}""", "data.components.0.type BASE_TYPE_CHOICES")]
    [InlineData("""{"title":"T","custom_id":"a","components":[{"type":1,"components":[{"type":4,"style":1,"label":"L","custom_id":"t"}]}]}""", "")]
    public async Task A_form_keeps_to_its_layout(string data, string wrong) =>
        Assert.Equal(wrong, string.Join(", ", (await _client.CallbackAsync(_client.World.Slash(_ann, "routine", _channel), new { type = 9, data = JsonNode.Parse(data) })).Wrong));

    private static JsonElement Form() => JsonSerializer.Deserialize<JsonElement>("""
        {"title":"Check-in","custom_id":"checkin","components":[
          {"type":18,"label":"Note","component":{"type":4,"style":2,"custom_id":"note","value":"fine","required":false}},
          {"type":18,"label":"Pain","component":{"type":3,"custom_id":"score","options":[{"label":"None","value":"0"},{"label":"Some","value":"3"}]}}]}
        """);

    private static object[] Row(params object[] components) => [new { type = 1, components }];

    private Task<Answered> PostAsync(object message) => _client.CallAsync("POST", $"/channels/{_channel.Id}/messages", message);
}
