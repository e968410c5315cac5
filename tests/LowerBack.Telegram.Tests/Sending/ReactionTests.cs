using LowerBack.Chat;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>What is done about each answer to a message, with another message waiting behind it, seen at the wire.</summary>
public sealed class ReactionTests
{
    private const string Topic = ""","is_topic_message":true,"message_thread_id":9""";

    [Theory]
    [InlineData(400, "Bad Request: can't parse entities: Unclosed start tag", "one, one as plain text, two")]
    [InlineData(400, "Bad Request: message thread not found", "one, one outside the topic, two")]
    [InlineData(400, "Bad Request: chat not found", "one")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "one")]
    [InlineData(403, "Forbidden: bot is not a member of the supergroup chat", "one")]
    [InlineData(403, "Forbidden: the group chat was deleted", "one")]
    [InlineData(400, "Bad Request: message is too long", "one, two")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", "one, two")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", "one, two")]
    [InlineData(413, "Request Entity Too Large", "one, two")]
    [InlineData(414, "Request-URI Too Large", "one, two")]
    [InlineData(429, "Too Many Requests: retry after 3", "one, one, two")]
    [InlineData(500, "Internal Server Error: restart", "one, one, two")]
    [InlineData(502, "Bad Gateway", "one, one, two")]
    public async Task Every_row_of_the_reaction_matrix(int code, string description, string calls)
    {
        await using var host = Answering("one", "two");
        host.Telegram.Refuses("sendMessage", code, description, code == 429 ? """{"retry_after":3}""" : "");
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group, Topic));
        Assert.Equal(calls, string.Join(", ", host.Telegram.Calls.Select(Shown)));
    }

    [Theory]
    [InlineData(true, "nothing, one, two")]
    [InlineData(false, "one, two")]
    public async Task What_never_left_is_sent_again_and_what_may_have_arrived_is_not(bool connecting, string calls)
    {
        await using var host = Answering("one", "two");
        host.Telegram.Fails("sendMessage", () => new HttpRequestException("gone"), beforeItLeft: connecting);
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group, Topic));
        Assert.Equal(calls, string.Join(", ", host.Telegram.Calls.Select(Shown)));
    }

    [Fact]
    public async Task A_refused_token_ends_the_program_with_its_remedy()
    {
        await using var host = Answering("one");
        host.Telegram.Refuses("sendMessage", 401, "Unauthorized");
        await host.TakesAsync(Updates.Text(1, "/help", Updates.Group, Topic));
        Environment.ExitCode = 0;
        Assert.Equal("one", string.Join(", ", host.Telegram.Calls.Select(Shown)));
        Assert.Equal(TelegramStanding.Remedy, host.Get<TelegramStanding>().Objection);
    }

    private static TelegramHost Answering(params string[] texts)
    {
        var host = TelegramHost.Build();
        host.Coach.Answers = _ => new Answer([.. texts.Select(text => new Say(new ChatMessage(Prose.Plain(text))))]);
        return host;
    }

    private static string Shown(Call call) => call.Body.Length == 0 ? "nothing" : call.Json.GetProperty("text").GetString()
        + (call.Json.TryGetProperty("parse_mode", out _) ? "" : " as plain text")
        + (call.Json.TryGetProperty("message_thread_id", out _) ? "" : " outside the topic");
}
