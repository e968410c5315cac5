using System.Collections.Immutable;
using System.Text;

namespace LowerBack.Chat;

/// <summary>
/// What the coach says, as a tree of blocks and spans and never as markup: each platform renders it in its own way, and
/// words that came from people cannot turn into formatting, links or mentions.
/// </summary>
public sealed record Prose(ImmutableArray<Block> Blocks)
{
    /// <summary>Nothing.</summary>
    public static readonly Prose Empty = new(ImmutableArray<Block>.Empty);

    /// <summary>One paragraph of plain words, taken as they are.</summary>
    public static Prose Plain(string text) => new([new Paragraph([new Span(text)])]);

    /// <summary>One prose after the other.</summary>
    public static Prose operator +(Prose first, Prose second) => new(first.Blocks.AddRange(second.Blocks));

    /// <summary>The same with other spans, for a platform that writes some in its own way.</summary>
    public Prose Select(Func<Span, Span> write) => new([.. Blocks.Select(block => block switch
    {
        Paragraph paragraph => new Paragraph([.. paragraph.Spans.Select(write)]),
        Bullets bullets => new Bullets([.. bullets.Items.Select(item => item.Select(write).ToImmutableArray())]),
        _ => block,
    })]);

    /// <summary>The words without any form, a line per paragraph or bullet: for logs of tests, alt texts and limits.</summary>
    public string ToPlainText()
    {
        if (Blocks is [Paragraph { Spans: [var only] }])
            return only.Text;
        var text = new StringBuilder();
        foreach (var block in Blocks)
        {
            if (text.Length > 0)
                text.Append('\n');
            switch (block)
            {
                case Paragraph paragraph:
                    Append(text, paragraph.Spans);
                    break;
                case Bullets bullets:
                    for (var i = 0; i < bullets.Items.Length; i++)
                    {
                        text.Append(i == 0 ? "- " : "\n- ");
                        Append(text, bullets.Items[i]);
                    }

                    break;
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ImmutableArray<Span> spans)
    {
        foreach (var span in spans)
            text.Append(span.Text);
    }
}

/// <summary>A part of a message that starts on its own line: <see cref="Paragraph"/> or <see cref="Bullets"/>.</summary>
public abstract record Block;

/// <summary>Spans that run on in one paragraph. A span may contain line breaks.</summary>
public sealed record Paragraph(ImmutableArray<Span> Spans) : Block;

/// <summary>A list, one entry a line.</summary>
public sealed record Bullets(ImmutableArray<ImmutableArray<Span>> Items) : Block;

/// <summary>A run of words in one form.</summary>
/// <param name="Text">The words as they are; renderers escape them.</param>
/// <param name="Style">How they look.</param>
public record Span(string Text, SpanStyle Style = SpanStyle.Plain);

/// <summary>
/// A way to the coach that can be handed on to somebody else, alone or into a group: where the platform has links that carry a
/// word (Telegram), the address, and elsewhere what to type. Whoever follows it says <c>/start</c> with the payload.
/// </summary>
/// <param name="Payload">What it carries: 1 to <see cref="ChatLimits.StartPayload"/> of A-Z, a-z, 0-9, _ and -.</param>
/// <param name="Instead">What to type where there are no such links, such as <c>/team join ABCD-EFGH</c>.</param>
/// <param name="IntoGroup">Whether following it brings the coach into a group, which is chosen then.</param>
/// <exception cref="ArgumentException">The platforms would not carry the payload.</exception>
public sealed record StartLink(string Payload, string Instead, bool IntoGroup = false) : Span(Instead, SpanStyle.Code)
{
    /// <summary>What it carries.</summary>
    public string Payload { get; } = Carried(Payload);

    /// <summary>A payload as it is, if the platforms carry it.</summary>
    internal static string Carried(string payload) =>
        payload.Length is > 0 and <= ChatLimits.StartPayload && payload.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            ? payload
            : throw new ArgumentException($"«{payload}» is no payload: 1 to {ChatLimits.StartPayload} of A-Z, a-z, 0-9, _ and - fit.", nameof(payload));
}

/// <summary>How a span looks.</summary>
public enum SpanStyle
{
    Plain,
    Strong,
    Emphasis,
    Code,
}
