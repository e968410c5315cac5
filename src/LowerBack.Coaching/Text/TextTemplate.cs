using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LowerBack.Chat;

namespace LowerBack.Coaching.Text;

/// <summary>
/// A text as it is written by us: blank lines part paragraphs, lines that begin with "- " are a list, *strong*,
/// _emphasis_ and `code` are spans, {name} is a placeholder. Filled values are never read for any of these.
/// </summary>
public sealed partial class TextTemplate
{
    private readonly ImmutableArray<Block> _blocks;

    private TextTemplate(ImmutableArray<Block> blocks, ImmutableArray<string> placeholders)
    {
        _blocks = blocks;
        Placeholders = placeholders;
    }

    /// <summary>The names of the placeholders, each once, in order.</summary>
    public ImmutableArray<string> Placeholders { get; }

    /// <summary>Reads a text of ours.</summary>
    public static TextTemplate Parse(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var chunk in text.ReplaceLineEndings("\n").Trim('\n', ' ').Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var plain = new List<string>();
            var items = new List<ImmutableArray<Span>>();
            foreach (var line in chunk.Split('\n').Select(line => line.Trim()))
            {
                if (line.StartsWith("- ", StringComparison.Ordinal))
                    items.Add(Spans(line[2..]));
                else
                    plain.Add(line);
            }

            if (plain.Count > 0)
                blocks.Add(new Paragraph(Spans(string.Join('\n', plain))));
            if (items.Count > 0)
                blocks.Add(new Bullets([.. items]));
        }

        return new TextTemplate(blocks.ToImmutable(), [.. Placeholder().Matches(text).Select(found => found.Groups["name"].Value).Distinct()]);
    }

    /// <summary>The text with its placeholders filled.</summary>
    /// <exception cref="KeyNotFoundException">A placeholder has no value.</exception>
    public Prose Fill(IReadOnlyDictionary<string, string> values)
    {
        if (Placeholders.IsEmpty)
            return new Prose(_blocks);
        return new Prose([.. _blocks.Select(block => block switch
        {
            Paragraph paragraph => (Block)new Paragraph(Fill(paragraph.Spans, values)),
            Bullets bullets => new Bullets([.. bullets.Items.Select(item => Fill(item, values))]),
            _ => block,
        })]);
    }

    private static ImmutableArray<Span> Fill(ImmutableArray<Span> spans, IReadOnlyDictionary<string, string> values) =>
        [.. spans.Select(span => span with { Text = Placeholder().Replace(span.Text, found => values[found.Groups["name"].Value]) })];

    private static ImmutableArray<Span> Spans(string line)
    {
        var spans = ImmutableArray.CreateBuilder<Span>();
        var at = 0;
        foreach (Match form in Form().Matches(line))
        {
            if (form.Index > at)
                spans.Add(new Span(line[at..form.Index]));
            var style = line[form.Index] switch { '*' => SpanStyle.Strong, '_' => SpanStyle.Emphasis, _ => SpanStyle.Code };
            spans.Add(new Span(form.Value[1..^1], style));
            at = form.Index + form.Length;
        }

        if (at < line.Length)
            spans.Add(new Span(line[at..]));
        return spans.ToImmutable();
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\*[^*\n]+\*|\b_[^_\n]+_\b|`[^`\n]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
