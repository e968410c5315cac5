using System.Net;
using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;

namespace LowerBack.Playground.Tests.Api;

/// <summary>What the coach says first, as it stands in the room.</summary>
public sealed class SpeakingTests : IAsyncLifetime
{
    private static readonly PlatformId Id = new("playground");
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_stands_in_the_private_conversation_though_nobody_has_the_page_open()
    {
        Assert.IsType<Delivered>(await SendAsync(new ToPerson("sam"), Scenes.Pain()));
        var message = Assert.Single((await _host.ReadAsync("conversations/sam/messages?person=sam"))["messages"]!.AsArray());
        Assert.Equal("coach", (string?)message!["from"]);
        Assert.Empty((await _host.ReadAsync("conversations/alex/messages?person=alex"))["messages"]!.AsArray());
        await _host.AskAsync("conversations/sam/presses", new { person = "sam", label = "4" });
        Assert.IsType<ButtonPressed>(Assert.Single(_host.Coach.Heard));
    }

    [Fact]
    public async Task In_the_group_one_person_is_called_by_name_and_nobody_without()
    {
        var group = new ToConversation(new ChatAddress(Id, "group"));
        await SendAsync(group, Scenes.Board(), "1");
        await SendAsync(group with { Calling = "sam" }, Scenes.Board(), "2");
        await SendAsync(group with { Calling = "eve" }, Scenes.Board(), "3");
        var messages = (await _host.ReadAsync("conversations/group/messages?person=alex"))["messages"]!.AsArray();
        Assert.Equal([null, "Sam", null], messages.Select(message => (string?)message!["calling"]?["name"]));
        Assert.StartsWith("@Sam\nBack to back", (string?)messages[1]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_closed_the_door_is_not_reached_the_coach_is_told_and_they_are_answered_all_the_same()
    {
        Assert.Equal("""{"id":"alex","name":"Alex","open":false}""", (await _host.AskAsync("people/alex/door", new { open = false })).ToJsonString());
        var told = Assert.IsType<ReachabilityChanged>(Assert.Single(_host.Coach.Heard));
        Assert.Equal((false, "alex", ChatScope.Private, new ChatAddress(Id, "alex")), (told.CanBeWrittenTo, told.From.Id, told.Scope, told.At));
        Assert.Equal([false, true], (await _host.ReadAsync("people"))["people"]!.AsArray().Select(person => (bool)person!["open"]!));

        Assert.IsType<Unreachable>(await SendAsync(new ToPerson("alex"), Scenes.Pain()));
        Assert.Equal(["You said: hello"], (await _host.TypeAsync("hello")).Texts());
        await _host.AskAsync("people/alex/door", new { open = true });
        Assert.True(Assert.IsType<ReachabilityChanged>(_host.Coach.Heard.Last()).CanBeWrittenTo);
        Assert.IsType<Delivered>(await SendAsync(new ToPerson("alex"), Scenes.Pain()));
    }

    [Theory]
    [InlineData("people/alex/door", """{}""", HttpStatusCode.BadRequest)]
    [InlineData("people/eve/door", """{"open":false}""", HttpStatusCode.BadRequest)]
    [InlineData("people/alex/door", """{"open":false,"event":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("people/alex/door", "open", HttpStatusCode.BadRequest)]
    public async Task A_door_that_makes_no_sense_stays_as_it_is(string path, string body, HttpStatusCode status)
    {
        using var answer = await _host.SendAsync(HttpMethod.Post, $"/api/{path}", body);
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(_host.Coach.Heard);
        Assert.IsType<Delivered>(await SendAsync(new ToPerson("alex"), Scenes.Pain()));
    }

    [Fact]
    public async Task What_was_said_first_is_changed_in_its_place_and_nothing_else_is()
    {
        var group = new ToConversation(new ChatAddress(Id, "group"));
        var board = Assert.IsType<Delivered>(await SendAsync(group, Scenes.Board(), "1")).Message!;
        Assert.Equal(new Delivered(board), await SendAsync(group, Scenes.Board(), "1"));
        Assert.Equal(new Delivered(board), await EditAsync(group, board));
        var message = Assert.Single((await _host.ReadAsync("conversations/group/messages?person=sam"))["messages"]!.AsArray());
        Assert.Equal(("All are in.", true), ((string?)message!["text"], (bool)message["edited"]!));

        // What somebody typed, what only one person reads, and what stands elsewhere.
        await _host.TypeAsync("hello");
        await _host.AskAsync("conversations/group/messages", new { person = "alex", text = "whisper" });
        List<string> others = ["", "4242"];
        foreach (var place in new[] { "alex", "group" })
            others.AddRange((await _host.ReadAsync($"conversations/{place}/messages?person=alex"))["messages"]!.AsArray().Select(one => (string)one!["id"]!));
        foreach (var other in others.Where(id => id != board))
            Assert.Equal(new Gone(), await EditAsync(group, other));
        Assert.IsType<Refused>(await EditAsync(new ToPerson("eve"), board));
        Assert.Equal(new Gone(), await EditAsync(new ToPerson("alex"), board));
    }

    [Fact]
    public async Task A_door_that_is_closed_lets_no_change_in_either()
    {
        var said = Assert.IsType<Delivered>(await SendAsync(new ToPerson("alex"), Scenes.Pain())).Message!;
        await _host.AskAsync("people/alex/door", new { open = false });
        Assert.IsType<Unreachable>(await EditAsync(new ToPerson("alex"), said));
    }

    [Fact]
    public async Task While_the_coach_thinks_in_one_conversation_it_answers_in_the_others()
    {
        var thinking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Coach.ThinksAbout = said => said.Scope == ChatScope.Group ? thinking.Task : Task.CompletedTask;
        var busy = Enumerable.Range(0, 15).Select(_ => _host.AskAsync("conversations/group/messages", new { person = "sam", text = "hello" })).ToList();
        while (_host.Coach.Heard.Count < 15)
            await Task.Yield();
        Assert.Equal(["You said: quick"], (await _host.TypeAsync("quick")).Texts());
        Assert.DoesNotContain(busy, one => one.IsCompleted);
        thinking.SetResult();
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task Nobody_is_nobodys_conversation()
    {
        Assert.IsType<Refused>(await SendAsync(new ToPerson("eve"), Scenes.Pain()));
        Assert.IsType<Refused>(await SendAsync(new ToConversation(new ChatAddress(Id, "eve")), Scenes.Pain()));
        Assert.IsType<Refused>(await SendAsync(new ToConversation(new ChatAddress(new PlatformId("telegram"), "group")), Scenes.Pain()));
    }

    private Task<DeliveryOutcome> EditAsync(Recipient to, string message) => _host.Platform.EditAsync(
        new Edited(to, message, "en", new ChatMessage(Prose.Plain("All are in."))), CancellationToken.None);

    private Task<DeliveryOutcome> SendAsync(Recipient to, ChatMessage message, string key = "key-1") =>
        _host.Platform.SendAsync(new Outgoing(key, to, "en", message), CancellationToken.None);
}
