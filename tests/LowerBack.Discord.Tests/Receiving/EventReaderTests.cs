using System.Text;
using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Tests.Support;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>What comes from Discord, as the coach hears it.</summary>
public sealed class EventReaderTests
{
    [Fact]
    public void A_command_carries_its_options_by_name_and_who_where_and_in_which_language()
    {
        var read = Assert.IsType<Happened>(Read(Events.Command(1, "Routine", options: """[{"name":"minutes","type":4,"value":10},{"name":"day","type":3,"value":"b"}]""")));
        var command = Assert.IsType<CommandInvoked>(read.Event);
        Assert.Equal(
            ($"dc:{Events.Id(1)}", "routine", "", ChatScope.Group), (command.EventId, command.Name, command.Arguments.Rest, command.Scope));
        Assert.Equal([("day", "b"), ("minutes", "10")], command.Arguments.Named.Select(one => (one.Key, one.Value)).Order());
        Assert.Equal((new ChatAddress(new("discord"), "9"), new ChatPerson("7", "Annie", "de")), (command.At, command.From));
        Assert.Equal((false, "token-1"), (read.Ticket!.OnPress, read.Ticket.Token));
    }

    [Theory]
    [InlineData(Events.InServer, ChatScope.Group)]
    [InlineData(Events.InDm, ChatScope.Private)]
    [InlineData(""" "channel_id":"9","context":2,"user":{"id":"7","username":"ann"} """, ChatScope.Group)]
    [InlineData(""" "channel_id":"9","user":{"id":"7","username":"ann"} """, ChatScope.Group)]
    [InlineData(""" "guild_id":"5","channel_id":"9","context":1,"user":{"id":"7","username":"ann"} """, ChatScope.Group)]
    public void Only_the_bots_own_direct_messages_are_private_and_whatever_is_in_doubt_is_not(string where, ChatScope scope) =>
        Assert.Equal(scope, Assert.IsType<Happened>(Read(Events.Command(1, "help", where))).Event.Scope);

    [Fact]
    public void A_press_carries_its_token_whatever_that_is()
    {
        var read = Assert.IsType<Happened>(Read(Events.Press(1, "1:o:routine:done", Events.InDm, """[{"id":"66","filename":"a.png"}]""")));
        Assert.Equal("1:o:routine:done", Assert.IsType<ButtonPressed>(read.Event).Token);
        Assert.True(read.Ticket!.OnPress);
        Assert.Equal("a.png", Assert.Single(read.Ticket.Shown).Filename);
        Assert.IsType<OpensPrivateChat>(Read(Events.Press(2, EventReader.OpenPrivateChat)));
    }

    [Fact]
    public void A_press_that_opens_a_form_is_known_as_one_and_comes_with_its_own_token()
    {
        var read = Assert.IsType<Happened>(Read(Events.Press(1, EventReader.OpensForm + "1:o:settings:form")));
        Assert.Equal(("1:o:settings:form", true), (Assert.IsType<ButtonPressed>(read.Event).Token, read.Ticket!.OpensForm));
        Assert.False(Assert.IsType<Happened>(Read(Events.Press(1, "1:o:settings:form"))).Ticket!.OpensForm);
    }

    [Theory]
    [InlineData(Events.OldMessage, true)]
    [InlineData("", false)]
    public void A_form_carries_its_token_and_what_was_filled_in(string from, bool onPress)
    {
        var read = Assert.IsType<Happened>(Read(Events.Form(1, "1:o:settings:several", """
            [{"type":18,"id":1,"component":{"type":3,"id":2,"custom_id":"minutes","values":["20"]}},
             {"type":18,"id":3,"component":{"type":3,"id":4,"custom_id":"days","values":["mon","tue"]}},
             {"type":1,"id":5,"components":[{"type":4,"id":6,"custom_id":"zone","value":" Lisbon "}]},
             {"type":10,"id":7},null,{"type":18,"component":null},{"type":18,"component":{"custom_id":"none","values":[null]}}]
            """, from: from)));
        var form = Assert.IsType<FormSubmitted>(read.Event);
        Assert.Equal(("1:o:settings:several", ChatScope.Private, $"dc:{Events.Id(1)}"), (form.Token, form.Scope, form.EventId));
        Assert.Equal(("20", "Lisbon", "mon+tue", ""), (form.Values["minutes"], form.Values["zone"], string.Join('+', form.Values.All("days")), form.Values["none"]));
        Assert.Equal((onPress, false), (read.Ticket!.OnPress, read.Ticket.OpensForm));
    }

    [Theory]
    [InlineData("\"bri\"", "bri")]
    [InlineData("1", "1")]
    [InlineData("null", "")]
    public void What_is_being_typed_is_asked_for(string value, string typed)
    {
        var read = Assert.IsType<Typing>(Read(Events.Typing(1, "exercise", "move", value)));
        Assert.Equal(("exercise", "move", typed), (read.Asked.Command, read.Asked.Option, read.Asked.Typed));
    }

    [Fact]
    public void A_direct_message_is_a_text_or_a_command_as_it_was_typed()
    {
        var text = Assert.IsType<TextReceived>(Assert.IsType<Happened>(ReadMessage(Events.Message(1, " 25 "))).Event);
        Assert.Equal((" 25 ", ChatScope.Private, "9007", $"dc:{Events.Id(1)}"), (text.Text, text.Scope, text.At.Conversation, text.EventId));
        var command = Assert.IsType<CommandInvoked>(Assert.IsType<Happened>(ReadMessage(Events.Message(2, "/routine 10 b"))).Event);
        Assert.Equal(("routine", "10 b"), (command.Name, command.Arguments.Rest));
        var longest = Assert.IsType<Happened>(ReadMessage(Events.Message(3, new string('a', ChatLimits.InboundText - 1) + "🙂")));
        Assert.Equal(ChatLimits.InboundText - 1, Assert.IsType<TextReceived>(longest.Event).Text.Length);
        Assert.IsType<Wordless>(ReadMessage(Events.Message(4, " ")));
    }

    [Fact]
    public void Servers_bots_and_Discords_own_messages_are_not_listened_to()
    {
        Assert.IsType<Nothing>(ReadMessage(Events.Message(1, "hello", ""","guild_id":"5" """)));
        Assert.IsType<Nothing>(ReadMessage(Events.Message(1, "hello", author: """{"id":"42","username":"lowerback","bot":true}""")));
        Assert.IsType<Nothing>(ReadMessage(Events.Message(1, "hello").Replace("\"type\":0", "\"type\":6", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"x","application_id":"42","type":2}""")]
    [InlineData("""{"id":"1","application_id":"42","type":2,"token":"t"}""")]
    [InlineData("""{"id":"1","application_id":"42","type":99,"token":"t","data":{},"channel_id":"9","user":{"id":"7"}}""")]
    [InlineData("""{"id":"1","application_id":"42","type":2,"token":"t","data":{"name":null},"channel_id":"9","user":{"id":"7"}}""")]
    [InlineData("""{"id":"1","application_id":"42","type":2,"token":"t","data":{"name":"a","options":[null,{"name":null,"value":{}}]},"channel_id":"9","user":null}""")]
    [InlineData("""{"id":"1","application_id":"42","type":4,"token":"t","data":{"name":"a","options":[null,{"name":"x"}]},"channel_id":"9","user":{"id":"7"}}""")]
    [InlineData("""{"id":"1","application_id":"42","type":3,"token":"t","data":{"custom_id":null},"channel_id":"9","user":{"id":"7"}}""")]
    public void What_makes_no_sense_is_nothing(string json)
    {
        Assert.IsType<Nothing>(Read(json));
        Assert.IsType<Nothing>(ReadMessage(json));
    }

    private static Incoming Read(string json) => EventReader.ReadInteraction(Encoding.UTF8.GetBytes(json));

    private static Incoming ReadMessage(string json) => EventReader.ReadMessage(Encoding.UTF8.GetBytes(json));
}
