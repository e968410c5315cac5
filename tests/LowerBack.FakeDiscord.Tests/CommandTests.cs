using System.Text.Json.Nodes;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

public sealed class CommandTests : IAsyncLifetime
{
    private const string Root = $"/applications/{Client.App}/commands";
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false });
        _ann = _client.World.AddUser();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Overwriting_keeps_the_ids_of_those_that_stay()
    {
        var first = (await _client.CallAsync("PUT", Root, new[] { Named("a"), Named("b") })).Good;
        var second = (await _client.CallAsync("PUT", Root, new[] { Named("b"), Named("c") })).Good;
        Assert.Equal((string?)first[1]!["id"], (string?)second[0]!["id"]);
        Assert.Equal((string?)first[1]!["version"], (string?)second[0]!["version"]);
        Assert.Equal(["b", "c"], (await _client.CallAsync("GET", Root)).Good.AsArray().Select(command => (string?)command!["name"]));
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task One_can_be_added_replaced_changed_and_deleted()
    {
        var added = await _client.CallAsync("POST", Root, Named("a"));
        Assert.Equal((201, 200), ((int)added.Status, (int)(await _client.CallAsync("POST", Root, Named("a", "other"))).Status));
        var path = $"{Root}/{(string?)added.Good["id"]}";
        Assert.Equal("new", (string?)(await _client.CallAsync("PATCH", path, new { description = "new" })).Good["description"]);
        Assert.Equal("new", (string?)(await _client.CallAsync("GET", path)).Good["description"]);
        Assert.Equal(204, (int)(await _client.CallAsync("DELETE", path)).Status);
        Assert.Equal("404 10063 Unknown application command", (await _client.CallAsync("GET", path)).Error);
    }

    [Theory]
    [InlineData("""{"description":"d"}""", "0.name BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"a"}""", "0.description BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"Upper","description":"d"}""", "0.name APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"two words","description":"d"}""", "0.name APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"übung","description":"d"}""", "")]
    [InlineData("""{"name":"a","description":"d","name_localizations":{"de":"Übung"}}""", "0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"a","description":"d","name_localizations":{"tlh":"a"}}""", "0.name_localizations.tlh BASE_TYPE_CHOICES")]
    [InlineData("""{"name":"a","description":"d","default_member_permissions":"all"}""", "0.default_member_permissions NUMBER_TYPE_COERCE")]
    [InlineData("""{"name":"a","description":"d","contexts":[3]}""", "0.contexts BASE_TYPE_CHOICES")]
    [InlineData("""{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"y","description":"d","required":true}]}""", "0.options.1.required APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID")]
    [InlineData("""{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"x","description":"d"}]}""", "0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS")]
    [InlineData("""{"name":"a","description":"d","options":[{"type":1,"name":"x","description":"d"},{"type":3,"name":"y","description":"d"}]}""", "0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")]
    [InlineData("""{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d","autocomplete":true,"choices":[{"name":"n","value":"v"}]}]}""", "0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID")]
    [InlineData("""{"name":"a","description":"d","options":[{"type":4,"name":"x","description":"d","choices":[{"name":"n","value":"v"}]}]}""", "0.options.0.choices.0.value NUMBER_TYPE_COERCE")]
    [InlineData("""{"type":2,"name":"Two Words","description":""}""", "")]
    public async Task A_definition_keeps_to_the_rules(string command, string wrong) =>
        Assert.Equal(wrong, string.Join(", ", (await _client.CallAsync("PUT", Root, new[] { JsonNode.Parse(command) })).Wrong));

    [Fact]
    public async Task There_are_not_too_many_nor_too_long_ones_nor_two_of_a_name()
    {
        Assert.Equal("400 30032 Maximum number of application commands reached (100)", (await _client.CallAsync("PUT", Root, Enumerable.Range(0, 101).Select(number => Named($"c{number}")))).Error);
        Assert.Equal(["APPLICATION_COMMANDS_DUPLICATE_NAME"], (await _client.CallAsync("PUT", Root, new[] { Named("a"), Named("a") })).Wrong);
        var options = Enumerable.Range(0, 25).Select(number => new { type = 3, name = $"o{number}", description = "d", choices = Enumerable.Range(0, 4).Select(choice => new { name = new string('n', 80), value = $"{choice}" }) });
        Assert.Equal(["0 APPLICATION_COMMAND_TOO_LARGE"], (await _client.CallAsync("PUT", Root, new[] { new { name = "a", description = "d", options } })).Wrong);
    }

    [Fact]
    public async Task Two_hundred_new_ones_a_day_are_all()
    {
        for (var round = 0; round < 2; round++)
            Assert.Equal(200, (int)(await _client.CallAsync("PUT", Root, Enumerable.Range(0, 100).Select(number => Named($"r{round}c{number}")))).Status);
        Assert.Equal(30034, (int)(await _client.CallAsync("PUT", Root, new[] { Named("more") })).Body!["code"]!);
    }

    [Fact]
    public async Task A_servers_own_commands_are_seen_there_alone()
    {
        var (here, there) = (_client.World.AddGuild(members: [_ann]), _client.World.AddGuild("Other", [_ann]));
        await _client.CallAsync("PUT", $"/applications/{Client.App}/guilds/{here.Id}/commands", new[] { Named("local") });
        Assert.Equal(["local"], Names(_ann, here.Channels[0]));
        Assert.Empty(Names(_ann, there.Channels[0]));
        Assert.Equal("403 50001 Missing Access", (await _client.CallAsync("GET", $"/applications/{Client.App}/guilds/1/commands")).Error);
    }

    [Fact]
    public async Task Where_a_command_is_offered_follows_from_contexts_installations_and_permissions()
    {
        var (bob, boss) = (_client.World.AddUser("Bob", installed: false), _client.World.AddUser("Boss", installed: false));
        var guild = _client.World.AddGuild(members: [_ann, bob]);
        _client.World.Join(boss, guild, Permissions.Administrator);
        var elsewhere = _client.World.AddGuild("Elsewhere", [_ann], hasBot: false);
        var group = _client.World.AddGroup(_ann, bob);
        await _client.CallAsync("PUT", Root, new[]
        {
            Command("everywhere", [0, 1], [0, 1, 2]), Command("server", [0], [0]), Command("direct", [0, 1], [1]), Command("admin", [0], [0], "0"),
        });
        Assert.Equal(["everywhere", "server"], Names(_ann, guild.Channels[0]));
        Assert.Equal(["everywhere", "server", "admin"], Names(boss, guild.Channels[0]));
        Assert.Equal(["everywhere", "direct"], Names(bob, _client.World.Direct(bob)));
        Assert.Equal(["everywhere"], Names(_ann, elsewhere.Channels[0]));
        Assert.Equal(["everywhere"], Names(_ann, group));
        Assert.Empty(Names(bob, group));
    }

    [Fact]
    public async Task Options_are_checked_before_they_are_sent()
    {
        await _client.RegisterAsync(new
        {
            name = "settings",
            description = "d",
            options = new object[]
            {
                new { type = 1, name = "minutes", description = "d", options = new object[] { new { type = 4, name = "count", description = "d", required = true } } },
                new { type = 2, name = "nudge", description = "d", options = new object[] { new { type = 1, name = "off", description = "d" } } },
            },
        });
        _client.World.Join(_ann, _client.World.AddGuild());
        var socket = await _client.ReadyAsync();
        _client.World.Slash(_ann, "settings nudge off");
        Assert.Equal("""[{"name":"nudge","type":2,"options":[{"name":"off","type":1}]}]""", (await socket.EventAsync("INTERACTION_CREATE"))["data"]!["options"]!.ToJsonString());
        _client.World.Slash(_ann, "settings minutes", options: ("count", 7));
        Assert.Equal("""[{"name":"minutes","type":1,"options":[{"name":"count","type":4,"value":7}]}]""", (await socket.EventAsync("INTERACTION_CREATE"))["data"]!["options"]!.ToJsonString());
        foreach (var (command, options) in new (string, (string, object)[])[] { ("settings", []), ("settings minutes", []), ("settings hours", []), ("gone", []), ("routine", [("minutes", 99)]), ("routine", [("minutes", "x")]), ("routine", [("hours", 1)]) })
            Assert.Throws<InvalidOperationException>(() => _client.World.Slash(_ann, command, options: options));
    }

    private static object Named(string name, string description = "d") => new { name, description };

    private static object Command(string name, int[] installations, int[] contexts, string? permissions = null) =>
        new { name, description = "d", integration_types = installations, contexts, default_member_permissions = permissions };

    private IEnumerable<string> Names(User who, Channel channel) => _client.World.CommandsFor(who, channel).Select(command => command.Name);
}
