using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Tests.Support;
using static LowerBack.Discord.Tests.Support.StubDiscord;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>What the coach answers, as it arrives in Discord, and what happens when Discord says no.</summary>
public sealed class AnsweringTests
{
    private static readonly ChatPicture Bridge = new("bridge", "A bridge, hips high", () => "<svg/>");

    [Fact]
    public async Task In_a_server_a_whisper_is_shown_to_one_person_and_what_is_said_to_all()
    {
        await using var host = Answering(new Whisper(Message("Pain 4 of 10")), new Say(Message("Go team")));
        await host.TakesAsync(Events.Command(1, "routine"));
        Assert.Equal([Callback, FollowUp], Names(host));
        Assert.Equal("""{"type":4,"data":{"content":"Pain 4 of 10","allowed_mentions":{"parse":[]},"flags":64}}""", host.Discord.Calls[0].Body);
        Assert.Equal("""{"content":"Go team","allowed_mentions":{"parse":[]}}""", host.Discord.Calls[1].Body);
    }

    [Fact]
    public async Task In_a_direct_message_nothing_needs_hiding_and_nobody_is_ever_mentioned()
    {
        await using var host = Answering(new Say(Message("Hello @everyone")), new Whisper(Message("Two")));
        await host.TakesAsync(Events.Command(1, "routine", Events.InDm));
        Assert.All(host.Discord.Calls, call => Assert.DoesNotContain("flags", call.Body, StringComparison.Ordinal));
        Assert.All(host.Discord.Calls, call => Assert.Contains("\"allowed_mentions\":{\"parse\":[]}", call.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_changes_its_message_in_place_and_whatever_else_is_said_follows()
    {
        await using var host = Answering(new Whisper(Message("Well done")), new Replace(Message("Now", null, Buttons())));
        await host.TakesAsync(Events.Press(1, "x"));
        Assert.Equal([Callback, FollowUp], Names(host));
        Assert.Equal(
            """{"type":7,"data":{"content":"Now","embeds":[],"components":[{"components":[{"style":1,"label":"Done","custom_id":"1:o:routine:done","type":2},{"style":2,"label":"Rest","custom_id":"1:o:routine:rest","type":2}],"type":1}],"attachments":[],"allowed_mentions":{"parse":[]}}}""",
            host.Discord.Calls[0].Body);
        Assert.Equal(64, host.Discord.Calls[1].Json.GetProperty("flags").GetInt32());
    }

    [Theory]
    [InlineData(Events.InServer)]
    [InlineData(Events.InDm)]
    public async Task A_press_that_changes_nothing_is_heard_and_a_refusal_is_for_the_presser_alone_and_leaves_nothing_behind(string where)
    {
        await using var silent = Answering();
        await silent.TakesAsync(Events.Press(1, "x", where));
        Assert.Equal("""{"type":6}""", Assert.Single(silent.Discord.Calls).Body);

        await using var host = Answering(new Refuse("That was yesterday's."));
        await host.TakesAsync(Events.Press(1, "x", where));
        var call = Assert.Single(host.Discord.Calls);
        Assert.Equal((4, "That was yesterday's.", 64), (call.CallbackType, call.Words, call.Message.GetProperty("flags").GetInt32()));
    }

    [Fact]
    public async Task A_long_turn_is_announced_in_time_to_the_person_alone_and_the_answer_takes_its_place()
    {
        await using var host = Answering(new Whisper(Message("There")), new Whisper(Message("And more")));
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        host.Get<Intake>().Take(EventReader.ReadInteraction(System.Text.Encoding.UTF8.GetBytes(Events.Command(1, "routine"))));
        while (host.Time.Waiting == 0)
            await Task.Yield();
        host.Time.Advance(Intake.DeferAfter);
        Assert.Equal("""{"type":5,"data":{"allowed_mentions":{"parse":[]},"flags":64}}""", (await host.Discord.CallsAsync(Callback))[0].Body);
        thinking.SetResult();
        await host.AnsweredAsync();
        Assert.Equal([Callback, Edit, FollowUp], Names(host));
        Assert.Equal("There", host.Discord.Calls[1].Words);
    }

    [Fact]
    public async Task A_form_is_the_first_answer_to_its_press_however_long_that_takes()
    {
        await using var host = Answering(new Fill(Form()));
        await DelayedAsync(host, Events.Press(1, EventReader.OpensForm + "1:o:settings:form", after: TimeSpan.FromSeconds(-2)), announced: false);
        Assert.Equal(
            """{"data":{"custom_id":"1:o:settings:several","title":"Several at once","components":["""
            + """{"label":"Minutes","description":"A day","component":{"type":3,"custom_id":"minutes","required":true,"options":[{"label":"Ten","value":"10","default":true},{"label":"Twenty","value":"20"}],"min_values":1,"max_values":1},"type":18},"""
            + """{"label":"Days","component":{"type":3,"custom_id":"days","required":false,"options":[{"label":"Mon","value":"mon","default":true},{"label":"Tue","value":"tue","default":true}],"min_values":0,"max_values":2},"type":18},"""
            + """{"label":"Time zone","component":{"type":4,"custom_id":"zone","required":true,"style":1,"value":"Berlin","placeholder":"Lisbon","max_length":80},"type":18},"""
            + """{"label":"Note","component":{"type":4,"custom_id":"note","required":false,"style":2,"max_length":1000},"type":18}]},"type":9}""",
            Assert.Single(host.Discord.Calls).Body);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_is_asked_for_again_and_so_is_one_after_an_announcement()
    {
        await using var late = Answering(new Fill(Form()));
        late.Discord.Refuses(Callback, 404, 10062);
        await late.TakesAsync(Events.Press(1, EventReader.OpensForm + "x", Events.InDm));
        Assert.Equal([Callback, Post], Names(late));
        Assert.Contains("kein Formular", late.Discord.Calls[1].Words, StringComparison.Ordinal);

        // No button of ours: one that opens a form is never announced.
        await using var host = Answering(new Fill(Form()));
        await DelayedAsync(host, Events.Press(1, "x", after: TimeSpan.FromSeconds(-2)));
        Assert.Equal([Callback, FollowUp], Names(host));
        Assert.Equal(64, host.Discord.Calls[1].Json.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task A_form_that_was_sent_changes_the_message_whose_button_opened_it_or_is_answered_to_the_sender_alone()
    {
        await using var host = Answering(new Replace(Message("Now")));
        await host.TakesAsync(Events.Form(1, "1:o:settings:several", "[]", Events.InServer));
        await host.TakesAsync(Events.Form(2, "1:o:settings:several", "[]", Events.InServer, from: ""));
        Assert.Equal([(7, "Now"), (4, "Now")], host.Discord.Calls.Select(call => (call.CallbackType, call.Words)));
        Assert.Equal(64, host.Discord.Calls[1].Message.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task A_button_that_opens_a_form_says_so_in_what_it_carries()
    {
        var token = ButtonToken.Build("o", "settings", "form", new string('x', 46));
        await using var host = Answering(new Say(Message("Both", null, new ButtonRow(new FormButton("All at once", token)), Buttons())));
        await host.TakesAsync(Events.Command(1, "settings", Events.InDm));
        Assert.Contains($$"""[{"style":2,"label":"All at once","custom_id":"form:{{token.Text}}","type":2}]""", host.Discord.Calls[0].Body, StringComparison.Ordinal);
        Assert.Equal(ButtonToken.MaxBytes, token.Text.Length);
    }

    [Fact]
    public async Task What_was_announced_and_then_is_nothing_goes_away_again()
    {
        await using var host = Answering();
        await DelayedAsync(host, Events.Command(1, "routine", after: TimeSpan.FromSeconds(-2)));
        Assert.Equal([Callback, Delete], Names(host));
    }

    [Fact]
    public async Task A_long_turn_after_a_press_is_heard_first_and_then_changes_the_message()
    {
        await using var host = Answering(new Replace(Message("Now")));
        await DelayedAsync(host, Events.Press(1, "x", after: TimeSpan.FromSeconds(-2)));
        Assert.Equal([Callback, Edit], Names(host));
        Assert.Equal("""{"type":6}""", host.Discord.Calls[0].Body);
    }

    [Fact]
    public async Task An_interaction_that_is_over_is_answered_by_a_message_in_private()
    {
        await using var server = Answering(new Whisper(Message("Pain 4 of 10")));
        server.Discord.Refuses(Callback, 404, 10062);
        await server.TakesAsync(Events.Command(1, "routine"));
        Assert.Equal([Callback, OpenDm, Post], Names(server));
        Assert.Equal("/api/v10/channels/9007/messages", server.Discord.Calls[2].Path);
        Assert.Equal($"{Events.Id(1)}.0", server.Discord.Calls[2].Json.GetProperty("nonce").GetString());

        await using var alone = Answering(new Say(Message("There")));
        alone.Discord.Refuses(Callback, 404, 10062);
        await alone.TakesAsync(Events.Command(1, "routine", Events.InDm));
        Assert.Equal([Callback, Post], Names(alone));
    }

    [Fact]
    public async Task A_token_of_an_interaction_that_expired_says_nothing_about_the_bots()
    {
        await using var host = Answering(new Say(Message("one")), new Say(Message("two")));
        host.Discord.Refuses(FollowUp, 401, 50027);
        await host.TakesAsync(Events.Command(1, "routine", Events.InDm));
        Assert.Equal([Callback, FollowUp, Post], Names(host));
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interaction_somebody_already_answered_gets_the_answer_as_a_second_one()
    {
        await using var host = Answering(new Whisper(Message("one")));
        host.Discord.Refuses(Callback, 400, 40060);
        await host.TakesAsync(Events.Command(1, "routine"));
        Assert.Equal([Callback, FollowUp], Names(host));
    }

    [Fact]
    public async Task An_answer_whose_confirmation_got_lost_is_not_given_twice()
    {
        await using var host = Answering(new Whisper(Message("one")));
        host.Discord.Next(Callback, 502, "<html>").Refuses(Callback, 400, 40060);
        await host.TakesAsync(Events.Command(1, "routine"));
        Assert.Equal([Callback, Callback], Names(host));
    }

    [Fact]
    public async Task A_message_goes_again_under_the_same_nonce_and_a_second_answer_does_not()
    {
        await using var host = Answering(new Say(Message("one")));
        host.Discord.Next(Post, 502, "<html>");
        await host.HearsAsync(Events.Message(1, "hello"));
        Assert.Equal([Post, Post], Names(host));
        Assert.Equal(host.Discord.Calls[0].Body, host.Discord.Calls[1].Body);
        Assert.Contains("\"enforce_nonce\":true", host.Discord.Calls[0].Body, StringComparison.Ordinal);

        await using var other = Answering(new Say(Message("one")), new Say(Message("two")));
        other.Discord.Next(FollowUp, 502, "<html>");
        await other.TakesAsync(Events.Command(1, "routine"));
        Assert.Equal([Callback, FollowUp], Names(other));
    }

    [Fact]
    public async Task A_picture_hangs_on_the_message_with_its_words_for_those_who_cannot_see_it()
    {
        await using var host = Answering(new Whisper(Message("Bridge", Bridge)));
        await host.TakesAsync(Events.Command(1, "exercise"));
        var call = Assert.Single(host.Discord.Calls);
        var attachment = call.Message.GetProperty("attachments")[0];
        Assert.Equal(("0", "A bridge, hips high"), (attachment.GetProperty("id").GetString(), attachment.GetProperty("description").GetString()));
        Assert.Contains("PNG of <svg/>", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_there_already_stays_and_another_one_goes()
    {
        await using var host = Answering(new Replace(Message("Now", Bridge)));
        await host.TakesAsync(Events.Press(1, "x"));
        var name = host.Discord.Calls[0].Message.GetProperty("attachments")[0].GetProperty("filename").GetString();
        await host.TakesAsync(Events.Press(2, "x", shown: $$"""[{"id":"66","filename":"{{name}}"},{"id":"67","filename":"other.png"}]"""));
        Assert.Contains("\"attachments\":[{\"id\":\"66\"}]", host.Discord.Calls[1].Body, StringComparison.Ordinal);
        Assert.Equal("application/json", host.Discord.Calls[1].Type);
    }

    [Fact]
    public async Task Without_pixels_or_where_they_are_refused_the_words_stand_alone()
    {
        await using var blind = Answering(pictures: false, new Whisper(Message("Bridge", Bridge)));
        await blind.TakesAsync(Events.Command(1, "exercise"));
        Assert.Equal("*A bridge, hips high*\n\nBridge", Assert.Single(blind.Discord.Calls).Words);

        await using var host = Answering(new Whisper(Message("Bridge", Bridge)));
        host.Discord.Refuses(Callback, 413, 40005);
        await host.TakesAsync(Events.Command(1, "exercise"));
        Assert.Equal(2, host.Discord.Calls.Count);
        Assert.Equal("*A bridge, hips high*\n\nBridge", host.Discord.Calls[1].Words);
    }

    [Fact]
    public async Task Words_that_escaping_makes_too_long_stand_whole_in_a_frame()
    {
        var words = new string('*', ChatLimits.MessageText);
        await using var host = Answering(new Whisper(Message(words)));
        await host.TakesAsync(Events.Command(1, "learn"));
        var message = Assert.Single(host.Discord.Calls).Message;
        Assert.False(message.TryGetProperty("content", out _));
        Assert.Equal(3800, message.GetProperty("embeds")[0].GetProperty("description").GetString()!.Length);
    }

    [Fact]
    public async Task A_file_comes_under_its_name()
    {
        await using var host = Answering(new Say(Message("Yours.") with { File = new ChatFile("export ü.json", "application/json", "{}"u8.ToArray()) }));
        await host.TakesAsync(Events.Command(1, "privacy", Events.InDm));
        Assert.Contains("name=\"files[0]\"; filename=\"export__.json\"\r\nContent-Type: application/json\r\n\r\n{}", Assert.Single(host.Discord.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_to_the_private_chat_has_the_coach_write_there_and_shows_the_way()
    {
        await using var host = Answering(new Say(Message("Welcome")));
        await host.TakesAsync(Events.Press(1, EventReader.OpenPrivateChat));
        var start = Assert.IsType<CommandInvoked>(Assert.Single(host.Coach.Heard));
        Assert.Equal(("start", ChatScope.Private, "9007"), (start.Name, start.Scope, start.At.Conversation));
        Assert.Equal([OpenDm, Post, Callback], Names(host));
        Assert.Equal("Welcome", host.Discord.Calls[1].Words);
        var note = host.Discord.Calls[2];
        Assert.Equal(64, note.Message.GetProperty("flags").GetInt32());
        Assert.Contains("https://discord.com/channels/@me/9007", note.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OpenDm)]
    [InlineData(Post)]
    public async Task Who_takes_no_direct_messages_is_told_so_where_they_pressed(string refused)
    {
        await using var host = Answering(new Say(Message("Welcome")));
        host.Discord.Refuses(refused, refused == Post ? 403 : 400, 50007);
        await host.TakesAsync(Events.Press(1, EventReader.OpenPrivateChat));
        Assert.Contains("gib dort /start ein", host.Discord.Calls[^1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Welcome", host.Discord.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_words_is_answered_kindly()
    {
        await using var host = Answering();
        await host.HearsAsync(Events.Message(1, "", ""","sticker_items":[{"id":"1"}]"""));
        Assert.Contains("words and buttons", Assert.Single(host.Discord.Calls).Words, StringComparison.Ordinal);
        Assert.Empty(host.Coach.Heard);
    }

    [Fact]
    public async Task Somebody_who_floods_is_heard_no_more_for_a_while_and_every_press_is_answered()
    {
        await using var host = Answering(new Replace(Message("ok")));
        for (var i = 1; i <= 100; i++)
            host.Get<Intake>().Take(EventReader.ReadInteraction(System.Text.Encoding.UTF8.GetBytes(Events.Press(i, "x"))));
        await host.AnsweredAsync();
        await host.Discord.CallsAsync(Callback, 100);
        Assert.Equal(FloodGate.Burst, host.Coach.Heard.Count);
    }

    [Fact]
    public async Task What_one_person_does_is_handled_in_order()
    {
        await using var host = DiscordHost.Build();
        for (var i = 1; i <= 40; i++)
            host.Get<Intake>().Take(EventReader.ReadMessage(System.Text.Encoding.UTF8.GetBytes(Events.Message(i, $"{i}"))));
        await host.AnsweredAsync();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{i}"), host.Coach.Heard.Cast<TextReceived>().Select(said => said.Text));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"You said {i}"), host.Discord.Calls.Select(call => call.Words));
    }

    private static async Task DelayedAsync(DiscordHost host, string interaction, bool announced = true)
    {
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        host.Get<Intake>().Take(EventReader.ReadInteraction(System.Text.Encoding.UTF8.GetBytes(interaction)));
        if (announced)
            await host.Discord.CallsAsync(Callback);
        while (host.Coach.Heard.IsEmpty)
            await Task.Yield();
        thinking.SetResult();
        await host.AnsweredAsync();
    }

    private static IEnumerable<string> Names(DiscordHost host) => host.Discord.Calls.Select(call => call.Name);

    private static ChatMessage Message(string words, ChatPicture? picture = null, params ImmutableArray<ButtonRow> buttons) =>
        new(Prose.Plain(words), buttons.IsDefault ? [] : buttons) { Picture = picture };

    private static ChatForm Form() => new(
        "Several at once", ButtonToken.Build("o", "settings", "several"),
        new ChoiceField("minutes", "Minutes", [new("10", "Ten"), new("20", "Twenty")], "10") { Hint = "A day" },
        new ChoicesField("days", "Days", [new("mon", "Mon"), new("tue", "Tue")], "mon", "tue") { IsOptional = true },
        new TextField("zone", "Time zone", "Berlin", Longest: 80) { Example = "Lisbon" },
        new TextField("note", "Note") { IsLong = true, IsOptional = true });

    private static ButtonRow Buttons() => new(
        new ActionButton("Done", ButtonToken.Build("o", "routine", "done"), ButtonLook.Primary), new ActionButton("Rest", ButtonToken.Build("o", "routine", "rest")));

    private static DiscordHost Answering(params Reply[] replies) => Answering(pictures: true, replies);

    private static DiscordHost Answering(bool pictures, params Reply[] replies)
    {
        var host = DiscordHost.Build(pictures: pictures);
        host.Coach.Answers = _ => new Answer([.. replies]);
        return host;
    }
}
