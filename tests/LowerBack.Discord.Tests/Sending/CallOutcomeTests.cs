using LowerBack.Discord.Api;
using LowerBack.Discord.Sending;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>What every error of Discord's means for a message.</summary>
public sealed class CallOutcomeTests
{
    [Theory]
    [InlineData("Bot", 400, 50035, "Rejected")]
    [InlineData("Bot", 400, 50006, "Rejected")]
    [InlineData("Bot", 400, 50109, "Rejected")]
    [InlineData("Bot", 403, 200000, "Rejected")]
    [InlineData("Bot", 403, 40333, "Rejected")]
    [InlineData("Bot", 400, 50007, "DoorClosed")]
    [InlineData("Bot", 403, 50007, "DoorClosed")]
    [InlineData("Bot", 403, 50278, "DoorClosed")]
    [InlineData("Bot", 403, 50001, "DoorClosed")]
    [InlineData("Bot", 403, 50013, "DoorClosed")]
    [InlineData("Bot", 404, 10003, "DoorClosed")]
    [InlineData("Bot", 404, 10004, "DoorClosed")]
    [InlineData("Bot", 404, 10013, "DoorClosed")]
    [InlineData("Bot", 404, 10008, "MessageGone")]
    [InlineData("Bot", 403, 50005, "MessageGone")]
    [InlineData("Bot", 400, 50083, "MessageGone")]
    [InlineData("Bot", 429, 30046, "NotNow")]
    [InlineData("Bot", 401, 0, "TokenRefused")]
    [InlineData("Bot", 401, 40001, "TokenRefused")]
    [InlineData("Bot", 401, 50014, "TokenRefused")]
    [InlineData("Bot", 429, 0, "NotNow")]
    [InlineData("Bot", 400, 40003, "NotNow")]
    [InlineData("Bot", 403, 40003, "NotNow")]
    [InlineData("Bot", 403, 40062, "NotNow")]
    [InlineData("Bot", 403, 20026, "Quarantined")]
    [InlineData("Bot", 503, 130000, "NotNow")]
    [InlineData("Bot", 500, 0, "Unsure")]
    [InlineData("Bot", 502, 0, "Unsure")]
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
        outcome, CallOutcome.Of(new AnsweredNoException(new Route(HttpMethod.Post, "x", Enum.Parse<RouteKind>(who)), status, code)).GetType().Name);

    [Theory]
    [InlineData(400, 50007, "Unreachable { Why = code 50007 }")]
    [InlineData(403, 50007, "Unreachable { Why = code 50007 }")]
    [InlineData(403, 50278, "Unreachable { Why = code 50278 }")]
    [InlineData(403, 50001, "Unreachable { Why = code 50001 }")]
    [InlineData(403, 50013, "Unreachable { Why = code 50013 }")]
    [InlineData(404, 10003, "Unreachable { Why = code 10003 }")]
    [InlineData(404, 10013, "Unreachable { Why = code 10013 }")]
    [InlineData(404, 10008, "Gone { }")]
    [InlineData(400, 50035, "Refused { Why = 400, code 50035 }")]
    [InlineData(403, 200000, "Refused { Why = 403, code 200000 }")]
    [InlineData(413, 40005, "Refused { Why = TooLarge }")]
    [InlineData(401, 0, "TryAgain { After =  }")]
    [InlineData(403, 20026, "TryAgain { After = 01:00:00 }")]
    [InlineData(429, 0, "TryAgain { After = 00:00:05 }")]
    [InlineData(400, 40003, "TryAgain { After =  }")]
    [InlineData(503, 130000, "TryAgain { After =  }")]
    [InlineData(500, 0, "OutcomeUnknown { }")]
    [InlineData(502, 0, "OutcomeUnknown { }")]
    public void To_whoever_keeps_a_message_that_the_coach_says_first_an_error_means(int status, int code, string outcome) => Assert.Equal(
        outcome, CallOutcome.Of(new AnsweredNoException(Route.CreateMessage(new(9)), status, code, status == 429 ? TimeSpan.FromSeconds(5) : null)).OfFirstWord.ToString());

    [Fact]
    public void To_them_no_answer_is_none_only_where_nothing_had_left()
    {
        Assert.Equal(new LowerBack.Chat.TryAgain(After: null), CallOutcome.Of(new NoAnswerException("x", written: false, new IOException())).OfFirstWord);
        Assert.Equal(new LowerBack.Chat.OutcomeUnknown(), CallOutcome.Of(new NoAnswerException("x", written: true, new IOException())).OfFirstWord);
        Assert.Equal(new LowerBack.Chat.TryAgain(TimeSpan.FromSeconds(9)), CallOutcome.Of(new HeldBackException("x", TimeSpan.FromSeconds(9))).OfFirstWord);
    }

    [Fact]
    public void A_limit_says_how_long_to_wait_and_is_no_failure() => Assert.Equal(
        new NotNow(TimeSpan.FromSeconds(5), Flood: true),
        CallOutcome.Of(new AnsweredNoException(Route.OpenDm, 429, 0, TimeSpan.FromSeconds(5))));

    [Fact]
    public void What_never_left_can_be_sent_again_and_of_what_had_begun_to_leave_nobody_knows()
    {
        Assert.Equal(new NotNow(After: null), CallOutcome.Of(new NoAnswerException("x", written: false, new IOException())));
        Assert.Equal(new Unsure(), CallOutcome.Of(new NoAnswerException("x", written: true, new IOException())));
        Assert.Equal(new NotNow(TimeSpan.FromSeconds(9)), CallOutcome.Of(new HeldBackException("x", TimeSpan.FromSeconds(9))));
    }
}
