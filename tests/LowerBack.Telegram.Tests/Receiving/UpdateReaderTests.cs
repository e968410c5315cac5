using System.Text;
using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Receiving;

/// <summary>What an update means to the coach.</summary>
public sealed class UpdateReaderTests
{
    private const string Topic = ""","is_topic_message":true,"message_thread_id":9""";
    private readonly UpdateReader _reader;

    public UpdateReaderTests()
    {
        var bot = new BotAccount();
        bot.Is(new User(42, true, "LowerBack", null, "LowerBack_Bot", null));
        _reader = new UpdateReader(bot, new ScriptedCoach());
    }

    [Fact]
    public void A_private_text_is_a_text_with_its_person_and_its_number()
    {
        var said = Event<TextReceived>(Updates.Text(500, "my back"));
        Assert.Equal(("tg:42:500", "my back", ChatScope.Private), (said.EventId, said.Text, said.Scope));
        Assert.Equal(new ChatAddress(new PlatformId("telegram"), "7"), said.At);
        Assert.Equal(new ChatPerson("7", "Ann", "en"), said.From);
    }

    [Theory]
    [InlineData("/routine 10", "routine", "10")]
    [InlineData("/Routine@lowerback_bot 10", "routine", "10")]
    [InlineData("/start", "start", "")]
    [InlineData("/start open", "start", "")]
    [InlineData("/start invite_abc", "start", "invite_abc")]
    [InlineData("/team open", "team", "open")]
    [InlineData("/unknown x", "unknown", "x")]
    public void A_slash_is_a_command(string text, string name, string rest)
    {
        var said = Event<CommandInvoked>(Updates.Text(1, text));
        Assert.Equal((name, rest), (said.Name, said.Arguments.Rest));
    }

    [Theory]
    [InlineData("/routine@other_bot")]
    [InlineData("/weather")]
    [InlineData("/weather@other_bot x")]
    [InlineData("/")]
    public void In_a_group_what_is_for_another_bot_is_not_heard(string text) =>
        Assert.IsType<Nothing>(Read(Updates.Text(1, text, Updates.Group)));

    [Theory]
    [InlineData("/start@LowerBack_bot team_3", "start", "team_3")]
    [InlineData("/routine", "routine", "")]
    [InlineData("/weather@lowerback_bot", "weather", "")]
    public void In_a_group_a_command_for_the_bot_is_heard(string text, string name, string rest)
    {
        var said = Event<CommandInvoked>(Updates.Text(1, text, Updates.Group));
        Assert.Equal((name, rest, ChatScope.Group, "-1001"), (said.Name, said.Arguments.Rest, said.Scope, said.At.Conversation));
    }

    [Fact]
    public void A_forum_topic_is_a_thread_and_the_General_topic_and_reply_threads_are_none()
    {
        Assert.Equal("9", Event<CommandInvoked>(Updates.Text(1, "/help", Updates.Group, Topic)).At.Thread);
        Assert.Null(Event<CommandInvoked>(Updates.Text(1, "/help", Updates.Group, ""","message_thread_id":9""")).At.Thread);
    }

    [Fact]
    public void A_press_carries_what_was_pressed()
    {
        var happened = Assert.IsType<Happened>(Read(Updates.Press(3, "1:o:routine:done")));
        Assert.Equal("1:o:routine:done", Assert.IsType<ButtonPressed>(happened.Event).Token);
        Assert.Equal(("q3", new PressedMessage(55, PressedKind.Text)), (happened.Query, happened.Pressed));
        var photo = Updates.Press(3, "x", shows: """ "photo":[{"file_id":"a","file_unique_id":"s"},{"file_id":"b","file_unique_id":"l"}],"caption":"c" """);
        Assert.Equal(new PressedMessage(55, PressedKind.Photo, "l"), ((Happened)Read(photo)).Pressed);
        Assert.Equal(PressedKind.Other, ((Happened)Read(Updates.Press(3, "x", shows: "\"document\":{}"))).Pressed?.Kind);
        Assert.Null(((Happened)Read(Updates.Press(3, "x").Replace("\"date\":1772438400", "\"date\":0", StringComparison.Ordinal))).Pressed);
    }

    [Theory]
    [InlineData("""{"update_id":1,"callback_query":{"id":"q","from":{"id":7},"inline_message_id":"i","data":"x"}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"q","from":{"id":7},"message":{"message_id":1,"chat":{"id":7,"type":"private"}},"game_short_name":"g"}}""")]
    public void A_press_that_means_nothing_is_still_answered(string update) => Assert.Equal(new DeadPress("q"), Read(update));

    [Fact]
    public void What_people_send_is_cut()
    {
        Assert.Equal(ChatLimits.InboundText, Event<TextReceived>(Updates.Text(1, new string('x', 9_000))).Text.Length);
        var emoji = Event<TextReceived>(Updates.Text(1, new string('x', ChatLimits.InboundText - 1) + "🙂")).Text;
        Assert.Equal(ChatLimits.InboundText - 1, emoji.Length);
        var named = Updates.Text(1, "hi", from: $$"""{"id":7,"first_name":"{{new string('n', 500)}}","language_code":"{{new string('l', 500)}}"}""");
        Assert.Equal((64, null), (Event<TextReceived>(named).From.Name.Length, Event<TextReceived>(named).From.Language));
    }

    [Fact]
    public void A_caption_is_read_like_words_and_a_place_is_a_place()
    {
        var photo = """{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"photo":[{}],"caption":"I can't feel my legs"}}""";
        Assert.Equal("I can't feel my legs", Event<TextReceived>(photo).Text);
        var spot = """{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"location":{"latitude":48.1,"longitude":11.6}}}""";
        Assert.Equal((48.1, 11.6), (Event<LocationShared>(spot).Latitude, Event<LocationShared>(spot).Longitude));
        Assert.IsType<Nothing>(Read(spot.Replace("48.1", "148.1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_cannot_be_told_is_not_a_person()
    {
        const string anonymous = ""","sender_chat":{"id":-1001,"type":"supergroup"}""";
        const string groupBot = """{"id":1087968824,"is_bot":true,"first_name":"Group"}""";
        Assert.Equal(new Hidden(new ChatPlace(-1001)), Read(Updates.Text(1, "/help", Updates.Group, anonymous, groupBot)));
        Assert.IsType<Nothing>(Read(Updates.Text(1, "hello all", Updates.Group, anonymous, groupBot)));
        Assert.IsType<Nothing>(Read(Updates.Text(1, "/help", Updates.Group, ""","sender_chat":{"id":-1009,"type":"channel"}""", groupBot)));
        Assert.IsType<Nothing>(Read(Updates.Text(1, "/help", """{"id":-1009,"type":"channel"}""")));
        Assert.IsType<Nothing>(Read(Updates.Text(1, "/help", Updates.Group, from: """{"id":99,"is_bot":true}""")));
        Assert.IsType<Nothing>(Read(Updates.Text(1, "/help", Updates.Group, ""","is_automatic_forward":true""")));
    }

    [Theory]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"new_chat_member":{"status":"kicked"}}}""", 7, false)]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"new_chat_member":{"status":"member"}}}""", 7, true)]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":-1001,"type":"supergroup"},"new_chat_member":{"status":"administrator"}}}""", -1001, true)]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":-1001,"type":"channel"},"new_chat_member":{"status":"left"}}}""", -1001, false)]
    public void Blocking_and_coming_back_is_known(string update, long chat, bool canWrite) =>
        Assert.Equal(new ReachChanged(chat, canWrite), Read(update));

    [Theory]
    [InlineData("kicked", false)]
    [InlineData("member", true)]
    public void Who_blocks_the_bot_or_comes_back_is_told_of_and_what_a_group_does_is_not(string status, bool open)
    {
        Assert.Equal(
            new ReachabilityChanged("tg:42:1", new ChatAddress(new PlatformId("telegram"), "7"), new ChatPerson("7", "Ann", "en"), ChatScope.Private, open),
            Assert.IsType<ReachChanged>(Read(Updates.Reach(1, status))).Event);
        Assert.Null(Assert.IsType<ReachChanged>(Read(Updates.Reach(1, status, Updates.Group))).Event);
    }

    [Theory]
    [InlineData("kicked")]
    [InlineData("left")]
    public void A_group_that_throws_the_bot_out_is_closed(string status) => Assert.Equal(
        new ReachChanged(-1001, false, Closed: new ChatClosed(new ChatAddress(new PlatformId("telegram"), "-1001"))),
        Read(Updates.Reach(1, status, Updates.Group)));

    [Fact]
    public void A_group_that_moves_says_so_in_both_places()
    {
        Assert.Equal(new GroupMoved(-5, -1005), Read("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":-5,"type":"group"},"migrate_to_chat_id":-1005}}"""));
        Assert.Equal(new GroupMoved(-5, -1005), Read("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":-1005,"type":"supergroup"},"migrate_from_chat_id":-5}}"""));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"update_id\":")]
    [InlineData("{\"update_id\":\"1\"}")]
    [InlineData("")]
    [InlineData("\u0000")]
    [InlineData("{\"update_id\":1,\"\\ud800pdate_id\":1}")]
    [InlineData("{\"update_id\":1,\"update\\udc00id\":1}")]
    public void What_is_no_update_is_none(string body) => Assert.Null(UpdatesJson.ReadOne(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(70)]
    [InlineData(100_000)]
    public void Nesting_costs_the_update_in_which_it_is_and_not_its_batch(int levels)
    {
        var deep = $"{{\"update_id\":500,\"message\":{new string('[', levels)}{new string(']', levels)}}}";
        var batch = UpdatesJson.ReadBatch(Encoding.UTF8.GetBytes($"{{\"ok\":true,\"result\":[{deep},{Updates.Text(501, "hi")}]}}"));
        Assert.Equal([500, 501], batch!.Result.Select(update => update.UpdateId));
        Assert.Equal("hi", batch.Result[1].Message!.Text);
    }

    /// <summary>Bytes changed, cut, doubled and swapped at random, from a fixed seed: something is always answered.</summary>
    [Fact]
    public void Nothing_that_comes_in_throws()
    {
        string[] seeds =
        [
            Updates.Text(500, "/routine 10 🙂", Updates.Group, Topic), Updates.Press(3, "1:o:routine:done", shows: "\"photo\":[{\"file_unique_id\":\"l\"}]"),
            Updates.Text(1, "hi", more: ""","location":{"latitude":48.1,"longitude":11.6},"sticker":{"a":[1,{}]}"""),
            Updates.Reach(1, "kicked"),
        ];
        string[] scraps = ["null", "-1", "1e999", "9223372036854775808", "\"\\ud800\"", "[", "]", "{", "}", "true", "\"\"", ",", ":", "\\u0000"];
        var random = new Random(20260302);
        var events = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var body = seeds[random.Next(seeds.Length)];
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(body.Length);
                body = random.Next(4) switch
                {
                    0 => body[..at],
                    1 => body.Insert(at, scraps[random.Next(scraps.Length)]),
                    2 => string.Concat(body.AsSpan(0, at), ((char)random.Next(32, 0x2FF)).ToString(), body.AsSpan(Math.Min(at + 1, body.Length))),
                    _ => Swap(body, at, scraps[random.Next(scraps.Length)]),
                };
                if (body.Length == 0)
                    break;
            }

            var bytes = Encoding.UTF8.GetBytes(body);
            if (random.Next(10) == 0 && bytes.Length > 0)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (UpdatesJson.ReadOne(bytes) is not { } update)
                continue;
            InboundEvent? said = _reader.Read(update) switch { Happened one => one.Event, ReachChanged one => one.Event, _ => null };
            if (said is not null)
            {
                events++;
                Assert.InRange(said.EventId.Length, 1, 128);
                Assert.InRange(said.From.Id.Length, 1, 64);
                Assert.InRange(said.At.Conversation.Length, 1, 64);
            }
        }

        Assert.True(events > 500, $"Only {events} still meant something, so the rest proves little.");
    }

    /// <summary>Puts something else in the place of the value that follows the next colon.</summary>
    private static string Swap(string body, int at, string scrap)
    {
        var colon = body.IndexOf(':', at);
        if (colon < 0)
            return body;
        var end = body.IndexOfAny([',', '}', ']'], colon);
        return body[..(colon + 1)] + scrap + (end < 0 ? "" : body[end..]);
    }

    private Incoming Read(string update) => _reader.Read(UpdatesJson.ReadOne(Encoding.UTF8.GetBytes(update))!);

    private T Event<T>(string update)
        where T : InboundEvent => Assert.IsType<T>(Assert.IsType<Happened>(Read(update)).Event);
}
