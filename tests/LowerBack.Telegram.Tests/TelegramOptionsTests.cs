using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests;

/// <summary>Settings that cannot be used say what to do, and never say the token.</summary>
public sealed class TelegramOptionsTests
{
    [Theory]
    [InlineData("AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr")]
    [InlineData("42:")]
    [InlineData("042:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr")]
    [InlineData("42:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ/")]
    [InlineData("bot42:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr")]
    [InlineData("42:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr\n")]
    public void A_token_of_another_shape_is_refused_without_being_shown(string token)
    {
        var failure = Assert.Single(Failures(new TelegramOptions { Token = token }));
        Assert.Contains("Telegram:Token is not a bot token. Ask @BotFather", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("AAbb", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "s", null)]
    [InlineData("https://a.example/telegram/x", "abc_DEF-123", null)]
    [InlineData("https://a.example/telegram/x", null, "Webhook:Secret is missing")]
    [InlineData("https://a.example/telegram/x", "with space", "openssl rand -hex 32")]
    [InlineData("coach.example", "s", "Webhook:Url is not a web address")]
    [InlineData("https://a.example", "s", "needs a path of its own")]
    [InlineData("https://a.example/x?y=1", "s", "no question mark")]
    public void A_webhook_needs_an_address_with_a_path_and_a_secret(string? url, string? secret, string? sentence)
    {
        var failures = Failures(new TelegramOptions { Token = StubTelegram.Token, Webhook = { Url = url, Secret = secret } });
        Assert.Equal(sentence is not null, failures.Any());
        Assert.True(sentence is null || string.Concat(failures).Contains(sentence, StringComparison.Ordinal), string.Concat(failures));
    }

    [Theory]
    [InlineData("api.telegram.org", 30, "Telegram:BaseUrl")]
    [InlineData("http://127.0.0.1:8081", 0, "Telegram:MessagesPerSecond is 0")]
    [InlineData(TelegramOptions.PublicApi, 1001, "Telegram:MessagesPerSecond is 1001")]
    public void Other_values_have_their_bounds(string url, int rate, string sentence) => Assert.Contains(
        sentence, Assert.Single(Failures(new TelegramOptions { Token = StubTelegram.Token, BaseUrl = url, MessagesPerSecond = rate })), StringComparison.Ordinal);

    [Fact]
    public void Without_a_token_nothing_is_asked_for() => Assert.Empty(Failures(new TelegramOptions { BaseUrl = "x" }));

    private static IEnumerable<string> Failures(TelegramOptions options) =>
        new TelegramOptionsValidator().Validate(null, options).Failures ?? [];
}
