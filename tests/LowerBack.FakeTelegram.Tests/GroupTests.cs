using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class GroupTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;

    private FakeBot Bot => _client.Bot;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = Bot.AddUser();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("/routine", true)]
    [InlineData("/routine@lowerback_bot", true)]
    [InlineData("/routine@LowerBack_Bot 10", true)]
    [InlineData("/routine@other_bot", false)]
    [InlineData("hello all", false)]
    [InlineData("@lowerback_bot hello", false)]
    public async Task In_privacy_mode_only_what_is_meant_for_the_bot_reaches_it(string text, bool reaches)
    {
        Bot.Say(_ann, text, Group().Id);
        Assert.Equal(reaches ? 1 : 0, (await _client.FetchAsync()).Count);
    }

    [Fact]
    public async Task A_bare_command_is_for_the_bot_that_wrote_last()
    {
        var group = Group();
        Bot.OtherBotSpeaks(group.Id);
        Bot.Say(_ann, "/routine", group.Id);
        Assert.Empty(await _client.FetchAsync());
        await _client.CallAsync("sendMessage", new { chat_id = group.Id, text = "Me" });
        Bot.Say(_ann, "/routine", group.Id);
        Assert.Single(await _client.FetchAsync());
    }

    [Fact]
    public async Task A_reply_to_the_bot_reaches_it_and_carries_what_it_answers()
    {
        var group = Group();
        var asked = (int)(await _client.CallAsync("sendMessage", new { chat_id = group.Id, text = "Well?" })).Result["message_id"]!;
        Bot.Say(_ann, "yes", group.Id, replyTo: asked);
        Assert.Equal("Well?", (string?)Assert.Single(await _client.FetchAsync())!["message"]!["reply_to_message"]!["text"]);
    }

    [Fact]
    public async Task An_administrator_and_a_bot_without_privacy_mode_see_everything()
    {
        var group = Group();
        Bot.SeesAllInGroups = true;
        Bot.Say(_ann, "one", group.Id);
        Bot.SeesAllInGroups = false;
        Bot.Say(_ann, "two", group.Id);
        Bot.Promote(_ann, group.Id);
        Bot.Say(_ann, "three", group.Id);
        Assert.Equal(["one", null, "three"], (await _client.FetchAsync()).Select(update => (string?)update!["message"]?["text"]));
    }

    [Fact]
    public async Task An_edit_comes_as_such()
    {
        var group = Group();
        var said = Bot.Say(_ann, "/routine 10", group.Id);
        _client.Server.Time.Advance(TimeSpan.FromSeconds(5));
        Bot.Edit(_ann, group.Id, said.Id, "/routine 20");
        var edited = (await _client.FetchAsync())[1]!["edited_message"]!;
        Assert.Equal(("/routine 20", (long)edited["date"]! + 5), ((string?)edited["text"], (long)edited["edit_date"]!));
    }

    [Fact]
    public async Task Being_added_and_thrown_out_is_told()
    {
        var group = Bot.AddChat(ChatKind.Supergroup, "Office", [_ann], bot: Standing.Never);
        Bot.Add(_ann, group.Id);
        Bot.Kick(_ann, group.Id);
        var updates = await _client.FetchAsync();
        Assert.Equal(("left", "member"), Standings(0));
        Assert.Equal("lowerback_bot", (string?)updates[1]!["message"]!["new_chat_members"]![0]!["username"]);
        Assert.Equal(("member", "kicked"), Standings(2));

        (string?, string?) Standings(int at) =>
            ((string?)updates[at]!["my_chat_member"]!["old_chat_member"]!["status"], (string?)updates[at]!["my_chat_member"]!["new_chat_member"]!["status"]);
    }

    [Fact]
    public async Task A_topic_is_answered_in_it_and_general_by_leaving_it_out()
    {
        var forum = Bot.AddChat(ChatKind.Supergroup, "Forum", [_ann], isForum: true);
        var topic = Bot.AddTopic(_ann, forum.Id, "Backs");
        Bot.Say(_ann, "/routine", forum.Id, thread: topic);
        Bot.Say(_ann, "/routine", forum.Id);
        var updates = await _client.FetchAsync();
        Assert.Equal((topic, true), ((int)updates[1]!["message"]!["message_thread_id"]!, (bool)updates[1]!["message"]!["is_topic_message"]!));
        Assert.Null(updates[2]!["message"]!["message_thread_id"]);

        Assert.Equal(topic, (int)(await SendAsync(forum.Id, topic)).Result["message_thread_id"]!);
        Assert.Null((await SendAsync(forum.Id, 0)).Result["message_thread_id"]);
        Assert.Equal("400 Bad Request: message thread not found", (await SendAsync(forum.Id, 1)).Error);
        Bot.RemoveTopic(forum.Id, topic);
        Assert.Equal("400 Bad Request: message thread not found", (await SendAsync(forum.Id, topic)).Error);
        Assert.Null((await SendAsync(Group().Id, 7)).Result["message_thread_id"]);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_says_so_three_times()
    {
        var group = Group();
        await SendAsync(group.Id, 0);
        var next = Bot.Migrate(group.Id);
        var updates = await _client.FetchAsync();
        Assert.Equal((group.Id, next.Id), ((long)updates[0]!["message"]!["chat"]!["id"]!, (long)updates[0]!["message"]!["migrate_to_chat_id"]!));
        Assert.Equal((next.Id, group.Id), ((long)updates[1]!["message"]!["chat"]!["id"]!, (long)updates[1]!["message"]!["migrate_from_chat_id"]!));
        var refused = await SendAsync(group.Id, 0);
        Assert.Equal("400 Bad Request: group chat was upgraded to a supergroup chat", refused.Error);
        Assert.Equal(next.Id, (long)refused.Body["parameters"]!["migrate_to_chat_id"]!);
        Assert.Equal("supergroup", (string?)(await SendAsync(next.Id, 0)).Result["chat"]!["type"]);
    }

    [Fact]
    public async Task An_anonymous_administrator_is_a_bot_in_the_groups_name()
    {
        var group = Group(ChatKind.Supergroup);
        Bot.Say(_ann, "/routine", group.Id, anonymous: true);
        var message = Assert.Single(await _client.FetchAsync())!["message"]!;
        Assert.Equal((1087968824L, true, group.Id), ((long)message["from"]!["id"]!, (bool)message["from"]!["is_bot"]!, (long)message["sender_chat"]!["id"]!));
    }

    [Fact]
    public async Task Ids_of_messages_are_a_supergroups_own()
    {
        var (one, two) = (Group(ChatKind.Supergroup), Group(ChatKind.Supergroup));
        Assert.Equal(1, (int)(await SendAsync(one.Id, 0)).Result["message_id"]!);
        Assert.Equal(1, (int)(await SendAsync(two.Id, 0)).Result["message_id"]!);
    }

    [Fact]
    public async Task A_reply_to_nothing_is_refused_unless_it_may_stand_alone()
    {
        var group = Group();
        Assert.Equal("400 Bad Request: message to be replied not found", (await _client.CallAsync("sendMessage", new { chat_id = group.Id, text = "x", reply_parameters = new { message_id = 99 } })).Error);
        Assert.Equal("200 ", (await _client.CallAsync("sendMessage", new { chat_id = group.Id, text = "x", reply_parameters = new { message_id = 99, allow_sending_without_reply = true } })).Error);
    }

    [Fact]
    public async Task The_bot_can_look_around_and_leave()
    {
        var group = Group();
        Assert.Equal("Office", (string?)(await _client.CallAsync("getChat", new { chat_id = group.Id })).Result["title"]);
        Assert.Equal("member", (string?)(await _client.CallAsync("getChatMember", new { chat_id = group.Id, user_id = _ann.Id })).Result["status"]);
        Assert.Equal("member", (string?)(await _client.CallAsync("getChatMember", new { chat_id = group.Id, user_id = 1 })).Result["status"]);
        await _client.CallAsync("leaveChat", new { chat_id = group.Id });
        Assert.Equal("403 Forbidden: bot is not a member of the group chat", (await SendAsync(group.Id, 0)).Error);
    }

    [Theory]
    [InlineData(Standing.Creator, "creator")]
    [InlineData(Standing.Administrator, "administrator")]
    [InlineData(Standing.Left, "left")]
    public async Task Where_somebody_stands_in_a_group_can_be_asked(Standing standing, string status)
    {
        var group = Group();
        Bot.Place(_ann, group.Id, standing);
        Assert.Equal(status, (string?)(await _client.CallAsync("getChatMember", new { chat_id = group.Id, user_id = _ann.Id })).Result["status"]);
    }

    private Chat Group(ChatKind kind = ChatKind.Group) => Bot.AddChat(kind, "Office", [_ann]);

    private Task<Answered> SendAsync(long chat, int thread) =>
        _client.CallAsync("sendMessage", new { chat_id = chat, text = "Hello", message_thread_id = thread });
}
