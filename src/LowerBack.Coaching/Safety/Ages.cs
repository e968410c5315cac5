using System.Globalization;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// Writes every age under 18 as "#", in figures or words, so that one term such as "im #" stands for all of them. A number
/// of minutes, kilos or weeks is no age.
/// </summary>
/// <param name="inWords">The ages of a language in words, plain.</param>
/// <param name="counted">What a number counts where it is no age, such as "minutes", in any language.</param>
internal sealed class Ages(IReadOnlySet<string> inWords, IReadOnlySet<string> counted)
{
    private const int Adult = 18;
    private const int Youngest = 6;

    /// <summary>The text with the ages marked; what is glued to one stands apart ("13yo" is "# yo").</summary>
    /// <param name="plain">Text as <see cref="Plainly"/> writes it.</param>
    public string Mark(string plain)
    {
        var words = plain.Split(' ');
        for (var at = 0; at < words.Length; at++)
        {
            var (number, glued) = Parts(words[at]);
            var next = glued.Length > 0 || at + 1 == words.Length ? glued : words[at + 1];
            if (!counted.Contains(next) && (inWords.Contains(number) || IsYoung(number)))
                words[at] = glued.Length > 0 ? $"# {glued}" : "#";
        }

        return string.Join(' ', words);
    }

    private static bool IsYoung(string number) =>
        number.Length is 1 or 2 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age is >= Youngest and < Adult;

    private static (string Number, string Glued) Parts(string word)
    {
        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 ? (word[..digits], word[digits..]) : (word, "");
    }
}
