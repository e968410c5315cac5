using System.Globalization;

namespace LowerBack.Coaching.Safety;

/// <summary>Writes every age under 18 as "#", in figures or words, so that one term such as "im #" stands for all of them.</summary>
internal static class Ages
{
    private const int Adult = 18;
    private const int Youngest = 6;

    /// <summary>The text with the ages marked.</summary>
    /// <param name="plain">Text as <see cref="Plainly"/> writes it.</param>
    /// <param name="inWords">The ages of a language in words, plain.</param>
    public static string Mark(string plain, IReadOnlySet<string> inWords)
    {
        var words = plain.Split(' ');
        for (var at = 0; at < words.Length; at++)
        {
            if (inWords.Contains(words[at]) || (words[at].Length is 1 or 2 && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age is >= Youngest and < Adult))
                words[at] = "#";
        }

        return string.Join(' ', words);
    }
}
