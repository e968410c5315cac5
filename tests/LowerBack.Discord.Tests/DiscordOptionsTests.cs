using LowerBack.Discord.Tests.Support;

namespace LowerBack.Discord.Tests;

/// <summary>Settings that cannot be used say what to do, and never say the token.</summary>
public sealed class DiscordOptionsTests
{
    [Theory]
    [InlineData("hushhush")]
    [InlineData("hush.hush")]
    [InlineData("Bot hush.hush.hush")]
    [InlineData("hush.hush.hush\n")]
    public void A_token_of_another_shape_is_refused_without_being_shown(string token)
    {
        var failure = Assert.Single(Failures(new DiscordOptions { Token = token }));
        Assert.Contains("Discord:Token is not a bot token. Copy it in the developer portal", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DiscordMode.Gateway, null, null, 1, DiscordOptions.PublicApi, null)]
    [InlineData(DiscordMode.Http, "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "42", 1, "http://127.0.0.1:1/api/v10", null)]
    [InlineData(DiscordMode.Http, null, null, 1, DiscordOptions.PublicApi, "Discord:PublicKey is missing")]
    [InlineData(DiscordMode.Http, "3d40", null, 1, DiscordOptions.PublicApi, "Discord:PublicKey is missing or not 64")]
    [InlineData(DiscordMode.Gateway, null, "LowerBack", 1, DiscordOptions.PublicApi, "Discord:ApplicationId is not an id")]
    [InlineData(DiscordMode.Gateway, null, null, 0, DiscordOptions.PublicApi, "Discord:Shards is 0")]
    [InlineData(DiscordMode.Gateway, null, null, 1001, DiscordOptions.PublicApi, "Discord:Shards is 1001")]
    [InlineData(DiscordMode.Gateway, null, null, 1, "discord.com", "Discord:BaseUrl")]
    public void Other_values_have_their_rules(DiscordMode mode, string? key, string? id, int shards, string url, string? sentence)
    {
        var failures = Failures(new DiscordOptions { Token = StubDiscord.Token, Mode = mode, PublicKey = key, ApplicationId = id, Shards = shards, BaseUrl = url }).ToList();
        if (sentence is null)
            Assert.Empty(failures);
        else
            Assert.Contains(sentence, Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_token_nothing_is_asked_for() => Assert.Empty(Failures(new DiscordOptions { BaseUrl = "x", Shards = 0 }));

    private static IEnumerable<string> Failures(DiscordOptions options) =>
        new DiscordOptionsValidator().Validate(null, options).Failures ?? [];
}
