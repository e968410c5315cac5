using LowerBack.Chat;

namespace LowerBack.Coaching.Tests.Turns;

/// <summary>What a link to the coach carries is what every platform carries.</summary>
public sealed class StartLinkTests
{
    [Theory]
    [InlineData("j")]
    [InlineData("j-ABCD_efgh-0123")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Letters_digits_underscores_and_hyphens_are_carried(string payload)
    {
        Assert.Equal(payload, new StartLink(payload, "/team").Payload);
        Assert.Equal(payload, new PrivateChatButton("Join", payload).Start);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a&startgroup=b")]
    [InlineData("é")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Whatever_else_is_a_mistake_of_ours(string payload)
    {
        Assert.Throws<ArgumentException>(() => new StartLink(payload, "/team"));
        Assert.Throws<ArgumentException>(() => new PrivateChatButton("Join", payload));
    }

    [Fact]
    public void Where_there_are_no_links_it_is_what_to_type()
    {
        var link = new StartLink("j-ABCD", "/team join ABCD");
        Assert.Equal(("/team join ABCD", SpanStyle.Code), (link.Text, link.Style));
        Assert.Equal("Send this: /team join ABCD", new Prose([new Paragraph([new Span("Send this: "), link])]).ToPlainText());
    }
}
