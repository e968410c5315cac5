using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class AnswerTests
{
    private const string TooOld = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

    [Fact]
    public async Task An_answer_is_seen_by_the_presser_and_ends_the_spinning()
    {
        await using var client = await Client.StartAsync();
        var (ann, id) = await PressedAsync(client);
        Assert.Equal([id], client.Bot.Unanswered);
        Assert.Equal("200 ", await AnswerAsync(client, id, "Noted"));
        Assert.Empty(client.Bot.Unanswered);
        Assert.EndsWith("LowerBack shows Ann: Noted\n", client.Bot.Transcript(ann.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_query_and_one_that_is_over_are_too_old()
    {
        await using var client = await Client.StartAsync();
        var (_, id) = await PressedAsync(client);
        Assert.Equal(TooOld, await AnswerAsync(client, "123"));
        client.Server.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(TooOld, await AnswerAsync(client, id));
    }

    [Theory]
    [InlineData(true, TooOld)]
    [InlineData(false, "200 ")]
    public async Task A_second_answer_is_refused_unless_told_otherwise(bool refuse, string second)
    {
        await using var client = await Client.StartAsync(new FakeTelegramOptions { RefuseSecondAnswers = refuse });
        var (_, id) = await PressedAsync(client);
        Assert.Equal("200 ", await AnswerAsync(client, id));
        Assert.Equal(second, await AnswerAsync(client, id));
    }

    [Fact]
    public async Task A_notice_has_at_most_200_characters()
    {
        await using var client = await Client.StartAsync();
        var (_, id) = await PressedAsync(client);
        Assert.Equal("400 Bad Request: MESSAGE_TOO_LONG", await AnswerAsync(client, id, new string('a', 201)));
        Assert.Equal("200 ", await AnswerAsync(client, id, new string('a', 200)));
    }

    private static async Task<(User Ann, string Id)> PressedAsync(Client client)
    {
        var ann = await client.StartedAsync();
        await client.CallAsync("sendMessage", new { chat_id = ann.Id, text = "Well?", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = "y" } } } } });
        return (ann, client.Bot.Press(ann, "Yes"));
    }

    private static async Task<string> AnswerAsync(Client client, string id, string text = "") =>
        (await client.CallAsync("answerCallbackQuery", new { callback_query_id = id, text })).Error;
}
