using System.Net;
using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;

namespace LowerBack.Playground.Tests.Api;

public sealed class TalkTests : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_text_is_answered_in_the_same_response()
    {
        var done = await _host.TypeAsync("hello");

        Assert.Equal(["You said: hello"], done.Texts());
        Assert.Equal("hello", (string?)done["said"]!["text"]);
        var heard = Assert.IsType<TextReceived>(Assert.Single(_host.Coach.Heard));
        Assert.Equal((new ChatAddress(new PlatformId("playground"), "alex"), ChatScope.Private), (heard.At, heard.Scope));
    }

    [Fact]
    public async Task A_text_with_a_slash_is_a_command_with_its_words()
    {
        await _host.TypeAsync("/Routine 10 tomorrow", "sam", "group");

        var heard = Assert.IsType<CommandInvoked>(Assert.Single(_host.Coach.Heard));
        Assert.Equal(("routine", "10 tomorrow", ChatScope.Group, "sam"), (heard.Name, heard.Arguments.Rest, heard.Scope, heard.From.Id));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_and_no_letter_is_cut_in_half()
    {
        await _host.TypeAsync(new string('a', 4095) + "🙂🙂");

        Assert.Equal(4095, Assert.IsType<TextReceived>(Assert.Single(_host.Coach.Heard)).Text.Length);
    }

    [Fact]
    public async Task A_button_pressed_by_its_label_edits_the_message_in_place()
    {
        var welcome = (await _host.TypeAsync("/start"))["messages"]![0]!;
        var done = await _host.AskAsync("conversations/alex/presses", new { person = "alex", message = (string)welcome["id"]!, label = "Yes, I am" });

        var edited = Assert.Single(done["messages"]!.AsArray())!;
        Assert.Equal((string)welcome["id"]!, (string?)edited["id"]);
        Assert.True((bool)edited["edited"]!);
        Assert.StartsWith("Thank you.", (string?)edited["text"], StringComparison.Ordinal);
        Assert.Equal(2, (await _host.ReadAsync("conversations/alex/messages?person=alex"))["messages"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_button_whose_message_is_gone_reaches_the_coach_and_is_answered_with_a_new_message()
    {
        var done = await _host.AskAsync("conversations/alex/presses", new { person = "alex", message = "gone", token = "1:o:t:shorter" });

        Assert.False((bool)Assert.Single(done["messages"]!.AsArray())!["edited"]!);
    }

    [Fact]
    public async Task A_refusal_comes_as_a_notice_and_leaves_nothing_in_the_transcript()
    {
        var done = await _host.AskAsync("conversations/alex/presses", new { person = "alex", token = "forged" });

        Assert.Equal("That button is not mine.", (string?)Assert.Single(done["notices"]!.AsArray()));
        Assert.Empty((await _host.ReadAsync("conversations/alex/messages?person=alex")).Texts());
    }

    [Fact]
    public async Task A_button_to_the_private_chat_says_start_there()
    {
        var asked = (await _host.TypeAsync("private", "sam", "group"))["messages"]![0]!;
        var done = await _host.AskAsync("conversations/group/presses", new { person = "sam", message = (string)asked["id"]!, label = "Open our chat" });

        Assert.Equal("sam", (string?)done["conversation"]);
        Assert.Equal("/start", (string?)done["said"]!["text"]);
        Assert.StartsWith("Welcome", Assert.Single(done.Texts()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whisper_in_the_group_is_for_one_person_and_in_private_for_whoever_is_there()
    {
        var done = await _host.TypeAsync("whisper", "alex", "group");

        Assert.Equal("alex", (string?)done["messages"]![0]!["onlyFor"]);
        Assert.Equal(["whisper", "Between us: rest today."], (await _host.ReadAsync("conversations/group/messages?person=alex")).Texts());
        Assert.Equal(["whisper"], (await _host.ReadAsync("conversations/group/messages?person=sam")).Texts());
        Assert.Null((await _host.TypeAsync("whisper"))["messages"]![0]!["onlyFor"]);
    }

    [Fact]
    public async Task Nobody_presses_a_button_they_cannot_see()
    {
        var card = (await _host.TypeAsync("/routine", "alex", "group"))["messages"]![1]!;
        using var answer = await _host.PostAsync("conversations/group/presses", new { person = "sam", message = (string)card["id"]!, label = "Shorter" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_repeated_request_is_one_event()
    {
        var once = new { person = "alex", text = "hello", @event = Guid.NewGuid() };
        await _host.AskAsync("conversations/alex/messages", once);
        await _host.AskAsync("conversations/alex/messages", once);

        Assert.Equal(["hello", "You said: hello"], (await _host.ReadAsync("conversations/alex/messages?person=alex")).Texts());
    }

    [Fact]
    public async Task What_changed_since_is_read_with_after()
    {
        var welcome = (await _host.TypeAsync("/start"))["messages"]![0]!;
        var sequence = (long)(await _host.ReadAsync("conversations/alex/messages?person=alex"))["sequence"]!;
        await _host.AskAsync("conversations/alex/presses", new { person = "alex", message = (string)welcome["id"]!, label = "Yes, I am" });

        var news = await _host.ReadAsync($"conversations/alex/messages?person=alex&after={sequence}");
        Assert.Equal((string)welcome["id"]!, (string?)Assert.Single(news["messages"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task A_conversation_keeps_four_hundred_messages()
    {
        for (var i = 0; i < 140; i++)
        {
            var two = new { person = i % 2 == 0 ? "alex" : "sam", text = "two" };
            HttpResponseMessage answer;
            while ((answer = await _host.PostAsync("conversations/group/messages", two)).StatusCode == HttpStatusCode.TooManyRequests)
                await Task.Delay(50);
            answer.Dispose();
        }

        var messages = (await _host.ReadAsync("conversations/group/messages?person=alex"))["messages"]!.AsArray();
        Assert.Equal((400, 420), (messages.Count, (int)messages[^1]!["sequence"]!));
    }

    [Fact]
    public async Task Hostile_words_travel_as_they_are()
    {
        const string Hostile = "<script>alert(1)</script> **bold** \u202Eevil ünïcode 🙂 \\ \"";

        Assert.Equal([$"You said: {Hostile}"], (await _host.TypeAsync(Hostile)).Texts());
    }

    [Fact]
    public async Task A_file_is_offered_as_an_attachment()
    {
        var file = (await _host.TypeAsync("file"))["messages"]![0]!["file"]!;
        using var answer = await _host.GetAsync((string)file["url"]!);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("lowerback-export.json", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("{\"days\":3}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_fault_is_answered_kindly_and_logged_without_what_was_typed()
    {
        using var answer = await _host.PostAsync("conversations/alex/messages", new { person = "alex", text = "fault" });

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var words = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        Assert.Contains(_host.Log.Lines, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("what somebody typed", StringComparison.Ordinal));
    }
}
