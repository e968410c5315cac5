using LowerBack.Telegram.Api;
using LowerBack.Telegram.Sending;

namespace LowerBack.Telegram.Tests.Sending;

/// <summary>What every error of Telegram's means for a message.</summary>
public sealed class CallOutcomeTests
{
    [Theory]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", "AlreadySo")]
    [InlineData(400, "Bad Request: message to edit not found", "MessageGone")]
    [InlineData(400, "Bad Request: message can't be edited", "MessageGone")]
    [InlineData(400, "Bad Request: MESSAGE_ID_INVALID", "MessageGone")]
    [InlineData(400, "Bad Request: there is no text in the message to edit", "MessageGone")]
    [InlineData(400, "Bad Request: message to delete not found", "MessageGone")]
    [InlineData(400, "Bad Request: message can't be deleted", "MessageGone")]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "TooLate")]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3", "FormRefused")]
    [InlineData(400, "Bad Request: message thread not found", "ThreadGone")]
    [InlineData(400, "Bad Request: chat not found", "DoorClosed")]
    [InlineData(400, "Bad Request: private chat not found", "DoorClosed")]
    [InlineData(400, "Bad Request: user not found", "DoorClosed")]
    [InlineData(403, "Forbidden: bot was blocked by the user", "DoorClosed")]
    [InlineData(403, "Forbidden: user is deactivated", "DoorClosed")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", "DoorClosed")]
    [InlineData(403, "Forbidden: the bot can't send messages to the bot", "DoorClosed")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "DoorClosed")]
    [InlineData(403, "Forbidden: bot is not a member of the group chat", "DoorClosed")]
    [InlineData(403, "Forbidden: the group chat was deleted", "DoorClosed")]
    [InlineData(400, "Bad Request: wrong file identifier/HTTP URL specified", "FileForgotten")]
    [InlineData(400, "Bad Request: wrong remote file identifier specified: wrong padding", "FileForgotten")]
    [InlineData(400, "Bad Request: wrong file_id or the file is temporarily unavailable", "FileForgotten")]
    [InlineData(400, "Bad Request: message text is empty", "Rejected")]
    [InlineData(400, "Bad Request: message is too long", "Rejected")]
    [InlineData(400, "Bad Request: message caption is too long", "Rejected")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", "Rejected")]
    [InlineData(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", "Rejected")]
    [InlineData(400, "Bad Request: reply markup is too long", "Rejected")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", "NotAllowed")]
    [InlineData(400, "Bad Request: have no rights to send a message", "NotAllowed")]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", "NotAllowed")]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", "NotAllowed")]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat", "Rejected")]
    [InlineData(401, "Unauthorized", "TokenRefused")]
    [InlineData(413, "Request Entity Too Large", "Rejected")]
    [InlineData(414, "HTTP 414", "Rejected")]
    [InlineData(429, "Too Many Requests: retry after 5", "NotNow")]
    [InlineData(500, "Internal Server Error: restart", "NotNow")]
    [InlineData(502, "HTTP 502", "NotNow")]
    [InlineData(504, "HTTP 504", "Unsure")]
    [InlineData(400, "BAD REQUEST: CHAT NOT FOUND", "DoorClosed")]
    public void An_error_means(int code, string description, string outcome) =>
        Assert.Equal(outcome, CallOutcome.Of(new AnsweredNoException("sendMessage", code, description)).GetType().Name);

    [Theory]
    [InlineData(400, "Bad Request: chat not found", "Unreachable { Why = Bad Request: chat not found }")]
    [InlineData(403, "Forbidden: bot was blocked by the user", "Unreachable { Why = Forbidden: bot was blocked by the user }")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "Unreachable { Why = Forbidden: bot was kicked from the supergroup chat }")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", "Unreachable { Why = Bad Request: not enough rights to send text messages to the chat }")]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag \"x\"", "Refused { Why = Bad Request: can't parse entities }")]
    [InlineData(400, "Bad Request: message is too long", "Refused { Why = Bad Request: message is too long }")]
    [InlineData(400, "Bad Request: message thread not found", "Refused { Why = ThreadGone }")]
    [InlineData(400, "Bad Request: message is not modified: specified new message content", "Delivered { Message =  }")]
    [InlineData(400, "Bad Request: message to edit not found", "Gone { }")]
    [InlineData(400, "Bad Request: message can't be edited", "Gone { }")]
    [InlineData(413, "Request Entity Too Large", "Refused { Why = Request Entity Too Large }")]
    [InlineData(401, "Unauthorized", "TryAgain { After =  }")]
    [InlineData(429, "Too Many Requests: retry after 5", "TryAgain { After = 00:00:05 }")]
    [InlineData(500, "Internal Server Error: restart", "TryAgain { After =  }")]
    [InlineData(502, "HTTP 502", "TryAgain { After =  }")]
    [InlineData(504, "HTTP 504", "OutcomeUnknown { }")]
    public void To_whoever_keeps_a_message_that_the_coach_says_first_an_error_means(int code, string description, string outcome) => Assert.Equal(
        outcome, CallOutcome.Of(new AnsweredNoException("sendMessage", code, description, code == 429 ? TimeSpan.FromSeconds(5) : null)).OfFirstWord.ToString());

    [Fact]
    public void To_them_a_group_that_moved_is_another_address_and_no_answer_is_one_only_where_nothing_had_left()
    {
        Assert.Equal(new LowerBack.Chat.Moved(new ChatPlace(-1009).Address), new MovedOn(-1009).OfFirstWord);
        Assert.Equal(new LowerBack.Chat.TryAgain(After: null), CallOutcome.Of(new NoAnswerException("sendMessage", written: false, new IOException())).OfFirstWord);
        Assert.Equal(new LowerBack.Chat.OutcomeUnknown(), CallOutcome.Of(new NoAnswerException("sendMessage", written: true, new IOException())).OfFirstWord);
    }

    [Fact]
    public void A_group_that_moved_says_where_to() => Assert.Equal(
        new MovedOn(-1009),
        CallOutcome.Of(new AnsweredNoException("sendMessage", 400, "Bad Request: group chat was upgraded to a supergroup chat", migrateTo: -1009)));

    [Fact]
    public void A_flood_says_how_long_to_wait() => Assert.Equal(
        new NotNow(TimeSpan.FromSeconds(5), Flood: true),
        CallOutcome.Of(new AnsweredNoException("sendMessage", 429, "Too Many Requests: retry after 5", TimeSpan.FromSeconds(5))));

    [Fact]
    public void What_never_left_can_be_sent_again_and_what_had_begun_to_leave_cannot()
    {
        Assert.Equal(new NotNow(After: null), CallOutcome.Of(new NoAnswerException("sendMessage", written: false, new IOException())));
        Assert.Equal(new Unsure(), CallOutcome.Of(new NoAnswerException("sendMessage", written: true, new IOException())));
    }
}
