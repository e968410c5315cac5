using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.Telegram.Sending;

/// <summary>Writes prose as Telegram's HTML, or plain. Everything that is not ours to mark up is escaped.</summary>
internal static class Html
{
    /// <summary>With tags, for parse_mode HTML.</summary>
    /// <param name="calling">Who is called by name, before the words.</param>
    public static string Of(Prose prose, Mention? calling = null)
    {
        var text = new StringBuilder();
        if (calling is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"<a href=\"tg://user?id={calling.Person}\">");
            Escape(text, calling.Name);
            text.Append("</a>\n");
        }

        Write(text, prose, tags: true);
        return text.ToString();
    }

    /// <summary>What the reader sees; this is what Telegram's limits count. Nobody is called by it.</summary>
    public static string Plain(Prose prose, Mention? calling = null)
    {
        var text = new StringBuilder();
        if (calling is not null)
            text.Append(calling.Name).Append('\n');
        Write(text, prose, tags: false);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Prose prose, bool tags)
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
                    Append(text, paragraph.Spans, tags);
                    break;
                case Bullets bullets:
                    for (var i = 0; i < bullets.Items.Length; i++)
                    {
                        text.Append(i == 0 ? "• " : "\n• ");
                        Append(text, bullets.Items[i], tags);
                    }

                    break;
            }
        }
    }

    private static void Append(StringBuilder text, ImmutableArray<Span> spans, bool tags)
    {
        foreach (var span in spans)
        {
            var tag = tags ? Tag(span.Style) : null;
            if (tag is not null)
                text.Append('<').Append(tag).Append('>');
            if (tags)
                Escape(text, span.Text);
            else
                text.Append(span.Text);
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

    private static void Escape(StringBuilder text, string words)
    {
        foreach (var letter in words)
        {
            _ = letter switch
            {
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '&' => text.Append("&amp;"),
                _ => text.Append(letter),
            };
        }
    }
}
