using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

/// <summary>Connecting, identifying, beating, hearing.</summary>
public sealed class GatewayTests : IAsyncLifetime
{
    private Client _client = null!;

    public async Task InitializeAsync() => _client = await Client.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Hello_ready_and_every_server_come_in_that_order()
    {
        var guild = _client.World.AddGuild();
        var socket = await _client.ConnectAsync();
        Assert.Equal(41250, (int)(await socket.NextAsync())["d"]!["heartbeat_interval"]!);
        await socket.IdentifyAsync();
        var ready = await socket.EventAsync("READY");
        Assert.Equal((10, Client.App, $"{guild.Id}", true), ((int)ready["v"]!, (string?)ready["application"]!["id"], (string?)ready["guilds"]![0]!["id"], (bool)ready["guilds"]![0]!["unavailable"]!));
        Assert.NotEqual(_client.Server.Gateway.Url.OriginalString, (string?)ready["resume_gateway_url"]);
        Assert.Equal("general", (string?)(await socket.EventAsync("GUILD_CREATE"))["channels"]![0]!["name"]);
        Assert.Equal(999, (int)(await _client.CallAsync("GET", "/gateway/bot")).Good["session_start_limit"]!["remaining"]!);
        Assert.True(_client.Server.Gateway.IsReady);
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_heartbeat_is_acknowledged_even_before_identify()
    {
        var socket = await _client.ConnectAsync();
        await socket.NextAsync();
        await socket.SendAsync(1, data: null);
        Assert.Equal(11, (int)(await socket.NextAsync())["op"]!);
        Assert.Empty(_client.Server.Violations);
    }

    [Theory]
    [InlineData("wrong", 4097, 0, 1, 4004)]
    [InlineData(FakeDiscordOptions.FirstToken, 1 << 30, 0, 1, 4013)]
    [InlineData(FakeDiscordOptions.FirstToken, 1 << 15, 0, 1, 4014)]
    [InlineData(FakeDiscordOptions.FirstToken, 4097, 1, 1, 4010)]
    public async Task An_identify_that_is_wrong_is_closed_for_good(string token, int intents, int shard, int shards, int code)
    {
        var socket = await _client.ConnectAsync();
        await socket.IdentifyAsync(intents, shard, shards, token);
        Assert.Equal(code, await socket.ClosedAsync());
        Assert.Equal("identify", Assert.Single(_client.Server.Violations).Rule);
        await _client.ConnectAsync();
        Assert.Equal("fatal close", _client.Server.Violations[^1].Rule);
    }

    [Fact]
    public async Task Too_many_servers_need_shards()
    {
        _client.World.AddGuilds(2501, channels: 0);
        var socket = await _client.ConnectAsync();
        await socket.IdentifyAsync();
        Assert.Equal(4011, await socket.ClosedAsync());
    }

    [Theory]
    [InlineData("?v=9&encoding=json")]
    [InlineData("?v=10&encoding=etf")]
    [InlineData("")]
    public async Task Another_version_or_encoding_is_closed(string query)
    {
        var socket = await _client.ConnectAsync(query: query);
        Assert.Equal(4012, await socket.ClosedAsync());
        Assert.Equal("version", Assert.Single(_client.Server.Violations).Rule);
    }

    [Theory]
    [InlineData("{", 4002)]
    [InlineData("{\"op\":1}", 4002)]
    [InlineData("{\"op\":99,\"d\":null}", 4001)]
    [InlineData("{\"op\":3,\"d\":{}}", 4003)]
    [InlineData("{\"op\":6,\"d\":{}}", 4002)]
    public async Task A_payload_that_makes_no_sense_is_closed(string payload, int code)
    {
        var socket = await _client.ConnectAsync();
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(payload));
        Assert.Equal(code, await socket.ClosedAsync());
        Assert.NotEmpty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_payload_too_large_is_closed()
    {
        var socket = await _client.ConnectAsync();
        await socket.SendAsync(1, new string('x', 4096));
        Assert.Equal(4002, await socket.ClosedAsync());
    }

    [Fact]
    public async Task To_identify_twice_on_one_connection_is_closed()
    {
        var socket = await _client.ReadyAsync();
        await socket.IdentifyAsync();
        Assert.Equal(4005, await socket.ClosedAsync());
    }

    [Fact]
    public async Task More_than_120_payloads_a_minute_are_closed()
    {
        var socket = await _client.ConnectAsync();
        for (var time = 0; time < 121; time++)
            await socket.SendAsync(1, data: null);
        Assert.Equal(4008, await socket.ClosedAsync());
    }

    [Fact]
    public async Task Whoever_does_not_beat_is_closed()
    {
        var socket = await _client.ReadyAsync();
        _client.Time.Advance(TimeSpan.FromSeconds(60));
        await socket.SendAsync(1, data: null);
        Assert.Equal(11, (int)(await socket.NextAsync())["op"]!);
        _client.Time.Advance(TimeSpan.FromSeconds(61.9));
        Assert.Equal(4000, await socket.ClosedAsync());
        Assert.Equal("heartbeat", Assert.Single(_client.Server.Violations).Rule);
    }

    [Fact]
    public async Task To_identify_again_within_five_seconds_is_refused()
    {
        await _client.ReadyAsync();
        _client.Time.Advance(TimeSpan.FromSeconds(4.9));
        var second = await _client.ConnectAsync();
        await second.NextAsync();
        await second.IdentifyAsync();
        Assert.Equal("""{"t":null,"s":null,"op":9,"d":false}""", (await second.NextAsync()).ToJsonString());
        Assert.Equal("session starts", Assert.Single(_client.Server.Violations).Rule);
        _client.Time.Advance(TimeSpan.FromSeconds(5));
        await _client.ReadyAsync();
        Assert.Single(_client.Server.Violations);
    }

    [Fact]
    public async Task Whoever_uses_up_the_days_session_starts_loses_the_token()
    {
        _client.Server.Gateway.UseStarts(1000);
        Assert.Equal(0, (int)(await _client.CallAsync("GET", "/gateway/bot")).Good["session_start_limit"]!["remaining"]!);
        var socket = await _client.ConnectAsync();
        await socket.IdentifyAsync();
        Assert.Equal(4004, await socket.ClosedAsync());
        Assert.True(_client.World.TokenIsRevoked);
    }

    [Fact]
    public async Task Intents_decide_what_is_heard()
    {
        var ann = _client.World.AddUser();
        var guild = _client.World.AddGuild(members: [ann]);
        var (deaf, hearing) = (await _client.ReadyAsync(intents: 0), await HearingAsync());
        _client.World.Say(ann, "Hello", guild.Channels[0]);
        _client.World.Say(ann, $"<@{Client.App}> hello", guild.Channels[0]);
        _client.World.Say(ann, "Hello");
        Assert.Equal("", (string?)(await hearing.EventAsync("MESSAGE_CREATE"))["content"]);
        Assert.Equal($"<@{Client.App}> hello", (string?)(await hearing.EventAsync("MESSAGE_CREATE"))["content"]);
        Assert.Equal("Hello", (string?)(await hearing.EventAsync("MESSAGE_CREATE"))["content"]);
        await _client.RegisterAsync();
        _client.World.Slash(ann, "routine");
        Assert.Equal("INTERACTION_CREATE", (string?)(await deaf.NextAsync())["t"]);
    }

    [Fact]
    public async Task The_bot_hears_its_own_direct_messages()
    {
        var ann = _client.World.AddUser();
        var socket = await _client.ReadyAsync();
        await _client.CallAsync("POST", $"/channels/{_client.World.Direct(ann).Id}/messages", Client.Post("Hello"));
        Assert.True((bool)(await socket.EventAsync("MESSAGE_CREATE"))["author"]!["bot"]!);
    }

    [Fact]
    public async Task Servers_come_go_and_break_down()
    {
        var socket = await _client.ReadyAsync();
        var guild = _client.World.AddGuild();
        Assert.Equal($"{guild.Id}", (string?)(await socket.EventAsync("GUILD_CREATE"))["id"]);
        _client.World.BreakDown(guild);
        Assert.True((bool)(await socket.EventAsync("GUILD_DELETE"))["unavailable"]!);
        _client.World.Delete(guild.Channels[0]);
        Assert.Equal($"{guild.Channels[0].Id}", (string?)(await socket.EventAsync("CHANNEL_DELETE"))["id"]);
        _client.World.RemoveBot(guild);
        Assert.Null((await socket.EventAsync("GUILD_DELETE"))["unavailable"]);
    }

    [Fact]
    public async Task Shards_share_the_servers_and_the_first_has_direct_messages()
    {
        await _client.DisposeAsync();
        _client = await Client.StartAsync(new FakeDiscordOptions { MaxConcurrency = 2, Shards = 2 });
        var (first, second) = (await _client.ReadyAsync(shard: 0, shards: 2), await _client.ReadyAsync(shard: 1, shards: 2));
        var guilds = new List<Guild>();
        for (var number = 0; number < 4; number++)
        {
            _client.Time.Advance(TimeSpan.FromMilliseconds(1));
            guilds.Add(_client.World.AddGuild($"Server {number}"));
        }

        foreach (var guild in guilds)
            Assert.Equal($"{guild.Id}", (string?)(await ((guild.Id >> 22) % 2 == 0 ? first : second).EventAsync("GUILD_CREATE"))["id"]);
        _client.World.Say(_client.World.AddUser(), "Hello");
        Assert.Equal("Hello", (string?)(await first.EventAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task Thousands_of_servers_are_announced()
    {
        _client.World.AddGuilds(2500, channels: 2);
        var socket = await _client.ConnectAsync();
        await socket.IdentifyAsync();
        Assert.Equal(2500, (await socket.EventAsync("READY"))["guilds"]!.AsArray().Count);
        for (var number = 0; number < 2500; number++)
            await socket.EventAsync("GUILD_CREATE");
        Assert.Equal(2501, socket.Sequence);
    }

    private async Task<Socket> HearingAsync()
    {
        _client.Time.Advance(TimeSpan.FromSeconds(5));
        return await _client.ReadyAsync((int)(Intents.GuildMessages | Intents.DirectMessages));
    }
}
