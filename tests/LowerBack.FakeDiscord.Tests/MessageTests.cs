using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

public sealed class MessageTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;
    private Channel _channel = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false });
        _ann = _client.World.AddUser();
        _channel = _client.World.AddGuild(members: [_ann]).Channels[0];
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_message_is_sent_read_edited_and_deleted()
    {
        var sent = (await PostAsync(Client.Post("Hello"))).Good;
        var path = $"/channels/{_channel.Id}/messages/{(string?)sent["id"]}";
        _client.Time.Advance(TimeSpan.FromSeconds(5));
        var edited = (await _client.CallAsync("PATCH", path, new { content = "Hello again" })).Good;
        Assert.Equal(("Hello again", true), ((string?)edited["content"], edited["edited_timestamp"] is not null));
        Assert.Equal("Hello again", (string?)(await _client.CallAsync("GET", path)).Good["content"]);
        Assert.Single((await _client.CallAsync("GET", $"/channels/{_channel.Id}/messages?limit=5")).Good.AsArray());
        Assert.Equal(204, (int)(await _client.CallAsync("DELETE", path)).Status);
        Assert.Equal("404 10008 Unknown Message", (await _client.CallAsync("GET", path)).Error);
        Assert.Equal(["message", "edit", "delete"], _channel.Saw().Select(seen => seen.What));
        Assert.Empty(_client.Server.Violations);
    }

    [Theory]
    [InlineData("content", 2000, "content BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.title", 256, "embeds.0.title BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.description", 4096, "embeds.0.description BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.footer.text", 2048, "embeds.0.footer.text BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.author.name", 256, "embeds.0.author.name BASE_TYPE_MAX_LENGTH")]
    [InlineData("nonce", 25, "nonce BASE_TYPE_MAX_LENGTH")]
    public async Task A_text_has_as_many_letters_as_it_may(string where, int most, string wrong)
    {
        Assert.Empty((await PostAsync(With(where, new string('ö', most)))).Wrong);
        Assert.Equal([wrong], (await PostAsync(With(where, new string('ö', most + 1)))).Wrong);
    }

    [Fact]
    public async Task Letters_outside_the_first_plane_count_once() =>
        Assert.Equal(200, (int)(await PostAsync(Client.Post(string.Concat(Enumerable.Repeat("😀", 2000))))).Status);

    [Fact]
    public async Task Embeds_are_bounded_each_and_together()
    {
        var long4000 = new string('x', 4000);
        Assert.Equal(["embeds MAX_EMBED_SIZE_EXCEEDED"], (await PostAsync(new { embeds = new[] { new { description = long4000 }, new { description = long4000 } } })).Wrong);
        Assert.Equal(["embeds BASE_TYPE_BAD_LENGTH"], (await PostAsync(new { embeds = Enumerable.Range(0, 11).Select(_ => new { title = "x" }) })).Wrong);
        Assert.Equal(["embeds.0.fields BASE_TYPE_BAD_LENGTH"], (await PostAsync(new { embeds = new[] { new { fields = Enumerable.Range(0, 26).Select(_ => new { name = "n", value = "v" }) } } })).Wrong);
        Assert.Equal(["embeds.0.fields.0.value BASE_TYPE_REQUIRED"], (await PostAsync(new { embeds = new[] { new { fields = new[] { new { name = "n", value = "" } } } } })).Wrong);
    }

    [Fact]
    public async Task An_empty_message_is_none()
    {
        Assert.Equal("400 50006 Cannot send an empty message", (await PostAsync(Client.Post(""))).Error);
        Assert.Equal(200, (int)(await PostAsync(new { embeds = new[] { new { title = "x" } } })).Status);
    }

    [Fact]
    public async Task The_same_nonce_gives_the_same_message_for_a_few_minutes()
    {
        var post = Client.Post("Once");
        var first = (string?)(await PostAsync(post)).Good["id"];
        Assert.Equal(first, (string?)(await PostAsync(post)).Good["id"]);
        Assert.Single(_client.World.Said(_channel));
        _client.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.NotEqual(first, (string?)(await PostAsync(post)).Good["id"]);
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task Sending_without_nonce_or_allowed_mentions_is_written_down()
    {
        await PostAsync(new { content = "Hello" });
        Assert.Equal(["allowed_mentions", "nonce"], _client.Server.Violations.Select(one => one.Rule));
    }

    [Theory]
    [InlineData("""null""", true, true)]
    [InlineData("""{"parse":[]}""", false, false)]
    [InlineData("""{"parse":["users"]}""", true, false)]
    [InlineData("""{"parse":["everyone"]}""", false, true)]
    [InlineData("""{"parse":[],"users":["ANN"]}""", true, false)]
    public async Task Who_is_pinged_follows_from_allowed_mentions(string allowed, bool ann, bool everyone)
    {
        var given = JsonNode.Parse(allowed.Replace("ANN", $"{_ann.Id}", StringComparison.Ordinal));
        var sent = (await PostAsync(new { content = $"<@{_ann.Id}> and @everyone", allowed_mentions = given })).Good;
        var pings = Assert.Single(_client.World.Said(_channel)).Pings;
        Assert.Equal((ann, everyone), (pings.Users.Contains(_ann), pings.Everyone));
        Assert.Equal((ann ? 1 : 0, everyone), (sent["mentions"]!.AsArray().Count, (bool)sent["mention_everyone"]!));
        Assert.Equal(!ann && !everyone, pings.IsNobody);
    }

    [Fact]
    public async Task Users_cannot_be_listed_and_parsed_at_once() =>
        Assert.Equal(["allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"], (await PostAsync(new { content = "x", allowed_mentions = new { parse = new[] { "users" }, users = new[] { $"{_ann.Id}" } } })).Wrong);

    [Fact]
    public async Task Files_come_as_parts_and_can_be_fetched()
    {
        var sent = (await UploadAsync("POST", "", new { content = "See", attachments = new[] { new { id = 0, filename = "move.png", description = "A bridge" } }, embeds = new[] { new { image = new { url = "attachment://move.png" } } } }, "move.png")).Good;
        var file = sent["attachments"]![0]!;
        Assert.Equal(("move.png", "A bridge", 3), ((string?)file["filename"], (string?)file["description"], (int)file["size"]!));
        Assert.Equal([1, 2, 3], await _client.Http.GetByteArrayAsync(new Uri((string)file["url"]!)));
        Assert.Equal(["allowed_mentions", "nonce"], _client.Server.Violations.Select(one => one.Rule));
    }

    [Fact]
    public async Task An_edit_keeps_files_unless_it_lists_them()
    {
        var sent = (await UploadAsync("POST", "", new { content = "See" }, "a.png")).Good;
        var path = $"/{(string?)sent["id"]}";
        var more = (await UploadAsync("PATCH", path, new { content = "Both" }, "b.png")).Good["attachments"]!.AsArray();
        Assert.Equal(["a.png", "b.png"], more.Select(file => (string?)file!["filename"]));
        var one = (await _client.CallAsync("PATCH", $"/channels/{_channel.Id}/messages{path}", new { attachments = new[] { new { id = (string?)more[1]!["id"] } } })).Good["attachments"]!.AsArray();
        Assert.Equal("b.png", (string?)Assert.Single(one)!["filename"]);
        Assert.Equal(["attachments ATTACHMENT_NOT_FOUND"], (await _client.CallAsync("PATCH", $"/channels/{_channel.Id}/messages{path}", new { attachments = new[] { new { id = "7" } } })).Wrong);
    }

    [Fact]
    public async Task What_a_file_is_called_and_shown_as_is_looked_at()
    {
        await UploadAsync("POST", "", new { content = "x", embeds = new[] { new { image = new { url = "attachment://other.png" } } } }, "über.png");
        Assert.Contains(_client.Server.Violations, one => one.Rule == "multipart");
        Assert.Contains(_client.Server.Violations, one => one.Rule == "attachments");
    }

    [Fact]
    public async Task A_file_too_large_is_refused()
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[10 * 1024 * 1024 + 1]), "files[0]", "a.png" } };
        Assert.Equal("413 40005 Request entity too large", (await _client.SendAsync("POST", $"/channels/{_channel.Id}/messages", body)).Error);
    }

    [Theory]
    [InlineData(Permissions.None, "403 50001 Missing Access")]
    [InlineData(Permissions.ViewChannel, "403 50013 Missing Permissions")]
    [InlineData(Permissions.ViewChannel | Permissions.SendMessages, "200  ")]
    [InlineData(Permissions.Administrator, "200  ")]
    public async Task A_channel_takes_what_the_bot_may_send(Permissions permissions, string error)
    {
        _channel.Allow(permissions);
        Assert.Equal(error, (await PostAsync(Client.Post("Hello"))).Error);
    }

    [Fact]
    public async Task To_be_refused_twice_for_the_same_reason_breaks_a_rule()
    {
        _channel.Allow(Permissions.None);
        await PostAsync(Client.Post("Hello"));
        Assert.Empty(_client.Server.Violations);
        await PostAsync(Client.Post("Hello"));
        Assert.Equal("unreachable", Assert.Single(_client.Server.Violations).Rule);
        _client.World.Say(_ann, "Are you there?", _channel);
        Assert.Equal("403 50001 Missing Access", (await PostAsync(Client.Post("Hello"))).Error);
        Assert.Single(_client.Server.Violations);
        _channel.Allow(Permissions.Usual);
        Assert.Equal(200, (int)(await PostAsync(Client.Post("Hello"))).Status);
    }

    [Fact]
    public async Task A_thread_has_a_permission_of_its_own()
    {
        var thread = _client.World.AddThread(_channel, "Backs");
        thread.Allow(Permissions.ViewChannel | Permissions.SendMessages);
        Assert.Equal("403 50013 Missing Permissions", (await _client.CallAsync("POST", $"/channels/{thread.Id}/messages", Client.Post("x"))).Error);
        thread.Allow(Permissions.ViewChannel | Permissions.SendMessagesInThreads);
        Assert.Equal(200, (int)(await _client.CallAsync("POST", $"/channels/{thread.Id}/messages", Client.Post("x"))).Status);
    }

    [Fact]
    public async Task A_deleted_channel_is_unknown()
    {
        _client.World.Delete(_channel);
        Assert.Equal("404 10003 Unknown Channel", (await PostAsync(Client.Post("Hello"))).Error);
    }

    [Theory]
    [InlineData(Door.Open, 200, "200  ")]
    [InlineData(Door.RefusesMessages, 200, "403 50007 Cannot send messages to this user")]
    [InlineData(Door.NoMutualGuilds, 200, "403 50278 Cannot send messages to this user due to having no mutual guilds")]
    [InlineData(Door.MissingAccess, 200, "403 50001 Missing Access")]
    [InlineData(Door.RefusesOpening, 400, "403 50007 Cannot send messages to this user")]
    public async Task Direct_messages_are_closed_in_every_shape(Door door, int opens, string error)
    {
        var direct = _client.World.Direct(_ann);
        _client.World.SetDoor(_ann, door);
        Assert.Equal(opens, (int)(await OpenAsync(_ann)).Status);
        Assert.Equal(error, (await _client.CallAsync("POST", $"/channels/{direct.Id}/messages", Client.Post("Hello"))).Error);
    }

    [Fact]
    public async Task A_direct_channel_is_the_same_each_time_and_needs_something_shared()
    {
        var bob = _client.World.AddUser("Bob", installed: false);
        var first = (await OpenAsync(bob)).Good;
        Assert.Equal((string?)first["id"], (string?)(await OpenAsync(bob)).Good["id"]);
        Assert.Equal((1, $"{bob.Id}"), ((int)first["type"]!, (string?)first["recipients"]![0]!["id"]));
        Assert.Equal("403 50278 Cannot send messages to this user due to having no mutual guilds", (await _client.CallAsync("POST", $"/channels/{(string?)first["id"]}/messages", Client.Post("Hello"))).Error);
        _client.World.Join(bob, _client.World.AddGuild("Gym"));
        Assert.Equal(200, (int)(await _client.CallAsync("POST", $"/channels/{(string?)first["id"]}/messages", Client.Post("Hello"))).Status);
    }

    private static JsonObject With(string where, string text)
    {
        JsonNode value = JsonValue.Create(text);
        foreach (var step in where.Split('.').Reverse())
            value = step == "0" ? new JsonArray(value) : new JsonObject { [step] = value };
        if (value["content"] is null)
            value["content"] = "x";
        return value.AsObject();
    }

    private Task<Answered> PostAsync(object message) => _client.CallAsync("POST", $"/channels/{_channel.Id}/messages", message);

    private Task<Answered> OpenAsync(User who) => _client.CallAsync("POST", "/users/@me/channels", new { recipient_id = $"{who.Id}" });

    private async Task<Answered> UploadAsync(string method, string path, object payload, string name)
    {
        using var body = new MultipartFormDataContent();
        using var json = new StringContent(JsonSerializer.Serialize(payload), Encoding.UTF8, "application/json");
        using var file = new ByteArrayContent([1, 2, 3]);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"files[0]\"", FileName = $"\"{name}\"" };
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        body.Add(json, "payload_json");
        body.Add(file);
        return await _client.SendAsync(method, $"/channels/{_channel.Id}/messages{path}", body);
    }
}
