using LowerBack.Chat;
using LowerBack.Discord.Sending;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>Words stay words, and only what the coach marks up has a form.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("*a* _b_ `c` ~~d~~ ||e||", @"\*a\* \_b\_ \`c\` \~\~d\~\~ \|\|e\|\|")]
    [InlineData("@everyone <@7> <#9> <t:0>", @"\@everyone \<\@7> \<#9> \<t:0>")]
    [InlineData("[x](https://example.org)", @"\[x\](https\://example.org)")]
    [InlineData("# big\n> said\n- one\n1. two\n-# small", "\\# big\n\\> said\n\\- one\n1\\. two\n\\-# small")]
    [InlineData("  # big", @"  \# big")]
    [InlineData("10. Mai", @"10\. Mai")]
    [InlineData("3 - 4 + 5 > 6 # 7", "3 - 4 + 5 > 6 # 7")]
    [InlineData("At 12:30, 1.5 kg.", "At 12:30, 1.5 kg.")]
    [InlineData(":tada:wave: a: b :c d:", @"\:tada\:wave: a: b :c d:")]
    [InlineData(@"back\slash", @"back\\slash")]
    public void What_looks_like_markup_is_escaped(string words, string written) => Assert.Equal(written, Markdown.Of(Prose.Plain(words)));

    [Fact]
    public void What_the_coach_marks_up_has_its_form() => Assert.Equal(
        "Today **a\\*b** *soft* `x*y`\n- one\n- \\# two\n\nGo.",
        Markdown.Of(new(
        [
            new Paragraph([new("Today "), new("a*b", SpanStyle.Strong), new(" "), new("soft", SpanStyle.Emphasis), new(" "), new("x*y", SpanStyle.Code)]),
            new Bullets([[new("one")], [new("# two")]]),
            new Paragraph([new("Go.")]),
        ])));

    [Fact]
    public void Marks_stand_at_the_words_and_apart_from_each_other() => Assert.Equal(
        "Hold  **5** breaths**a**\u200b*b*",
        Markdown.Of(new([new Paragraph([new("Hold "), new(" 5 ", SpanStyle.Strong), new("breaths"), new("a", SpanStyle.Strong), new("b", SpanStyle.Emphasis)])])));

    [Fact]
    public void Code_with_a_backtick_stays_plain() =>
        Assert.Equal(@"a\`b", Markdown.Of(new([new Paragraph([new("a`b", SpanStyle.Code)])])));
}
