using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.Discord.Sending;

/// <summary>Writes prose as Discord's Markdown. Whatever is not ours to mark up is escaped, and so are mentions and links.</summary>
internal static class Markdown
{
    /// <summary>These mean something anywhere in a line.</summary>
    private static readonly SearchValues<char> Everywhere = SearchValues.Create(@"\*_~`|<[]@");

    /// <summary>And these at its beginning: headings, quotes, lists.</summary>
    private static readonly SearchValues<char> AtTheBeginning = SearchValues.Create("#>-+");

    /// <summary>What the names of faces are made of.</summary>
    private static readonly SearchValues<char> FaceNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-");

    /// <summary>With marks.</summary>
    public static string Of(Prose prose) => Write(prose, marks: true);

    /// <summary>The same without bold, italics and code: at most twice as long as what is read.</summary>
    public static string Plain(Prose prose) => Write(prose, marks: false);

    private static string Write(Prose prose, bool marks)
    {
        var text = new StringBuilder();
        foreach (var block in prose.Blocks)
        {
            // Paragraphs stand apart; a list belongs to the words before it.
            if (text.Length > 0)
                text.Append(block is Bullets ? "\n" : "\n\n");
            switch (block)
            {
                case Paragraph paragraph:
                    Append(text, paragraph.Spans, marks);
                    break;
                case Bullets bullets:
                    for (var i = 0; i < bullets.Items.Length; i++)
                    {
                        text.Append(i == 0 ? "- " : "\n- ");
                        Append(text, bullets.Items[i], marks);
                    }

                    break;
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ImmutableArray<Span> spans, bool marks)
    {
        foreach (var span in spans)
        {
            var mark = marks ? Mark(span) : "";
            // Marks belong to the words: Discord does not take ** that stands beside a space for one.
            var words = mark.Length > 0 ? span.Text.AsSpan().Trim() : span.Text;
            var before = span.Text.AsSpan()[..^span.Text.AsSpan().TrimStart().Length];
            if (words.IsEmpty || mark.Length == 0)
            {
                Escape(text, span.Text);
                continue;
            }

            text.Append(before);
            // Two forms that touch would be read as one longer mark; a space without width keeps them apart.
            if (text.Length > 0 && text[^1] == mark[0] && !EndsEscaped(text))
                text.Append('\u200b');
            text.Append(mark);
            if (mark == "`")
                text.Append(words);
            else
                Escape(text, words);
            text.Append(mark).Append(span.Text.AsSpan()[(before.Length + words.Length)..]);
        }
    }

    /// <summary>Inside code nothing can be escaped, so code with a backtick in it stays plain.</summary>
    private static string Mark(Span span) => span.Style switch
    {
        SpanStyle.Strong => "**",
        SpanStyle.Emphasis => "*",
        SpanStyle.Code when !span.Text.Contains('`', StringComparison.Ordinal) => "`",
        _ => "",
    };

    private static void Escape(StringBuilder text, ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var letter = words[i];
            var begins = text.Length == 0 || text[^1] == '\n' || IsBlankLine(text);
            if (Everywhere.Contains(letter) || (begins && AtTheBeginning.Contains(letter)) || IsLinkOrFace(words, i) || IsListNumber(text, letter))
                text.Append('\\');
            text.Append(letter);
        }
    }

    /// <summary>The colon of an address, which would become a link, or of a name between colons, which would become a face.</summary>
    private static bool IsLinkOrFace(ReadOnlySpan<char> words, int at)
    {
        if (words[at] != ':')
            return false;
        var rest = words[(at + 1)..];
        return rest.StartsWith("//", StringComparison.Ordinal) || (rest.IndexOfAnyExcept(FaceNames) is var end and > 0 && rest[end] == ':');
    }

    /// <summary>The dot of "1." at the beginning of a line, which would become a list.</summary>
    private static bool IsListNumber(StringBuilder text, char letter)
    {
        if (letter is not ('.' or ')'))
            return false;
        var at = text.Length - 1;
        while (at >= 0 && char.IsAsciiDigit(text[at]))
            at--;
        return at < text.Length - 1 && (at < 0 || text[at] == '\n');
    }

    /// <summary>Whether there is nothing but spaces, or the mark of our own list, since the line began.</summary>
    private static bool IsBlankLine(StringBuilder text)
    {
        var at = text.Length - 1;
        while (at >= 0 && text[at] == ' ')
            at--;
        return at < 0 || text[at] == '\n' || (text[at] == '-' && at < text.Length - 1 && (at == 0 || text[at - 1] == '\n'));
    }

    private static bool EndsEscaped(StringBuilder text) => text.Length > 1 && text[^2] == '\\';
}
