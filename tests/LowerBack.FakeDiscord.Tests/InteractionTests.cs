using System.Text.Json.Nodes;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

public sealed class InteractionTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;
    private User _bob = null!;
    private Guild _guild = null!;
    private Channel _channel = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false });
        (_ann, _bob) = (_client.World.AddUser("Ann", "de"), _client.World.AddUser("Bob"));
        _guild = _client.World.AddGuild(members: [_ann, _bob]);
        _channel = _guild.Channels[0];
        await _client.RegisterAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task In_a_server_it_tells_of_the_member_and_directly_of_the_user()
    {
        var socket = await _client.ReadyAsync();
        _client.World.Slash(_ann, "routine", _channel, ("minutes", 10));
        var here = await socket.EventAsync("INTERACTION_CREATE");
        Assert.Equal((2, "routine", $"{_guild.Id}", $"{_channel.Id}", 0, "de"), ((int)here["type"]!, (string?)here["data"]!["name"], (string?)here["guild_id"], (string?)here["channel_id"], (int)here["context"]!, (string?)here["locale"]));
        Assert.Equal(($"{_ann.Id}", null), ((string?)here["member"]!["user"]!["id"], here["user"]));
        Assert.Equal("""[{"name":"minutes","type":4,"value":10}]""", here["data"]!["options"]!.ToJsonString());
        Assert.Equal($$"""{"0":"{{_guild.Id}}","1":"{{_ann.Id}}"}""", here["authorizing_integration_owners"]!.ToJsonString());
        _client.World.Slash(_ann, "routine");
        var direct = await socket.EventAsync("INTERACTION_CREATE");
        Assert.Equal(($"{_ann.Id}", 1, null), ((string?)direct["user"]!["id"], (int)direct["context"]!, direct["member"]));
        Assert.Equal($$"""{"0":"0","1":"{{_ann.Id}}"}""", direct["authorizing_integration_owners"]!.ToJsonString());
    }

    [Fact]
    public async Task A_message_answers_and_can_be_edited_followed_and_deleted()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        var callback = await _client.CallbackAsync(asked, new { type = 4, data = Client.Text("Hello") });
        Assert.Equal((204, (string?)null), ((int)callback.Status, callback.ContentType));
        Assert.Equal("Hello", (await asked.MessageAsync())!.Content);
        Assert.Equal("Hello", (string?)(await _client.WebhookAsync("GET", asked, "/messages/%40original")).Good["content"]);
        Assert.Equal("Bye", (string?)(await _client.WebhookAsync("PATCH", asked, "/messages/@original", new { content = "Bye" })).Good["content"]);
        var more = (await _client.WebhookAsync("POST", asked, body: Client.Text("More"))).Good;
        Assert.Equal("Even more", (string?)(await _client.WebhookAsync("PATCH", asked, $"/messages/{(string?)more["id"]}", new { content = "Even more" })).Good["content"]);
        Assert.Equal(204, (int)(await _client.WebhookAsync("DELETE", asked, "/messages/@original")).Status);
        Assert.Equal("404 10008 Unknown Message", (await _client.WebhookAsync("GET", asked, "/messages/@original")).Error);
        Assert.Equal(["command", "message", "edit", "message", "edit", "delete"], _channel.Saw().Select(seen => seen.What));
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_deferred_answer_thinks_until_it_is_filled()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        var callback = (await _client.CallbackAsync(asked, new { type = 5, data = new { flags = 64 } }, "?with_response=true")).Good;
        Assert.Equal((true, true), ((bool)callback["interaction"]!["response_message_loading"]!, (bool)callback["interaction"]!["response_message_ephemeral"]!));
        var answer = asked.MessageAsync();
        Assert.False(answer.IsCompleted);
        await _client.WebhookAsync("PATCH", asked, "/messages/@original", Client.Text("Hello"));
        Assert.Equal(("Hello", false, _ann, null), ((await answer)!.Content, (await answer)!.IsLoading, (await answer)!.OnlyFor, (await answer)!.EditedAt));
        Assert.Equal(["command", "thinking", "message"], _channel.Saw(_ann).Select(seen => seen.What));
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task The_first_followup_takes_the_place_of_thinking()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(asked, new { type = 5 });
        await _client.WebhookAsync("POST", asked, body: Client.Text("Hello"));
        Assert.Equal("Hello", Assert.Single(_client.World.Said(_channel)).Content);
    }

    [Fact]
    public async Task What_is_ephemeral_only_one_person_sees_and_no_channel_route_finds()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(asked, new { type = 4, data = new { content = "Between us", flags = 64, allowed_mentions = new { parse = Array.Empty<string>() } } });
        Assert.Single(_client.World.Said(_channel, _ann));
        Assert.Empty(_client.World.Said(_channel, _bob));
        Assert.Equal(["command"], _channel.Saw(_bob).Select(seen => seen.What));
        Assert.Equal("404 10008 Unknown Message", (await _client.CallAsync("PATCH", $"/channels/{_channel.Id}/messages/{asked.Original!.Id}", new { content = "x" })).Error);
        Assert.Empty((await _client.CallAsync("GET", $"/channels/{_channel.Id}/messages")).Good.AsArray());
    }

    [Fact]
    public async Task What_others_can_see_is_told_apart_with_all_it_once_was()
    {
        var secret = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(secret, new { type = 5, data = new { flags = 64 } });
        await _client.WebhookAsync("PATCH", secret, "/messages/@original", Client.Text("Between us"));
        var direct = _client.World.Slash(_ann, "routine");
        await _client.CallbackAsync(direct, new { type = 4, data = Client.Text("Also between us") });
        Assert.Empty(_client.World.Public);

        var open = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(open, new { type = 4, data = Client.Text("Too much") });
        await _client.WebhookAsync("PATCH", open, "/messages/@original", new { content = "Nothing" });
        await _client.WebhookAsync("DELETE", open, "/messages/@original");
        Assert.Equal(["Too much", "Nothing", "Nothing"], _client.World.Public.Select(seen => seen.Message!.Content));
    }

    [Fact]
    public async Task What_was_done_can_be_delivered_again()
    {
        var socket = await _client.ReadyAsync(intents: (int)Intents.DirectMessages);
        var asked = _client.World.Slash(_ann, "routine");
        _client.World.Repeat(asked);
        for (var time = 0; time < 2; time++)
            Assert.Equal($"{asked.Id}", (string?)(await socket.EventAsync("INTERACTION_CREATE"))["id"]);
        var said = _client.World.Say(_ann, "Hello");
        _client.World.Repeat(said);
        for (var time = 0; time < 2; time++)
            Assert.Equal($"{said.Id}", (string?)(await socket.EventAsync("MESSAGE_CREATE"))["id"]);
    }

    [Fact]
    public async Task A_second_answer_is_refused_and_breaks_a_rule()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(asked, new { type = 5 });
        Assert.Equal("400 40060 Interaction has already been acknowledged.", (await _client.CallbackAsync(asked, new { type = 4, data = Client.Text("x") })).Error);
        Assert.Equal("acknowledged twice", Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task After_three_seconds_nobody_is_listening()
    {
        var (intime, late) = (_client.World.Slash(_ann, "routine", _channel), _client.World.Slash(_ann, "routine", _channel));
        _client.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(204, (int)(await _client.CallbackAsync(intime, new { type = 5 })).Status);
        _client.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("404 10062 Unknown interaction", (await _client.CallbackAsync(late, new { type = 5 })).Error);
        Assert.Equal([late], _client.World.Failed);
        Assert.Equal("deadline", Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task A_token_is_good_for_a_quarter_of_an_hour_and_then_not_to_be_used()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        await _client.CallbackAsync(asked, new { type = 5 });
        _client.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(200, (int)(await _client.WebhookAsync("PATCH", asked, "/messages/@original", Client.Text("x"))).Status);
        _client.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("401 50027 Invalid Webhook Token", (await _client.WebhookAsync("PATCH", asked, "/messages/@original", Client.Text("x"))).Error);
        await _client.WebhookAsync("PATCH", asked, "/messages/@original", Client.Text("x"));
        Assert.Contains(_client.Server.Violations, one => one.Rule == "dead token");
    }

    [Fact]
    public async Task Nothing_follows_before_the_first_answer()
    {
        var asked = _client.World.Slash(_ann, "routine", _channel);
        Assert.Equal("404 10015 Unknown Webhook", (await _client.WebhookAsync("PATCH", asked, "/messages/@original", Client.Text("x"))).Error);
        Assert.Equal("404 10062 Unknown interaction", (await _client.CallAsync("POST", $"/interactions/1/{asked.Token}/callback", new { type = 5 })).Error);
    }

    [Theory]
    [InlineData(InteractionKind.Command, new[] { 4, 5, 9 })]
    [InlineData(InteractionKind.Component, new[] { 4, 5, 6, 7, 9 })]
    [InlineData(InteractionKind.Autocomplete, new[] { 8 })]
    public async Task An_answer_fits_what_was_done(InteractionKind kind, int[] fitting)
    {
        foreach (var type in Enumerable.Range(1, 12).Except(fitting))
            Assert.Equal(["type BASE_TYPE_CHOICES"], (await _client.CallbackAsync(await MakeAsync(kind), new { type, data = Data(type) })).Wrong);
        foreach (var type in fitting)
            Assert.Equal(204, (int)(await _client.CallbackAsync(await MakeAsync(kind), new { type, data = Data(type) })).Status);
    }

    [Fact]
    public async Task A_press_updates_its_message_in_place()
    {
        var pressed = await MakeAsync(InteractionKind.Component);
        await _client.CallbackAsync(pressed, new { type = 7, data = new { content = "Done", components = Array.Empty<object>() } });
        Assert.Equal(("Done", 0, pressed.Message!.Id), (pressed.Original!.Content, pressed.Original.Buttons.Count(), pressed.Original.Id));
        var later = await MakeAsync(InteractionKind.Component);
        await _client.CallbackAsync(later, new { type = 6 });
        await _client.WebhookAsync("PATCH", later, "/messages/@original", new { content = "Later" });
        Assert.Equal(("Later", later.Message!.Id), (later.Original!.Content, later.Original.Id));
    }

    [Fact]
    public async Task Completions_are_offered_to_the_one_who_types()
    {
        var socket = await _client.ReadyAsync();
        var typed = _client.World.Autocomplete(_ann, "routine", "move", "bri", _channel);
        var asked = await socket.EventAsync("INTERACTION_CREATE");
        Assert.Equal("""[{"name":"move","type":3,"value":"bri","focused":true}]""", asked["data"]!["options"]!.ToJsonString());
        await _client.CallbackAsync(typed, new { type = 8, data = new { choices = new[] { new { name = "Bridge", value = "bridge" } } } });
        Assert.Equal(("Bridge", "bridge"), Assert.Single(typed.Choices));
        Assert.Equal(("choices", "Bridge", _ann), (_channel.Saw()[^1].What, _channel.Saw()[^1].Text, _channel.Saw()[^1].To));
        var tooMany = new { type = 8, data = new { choices = Enumerable.Range(0, 26).Select(number => new { name = $"{number}", value = new string('v', 101) }) } };
        Assert.Contains("data.choices BASE_TYPE_BAD_LENGTH", (await _client.CallbackAsync(_client.World.Autocomplete(_ann, "routine", "move", "", _channel), tooMany)).Wrong);
    }

    [Fact]
    public async Task An_app_that_only_a_person_has_installed_answers_and_does_nothing_else()
    {
        var elsewhere = _client.World.AddGuild("Elsewhere", [_ann], hasBot: false);
        var channel = elsewhere.Channels[0];
        var socket = await _client.ReadyAsync();
        var asked = _client.World.Slash(_ann, "routine", channel);
        Assert.Equal($$"""{"1":"{{_ann.Id}}"}""", (await socket.EventAsync("INTERACTION_CREATE"))["authorizing_integration_owners"]!.ToJsonString());
        Assert.Equal("403 50001 Missing Access", (await _client.CallAsync("POST", $"/channels/{channel.Id}/messages", Client.Post("x"))).Error);
        await _client.CallbackAsync(asked, new { type = 4, data = Client.Text("Hello") });
        for (var time = 0; time < 5; time++)
            Assert.Equal(200, (int)(await _client.WebhookAsync("POST", asked, body: Client.Text("more"))).Status);
        Assert.Equal(40094, (int)(await _client.WebhookAsync("POST", asked, body: Client.Text("more"))).Body!["code"]!);
    }

    [Fact]
    public async Task Without_the_permission_for_outside_apps_every_answer_is_private()
    {
        var elsewhere = _client.World.AddGuild("Elsewhere", hasBot: false);
        _client.World.Join(_ann, elsewhere, Permissions.Usual & ~Permissions.UseExternalApps);
        var asked = _client.World.Slash(_ann, "routine", elsewhere.Channels[0]);
        await _client.CallbackAsync(asked, new { type = 4, data = Client.Text("Hello") });
        Assert.Equal(_ann, asked.Original!.OnlyFor);
    }

    [Fact]
    public async Task Those_who_measure_are_told_when_it_leaves_and_when_it_is_answered()
    {
        await _client.DisposeAsync();
        var (left, answered) = (new List<ulong>(), new List<ulong>());
        _client = await Client.StartAsync(new FakeDiscordOptions { Recording = Recording.Counts, CheckShapes = false, LimitRates = false, HandedOut = one => left.Add(one.Id), Answered = one => answered.Add(one.Id) });
        await _client.RegisterAsync();
        var socket = await _client.ReadyAsync();
        var asked = _client.World.Slash(_client.World.AddUser(), "routine");
        await socket.EventAsync("INTERACTION_CREATE");
        await _client.CallbackAsync(asked, new { type = 5 });
        Assert.Equal((asked.Id, asked.Id), (Assert.Single(left), Assert.Single(answered)));
        Assert.Empty(_client.Server.Calls);
        Assert.Equal(1, _client.Server.Counts["POST /interactions/{interaction}/{token}/callback"]);
    }

    private async Task<Interaction> MakeAsync(InteractionKind kind)
    {
        if (kind == InteractionKind.Command)
            return _client.World.Slash(_ann, "routine", _channel);
        if (kind == InteractionKind.Autocomplete)
            return _client.World.Autocomplete(_ann, "routine", "move", "b", _channel);
        await _client.CallAsync("POST", $"/channels/{_channel.Id}/messages", new { content = "Well?", components = new[] { new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } } });
        return _client.World.Press(_ann, "Go", _channel);
    }

    private static JsonNode? Data(int type) => JsonNode.Parse(type switch
    {
        4 or 7 => """{"content":"x","allowed_mentions":{"parse":[]}}""",
        8 => """{"choices":[]}""",
        9 => """{"title":"T","custom_id":"c","components":[{"type":18,"label":"L","component":{"type":4,"style":1,"custom_id":"t"}}]}""",
        _ => "{}",
    });
}
