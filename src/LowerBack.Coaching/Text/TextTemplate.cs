using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using LowerBack.Chat;

namespace LowerBack.Coaching.Text;

/// <summary>
/// A text as it is written by us: blank lines part paragraphs, lines that begin with "- " are a list, *strong*,
/// _emphasis_ and `code` are spans, {name} is a placeholder. Filled values are never read for any of these.
/// </summary>
public sealed partial class TextTemplate
{
    private readonly Prose _prose;

    /// <summary>Where the placeholders of a span stand; a span without any is not here. Found once, since every reply fills some.</summary>
    private readonly Dictionary<Span, ImmutableArray<Piece>> _pieces = new(ReferenceEqualityComparer.Instance);

    private TextTemplate(ImmutableArray<Block> blocks, ImmutableArray<string> placeholders)
    {
        _prose = new Prose(blocks);
        Placeholders = placeholders;
        foreach (var span in blocks.SelectMany(SpansOf).Where(span => Placeholder().IsMatch(span.Text)))
            _pieces[span] = Pieces(span.Text);
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
    public Prose Fill(params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (Placeholders.IsEmpty)
            return _prose;
        var filled = new Block[_prose.Blocks.Length];
        for (var at = 0; at < filled.Length; at++)
            filled[at] = Fill(_prose.Blocks[at], values);
        return new Prose(ImmutableCollectionsMarshal.AsImmutableArray(filled));
    }

    private Block Fill(Block block, ReadOnlySpan<(string Name, string Value)> values)
    {
        if (block is Paragraph paragraph)
            return new Paragraph(Fill(paragraph.Spans, values));
        var items = ((Bullets)block).Items;
        var filled = new ImmutableArray<Span>[items.Length];
        for (var at = 0; at < filled.Length; at++)
            filled[at] = Fill(items[at], values);
        return new Bullets(ImmutableCollectionsMarshal.AsImmutableArray(filled));
    }

    private ImmutableArray<Span> Fill(ImmutableArray<Span> spans, ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new Span[spans.Length];
        for (var at = 0; at < filled.Length; at++)
        {
            var span = spans[at];
            filled[at] = _pieces.TryGetValue(span, out var pieces) ? span with { Text = Join(pieces, values) } : span;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(filled);
    }

    private static string Join(ImmutableArray<Piece> pieces, ReadOnlySpan<(string Name, string Value)> values)
    {
        var texts = new string[pieces.Length];
        for (var at = 0; at < texts.Length; at++)
            texts[at] = pieces[at].IsPlaceholder ? Value(pieces[at].Text, values) : pieces[at].Text;
        return string.Concat(texts);
    }

    private static string Value(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
                return value.Value;
        }

        throw new KeyNotFoundException($"Nothing was given for {{{name}}}.");
    }

    private static ImmutableArray<Piece> Pieces(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var at = 0;
        foreach (Match found in Placeholder().Matches(text))
        {
            if (found.Index > at)
                pieces.Add(new Piece(text[at..found.Index], IsPlaceholder: false));
            pieces.Add(new Piece(found.Groups["name"].Value, IsPlaceholder: true));
            at = found.Index + found.Length;
        }

        if (at < text.Length)
            pieces.Add(new Piece(text[at..], IsPlaceholder: false));
        return pieces.ToImmutable();
    }

    private static IEnumerable<Span> SpansOf(Block block) =>
        block is Paragraph paragraph ? paragraph.Spans : ((Bullets)block).Items.SelectMany(item => item);

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

    private readonly record struct Piece(string Text, bool IsPlaceholder);

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\*[^*\n]+\*|\b_[^_\n]+_\b|`[^`\n]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
