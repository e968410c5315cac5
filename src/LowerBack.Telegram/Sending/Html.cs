using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.Telegram.Sending;

/// <summary>
/// Writes prose as Telegram's HTML, or plain. Everything that is not ours to mark up is escaped, and in a group no word becomes
/// a mention: a joiner that nobody sees stands behind every @.
/// </summary>
internal static class Html
{
    private const char Joiner = '\u2060';

    /// <summary>With tags, for parse_mode HTML.</summary>
    /// <param name="calling">Who is called by name, before the words.</param>
    public static string Of(Prose prose, Mention? calling = null, bool inGroup = false)
    {
        var (text, form) = (new StringBuilder(), new Form(Tags: true, inGroup));
        if (calling is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"<a href=\"tg://user?id={calling.Person}\">");
            Append(text, calling.Name, form);
            text.Append("</a>\n");
        }

        Append(text, prose, form);
        return text.ToString();
    }

    /// <summary>What the reader sees; this is what Telegram's limits count. Nobody is called by it.</summary>
    public static string Plain(Prose prose, Mention? calling = null, bool inGroup = false)
    {
        var (text, form) = (new StringBuilder(), new Form(Tags: false, inGroup));
        if (calling is not null)
        {
            Append(text, calling.Name, form);
            text.Append('\n');
        }

        Append(text, prose, form);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Prose prose, Form form)
    {
        var begin = text.Length;
        foreach (var block in prose.Blocks)
        {
            // Paragraphs stand apart; a list belongs to the words before it.
            if (text.Length > begin)
                text.Append(block is Bullets ? "\n" : "\n\n");
            switch (block)
            {
                case Paragraph paragraph:
                    Append(text, paragraph.Spans, form);
                    break;
                case Bullets bullets:
                    for (var i = 0; i < bullets.Items.Length; i++)
                    {
                        text.Append(i == 0 ? "• " : "\n• ");
                        Append(text, bullets.Items[i], form);
                    }

                    break;
            }
        }
    }

    private static void Append(StringBuilder text, ImmutableArray<Span> spans, Form form)
    {
        foreach (var span in spans)
        {
            var tag = form.Tags ? Tag(span.Style) : null;
            if (tag is not null)
                text.Append('<').Append(tag).Append('>');
            Append(text, span.Text, form);
            if (tag is not null)
                text.Append("</").Append(tag).Append('>');
        }
    }

    private static string? Tag(SpanStyle style) => style switch
    {
        SpanStyle.Strong => "b",
        SpanStyle.Emphasis => "i",
        SpanStyle.Code => "code",
        _ => null,
    };

    private static void Append(StringBuilder text, string words, Form form)
    {
        foreach (var letter in words)
        {
            _ = letter switch
            {
                '<' when form.Tags => text.Append("&lt;"),
                '>' when form.Tags => text.Append("&gt;"),
                '&' when form.Tags => text.Append("&amp;"),
                '@' when form.InGroup => text.Append(letter).Append(Joiner),
                _ => text.Append(letter),
            };
        }
    }

    /// <param name="Tags">Whether there are any.</param>
    /// <param name="InGroup">Whether others read along, who could be mentioned.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Form(bool Tags, bool InGroup);
}
