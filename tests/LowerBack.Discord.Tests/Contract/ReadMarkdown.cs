using System.Text;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace LowerBack.Discord.Tests.Contract;

/// <summary>
/// Discord's Markdown as somebody reads it, written from its rules and not from ours. It knows what a coach writes: bold,
/// italics, code and lists. Whatever else Discord would make something of (a link, a mention, a heading, a face) is a fault.
/// </summary>
internal static partial class ReadMarkdown
{
    /// <summary>The words, and those that stand out.</summary>
    public static (string Text, IReadOnlyList<string> Strong) Of(string markdown)
    {
        var (text, strong, plain) = (new StringBuilder(), new List<string>(), new StringBuilder());
        int? bold = null;
        for (var at = 0; at < markdown.Length; at++)
        {
            if (markdown[at] == '\\' && at + 1 < markdown.Length && (char.IsPunctuation(markdown[at + 1]) || char.IsSymbol(markdown[at + 1])))
            {
                Add(markdown[++at], isPlain: false);
            }
            else if (markdown[at] == '`')
            {
                var end = markdown.IndexOf('`', at + 1);
                foreach (var letter in markdown[(at + 1)..end])
                    Add(letter, isPlain: false);
                at = end;
            }
            else if (markdown.AsSpan(at).StartsWith("**"))
            {
                at++;
                if (bold is { } from)
                    strong.Add(text.ToString(from, text.Length - from));
                bold = bold is null ? text.Length : null;
            }
            else if (markdown[at] is not ('*' or '\u200b'))
            {
                Add(markdown[at], isPlain: true);
            }
        }

        var made = Makes().Match(plain.ToString());
        return made.Success
            ? throw FailException.ForFailure($"Discord would make something of «{made.Value}» in «{markdown}».")
            : (text.ToString(), strong);

        // What is escaped or code can become nothing else, and stands apart from what could.
        void Add(char letter, bool isPlain)
        {
            text.Append(letter);
            plain.Append(isPlain ? letter : '\u0001');
        }
    }

    [GeneratedRegex(@"_|~~|\|\||<(@|#|a?:|t:|/|id:|https?:)|\]\(|@(everyone|here)|[a-z]+://|^ *(#{1,3}|-#|>|>>>) |^ *[0-9]+\. |:[A-Za-z0-9_+-]+:", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Makes();
}
