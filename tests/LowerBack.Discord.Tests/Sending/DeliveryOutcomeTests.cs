using LowerBack.Discord.Api;
using LowerBack.Discord.Sending;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>What every error of Discord's means for a message.</summary>
public sealed class DeliveryOutcomeTests
{
    [Theory]
    [InlineData("Bot", 400, 50035, "Refused")]
    [InlineData("Bot", 400, 50006, "Refused")]
    [InlineData("Bot", 400, 50109, "Refused")]
    [InlineData("Bot", 403, 200000, "Refused")]
    [InlineData("Bot", 403, 40333, "Refused")]
    [InlineData("Bot", 400, 50007, "Unreachable")]
    [InlineData("Bot", 403, 50007, "Unreachable")]
    [InlineData("Bot", 403, 50278, "Unreachable")]
    [InlineData("Bot", 403, 50001, "Unreachable")]
    [InlineData("Bot", 403, 50013, "Unreachable")]
    [InlineData("Bot", 404, 10003, "Unreachable")]
    [InlineData("Bot", 404, 10004, "Unreachable")]
    [InlineData("Bot", 404, 10013, "Unreachable")]
    [InlineData("Bot", 401, 0, "TokenRefused")]
    [InlineData("Bot", 401, 40001, "TokenRefused")]
    [InlineData("Bot", 401, 50014, "TokenRefused")]
    [InlineData("Bot", 429, 0, "TryAgain")]
    [InlineData("Bot", 400, 40003, "TryAgain")]
    [InlineData("Bot", 403, 40062, "TryAgain")]
    [InlineData("Bot", 503, 130000, "TryAgain")]
    [InlineData("Bot", 500, 0, "OutcomeUnknown")]
    [InlineData("Bot", 502, 0, "OutcomeUnknown")]
    [InlineData("Bot", 413, 0, "TooLarge")]
    [InlineData("Bot", 413, 40005, "TooLarge")]
    [InlineData("Bot", 400, 50045, "TooLarge")]
    [InlineData("Webhook", 401, 50027, "InteractionOver")]
    [InlineData("Webhook", 401, 0, "InteractionOver")]
    [InlineData("Webhook", 404, 10015, "InteractionOver")]
    [InlineData("Webhook", 404, 10008, "MessageGone")]
    [InlineData("Webhook", 400, 40094, "InteractionOver")]
    [InlineData("Callback", 404, 10062, "InteractionOver")]
    [InlineData("Callback", 404, 0, "InteractionOver")]
    [InlineData("Callback", 400, 40060, "Acknowledged")]
    public void An_error_means(string who, int status, int code, string outcome) => Assert.Equal(
        outcome, DeliveryOutcome.Of(new AnsweredNoException(new Route(HttpMethod.Post, "x", Enum.Parse<RouteKind>(who)), status, code)).GetType().Name);

    [Fact]
    public void A_limit_says_how_long_to_wait_and_is_no_failure() => Assert.Equal(
        new TryAgain(TimeSpan.FromSeconds(5), Flood: true),
        DeliveryOutcome.Of(new AnsweredNoException(Route.OpenDm, 429, 0, TimeSpan.FromSeconds(5))));

    [Fact]
    public void What_never_left_can_be_sent_again_and_of_what_had_begun_to_leave_nobody_knows()
    {
        Assert.Equal(new TryAgain(After: null), DeliveryOutcome.Of(new NoAnswerException("x", written: false, new IOException())));
        Assert.Equal(new OutcomeUnknown(), DeliveryOutcome.Of(new NoAnswerException("x", written: true, new IOException())));
        Assert.Equal(new TryAgain(TimeSpan.FromSeconds(9)), DeliveryOutcome.Of(new HeldBackException("x", TimeSpan.FromSeconds(9))));
    }
}
