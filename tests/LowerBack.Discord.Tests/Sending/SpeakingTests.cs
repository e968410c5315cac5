using LowerBack.Chat;
using LowerBack.Discord.Sending;
using LowerBack.Discord.Tests.Support;
using static LowerBack.Discord.Tests.Support.StubDiscord;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>What the coach says first, as it leaves for Discord: one message, one attempt, and what came of it.</summary>
public sealed class SpeakingTests
{
    private static readonly ChatPicture Bridge = new("bridge", "A bridge, hips high", () => "<svg/>");
    private static readonly ButtonRow Buttons = new(new ActionButton("Done", ButtonToken.Build("o", "routine", "done")));
    private static readonly ToPerson Ann = new("7");
    private static readonly ToConversation Office = new(new ChatAddress(new PlatformId("discord"), "9"));

    [Fact]
    public async Task A_person_is_written_to_in_the_private_chat_that_is_opened_once_with_or_without_a_sound()
    {
        await using var host = DiscordHost.Build();
        Assert.IsType<Delivered>(await SendAsync(host, Ann, new ChatMessage(Prose.Plain("Time to move?"), Buttons)));
        Assert.IsType<Delivered>(await SendAsync(host, Ann, Words("Good night."), quiet: true));
        Assert.Equal([OpenDm, Post, Post], Names(host));
        Assert.Equal("""{"recipient_id":"7"}""", host.Discord.Calls[0].Body);
        Assert.Equal(
            """{"content":"Time to move?","components":[{"components":[{"style":2,"label":"Done","custom_id":"1:o:routine:done","type":2}],"type":1}],"allowed_mentions":{"parse":[]},"nonce":"key-1","enforce_nonce":true}""",
            host.Discord.Calls[1].Body);
        Assert.Equal(4096, host.Discord.Calls[2].Json.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task Nobody_has_to_open_what_somebody_wrote_in_or_what_the_coach_knows()
    {
        await using var host = DiscordHost.Build();
        await host.HearsAsync(Events.Message(1, "hello"));
        Assert.IsType<Delivered>(await SendAsync(host, Ann, Words("one")));
        Assert.IsType<Delivered>(await SendAsync(host, new ToPerson("8", "9008"), Words("two")));
        Assert.DoesNotContain(OpenDm, Names(host));
        Assert.Equal("/api/v10/channels/9008/messages", host.Discord.Calls[^1].Path);
    }

    [Fact]
    public async Task One_person_is_called_and_nobody_else()
    {
        await using var host = DiscordHost.Build();
        Assert.IsType<Delivered>(await SendAsync(host, Office with { Calling = "8" }, Words("Ann <@7> says @everyone: stretch.")));
        Assert.Equal("<@8>\nAnn \\<\\@7> says \\@everyone: stretch.", host.Discord.Calls[0].Words);
        Assert.Contains("\"allowed_mentions\":{\"parse\":[],\"users\":[\"8\"]}", host.Discord.Calls[0].Body, StringComparison.Ordinal);

        Assert.IsType<Delivered>(await SendAsync(host, Office with { Calling = "8" }, Words(new string('*', 1500))));
        Assert.Equal("<@8>", host.Discord.Calls[1].Words);
        Assert.Equal(3000, host.Discord.Calls[1].Message.GetProperty("embeds")[0].GetProperty("description").GetString()!.Length);
    }

    [Theory]
    [InlineData(Post, 400, 50035, "Refused { Why = 400, code 50035 }")]
    [InlineData(Post, 403, 50007, "Unreachable { Why = code 50007 }")]
    [InlineData(Post, 403, 50278, "Unreachable { Why = code 50278 }")]
    [InlineData(Post, 502, 0, "OutcomeUnknown { }")]
    [InlineData(Post, 503, 130000, "TryAgain { After =  }")]
    [InlineData(OpenDm, 400, 50007, "Unreachable { Why = code 50007 }")]
    [InlineData(OpenDm, 404, 10013, "Unreachable { Why = code 10013 }")]
    [InlineData(OpenDm, 400, 50035, "Refused { Why = 400, code 50035 }")]
    [InlineData(OpenDm, 502, 0, "TryAgain { After =  }")]
    [InlineData(OpenDm, 400, 40003, "TryAgain { After = 00:05:00 }")]
    [InlineData(OpenDm, 403, 20026, "TryAgain { After = 01:00:00 }")]
    public async Task It_is_sent_once(string call, int status, int code, string outcome)
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(call, status, code);
        Assert.Equal(outcome, (await SendAsync(host, Ann, Words("one"))).ToString());
        Assert.Equal(call == OpenDm ? [OpenDm] : [OpenDm, Post], Names(host));
    }

    [Fact]
    public async Task Too_much_says_how_long_to_wait_and_then_the_next_one_waits_for_it()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Next(Post, 429, """{"message":"You are being rate limited.","retry_after":5.0,"global":false}""");
        var start = host.Time.GetUtcNow();
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(5)), await SendAsync(host, Office, Words("one")));
        Assert.IsType<Delivered>(await SendAsync(host, Office, Words("one")));
        Assert.InRange((host.Time.GetUtcNow() - start).TotalSeconds, 5, 6);
    }

    [Fact]
    public async Task Where_that_is_long_whoever_asks_is_told_and_Discord_is_not_asked()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Next(Post, 429, """{"message":"You are being rate limited.","retry_after":60.0,"global":false}""");
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(60)), await SendAsync(host, Office, Words("one")));
        var wait = Assert.IsType<TryAgain>(await SendAsync(host, Office, Words("one"))).After!.Value;
        Assert.InRange(wait.TotalSeconds, 55, 61);
        Assert.Single(host.Discord.Calls);
        host.Time.Advance(wait);
        Assert.IsType<Delivered>(await SendAsync(host, Office, Words("one")));
    }

    [Fact]
    public async Task After_too_many_openings_nobody_new_is_written_to_for_a_while_and_everybody_else_is()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(OpenDm, 400, 40003);
        Assert.Equal(new TryAgain(TimeSpan.FromMinutes(5)), await SendAsync(host, Ann, Words("one")));
        Assert.InRange(Assert.IsType<TryAgain>(await SendAsync(host, new ToPerson("8"), Words("one"))).After!.Value.TotalMinutes, 4, 5);
        Assert.IsType<Delivered>(await SendAsync(host, new ToPerson("9", "9009"), Words("one")));
        Assert.Equal([OpenDm, Post], Names(host));
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<Delivered>(await SendAsync(host, new ToPerson("8"), Words("one")));
    }

    [Fact]
    public async Task A_spammer_in_Discords_eyes_is_told_what_only_a_person_can_do()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(OpenDm, 403, 20026);
        await SendAsync(host, Ann, Words("one"));
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("dis.gd/app-quarantine", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("-7")]
    public async Task Nobody_is_nobodys_chat(string id)
    {
        await using var host = DiscordHost.Build();
        Assert.IsType<Refused>(await SendAsync(host, new ToPerson(id), Words("one")));
        Assert.IsType<Refused>(await SendAsync(host, Office with { Calling = id }, Words("one")));
        Assert.IsType<Refused>(await SendAsync(host, new ToConversation(new ChatAddress(new PlatformId("telegram"), "9")), Words("one")));
        Assert.Empty(host.Discord.Calls);
    }

    [Fact]
    public async Task A_picture_that_is_too_large_leaves_the_words_under_the_same_nonce()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(Post, 413, 40005);
        Assert.IsType<Delivered>(await SendAsync(host, Office, Words("Bridge") with { Picture = Bridge }));
        Assert.Equal([Post, Post], Names(host));
        Assert.Equal(("*A bridge, hips high*\n\nBridge", "key-1"), (host.Discord.Calls[1].Words, host.Discord.Calls[1].Json.GetProperty("nonce").GetString()));
    }

    [Fact]
    public async Task However_slow_the_network_a_connection_is_left_for_answers()
    {
        await using var host = DiscordHost.Build();
        var slow = new TaskCompletionSource();
        host.Discord.Slow = slow.Task;
        var first = Enumerable.Range(1, 70).Select(i => host.Get<IChatPlatform>().SendAsync(new Outgoing($"{i}", new ToPerson($"{i}", $"9{i:000}"), "en", Words("one")), default)).ToList();
        await host.DoneAsync(host.Discord.CallsAsync(Post, Speaker.AtOnce));
        host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Speaker.AtOnce, host.Discord.Calls.Count);
        slow.SetResult();
        await host.DoneAsync(Task.WhenAll(first));
        Assert.Equal(70, host.Discord.Calls.Count);
    }

    private static ChatMessage Words(string words) => new(Prose.Plain(words));

    private static IEnumerable<string> Names(DiscordHost host) => host.Discord.Calls.Select(call => call.Name);

    /// <summary>Waits for room and sends, moving the time for whoever waits for it.</summary>
    private static async Task<DeliveryOutcome> SendAsync(DiscordHost host, Recipient to, ChatMessage message, bool quiet = false)
    {
        var sent = SendAsync();
        await host.DoneAsync(sent);
        return await sent;

        async Task<DeliveryOutcome> SendAsync()
        {
            var platform = host.Get<IChatPlatform>();
            await platform.WaitForRoomAsync(to, default);
            return await platform.SendAsync(new Outgoing("key-1", to, "en", message, quiet), default);
        }
    }
}
